/** The time axis: drag back over what was recorded; everything shows that step. `Live` returns. */

import { Play, Square } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { formatCount, formatStep } from "../../domain/format";
import { useT } from "../../i18n";
import { currentPalette } from "../../state/palette";
import { schedule } from "../../state/scheduler";
import { useStanding } from "../../state/standing";
import { useLive } from "../../state/useLive";
import { usePlayhead, useSession, useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import styles from "./Timeline.module.css";

const REPLAY_SECONDS = 12;
/** Room for a label, and for the words at step 0, in rem: they grow with the type. */
const TICK_REM = 4.8;
const ZERO_REM = 6.5;

/** Walks through the record from its start in twelve seconds, whatever its length. */
function useReplay(): { replaying: boolean; toggle: () => void } {
  const stage = useStage();
  const [replaying, setReplaying] = useState(false);
  const begun = useRef(0);
  useEffect(() => {
    if (!replaying) {
      return;
    }
    begun.current = performance.now();
    return schedule({
      maxHz: 30,
      draw: (now) => {
        const share = (now - begun.current) / (1000 * REPLAY_SECONDS);
        const last = stage.runs.current?.lastStep ?? 0;
        if (share >= 1) {
          setReplaying(false);
          stage.playhead.goLive();
        } else {
          stage.playhead.goTo(Math.round(share * last));
        }
      },
    });
  }, [stage, replaying]);
  return { replaying, toggle: () => setReplaying(!replaying) };
}

/** Round steps for an axis `width` rem wide: 0, and as many as have room, none too near to either end. */
export function axisTicks(last: number, width: number): number[] {
  const most = Math.max(1, Math.floor(width / TICK_REM));
  const raw = Math.max(1, last / most);
  const power = 10 ** Math.floor(Math.log10(raw));
  const every = ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
  const ticks = [0];
  for (let tick = every; tick <= last * 0.93; tick += every) {
    if ((tick / last) * width >= ZERO_REM) {
      ticks.push(tick);
    }
  }
  return ticks;
}

function watchWidth(element: HTMLElement, tell: (pixels: number) => void): () => void {
  const observer = new ResizeObserver(() => tell(element.clientWidth));
  observer.observe(element);
  return () => observer.disconnect();
}

export function Timeline() {
  const t = useT();
  const stage = useStage();
  const last = useLive(({ runs }) => runs.current?.lastStep ?? 0);
  const [pixels, setPixels] = useState(0);
  const axis = useCallback(
    (element: HTMLElement | null) =>
      element === null ? undefined : watchWidth(element, setPixels),
    [],
  );
  const width = pixels / currentPalette().rem;
  const step = usePlayhead((state) => state.step);
  const runId = useSession((session) => session.runId);
  const { replaying, toggle } = useReplay();
  const standing = useStanding();
  if (runId === null) {
    return null;
  }
  const shown = step ?? last;
  const behind = standing.kind === "behind";
  return (
    <div className={styles.timeline} data-standing={standing.kind} data-testid="standing">
      <div className={styles.start}>
        <Button
          variant="quiet"
          className={styles.small ?? ""}
          icon={replaying ? <Square aria-hidden="true" /> : <Play aria-hidden="true" />}
          data-testid="replay"
          disabled={last < 2}
          onClick={toggle}
        >
          {replaying ? t("timeline.stop") : t("timeline.replay")}
        </Button>
      </div>
      <div ref={axis} className={styles.axis}>
        <input
          type="range"
          className={styles.slider}
          min={0}
          max={Math.max(1, last)}
          step={1}
          value={shown}
          aria-label={t("timeline.label")}
          aria-valuetext={t("timeline.at", { step: formatCount(shown) })}
          data-testid="timeline"
          disabled={last < 1}
          onChange={(event) => stage.playhead.goTo(Number(event.target.value))}
        />
        <div className={styles.ticks} aria-hidden="true">
          {axisTicks(last, width).map((tick) => (
            <span
              key={tick}
              className={styles.tick}
              style={{ left: `${(tick / Math.max(1, last)) * 100}%` }}
            >
              {tick === 0 ? t("timeline.zero") : formatStep(tick)}
            </span>
          ))}
        </div>
      </div>
      <div className={styles.end}>
        {behind && (
          <span className={styles.behind} data-testid="behind">
            {t("timeline.behind", { step: formatCount(standing.reached) })}
          </span>
        )}
        <output className={styles.step} data-testid="shown-step">
          {formatCount(standing.shown ?? shown)}
        </output>
        <Button
          className={styles.small ?? ""}
          data-testid="live"
          aria-pressed={step === null}
          onClick={stage.playhead.goLive}
        >
          <span className={styles.liveDot} aria-hidden="true" />
          {t(standing.training ? "timeline.live" : "timeline.latest")}
        </Button>
      </div>
    </div>
  );
}
