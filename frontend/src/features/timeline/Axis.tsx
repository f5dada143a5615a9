/** The axis of time: a slider over the steps of the run, its ticks, and marks where the server has kept the state. */
import { type KeyboardEvent, useCallback, useState } from "react";
import { useStore } from "zustand";
import { formatCount, formatStep } from "../../domain/format";
import { axisTicks, shareOf, stepOf, type TimeScale } from "../../domain/timeScale";
import { useT } from "../../i18n";
import { keyframesOf } from "../../state/keyframes";
import { currentPalette } from "../../state/palette";
import { neighbourStep } from "../../state/seeking";
import type { Stage } from "../../state/stage";
import { setUi, useUi } from "../../state/uiStore";
import { useLive } from "../../state/useLive";
import { usePlayhead, useStage } from "../../state/useStage";
import styles from "./Timeline.module.css";

/** Places of the slider on a log axis; on a linear one every step has its own. */
const LOG_PLACES = 10_000;
const REPORTS_A_PAGE = 10;

function watchWidth(element: HTMLElement, onWidth: (pixels: number) => void): () => void {
  const observer = new ResizeObserver(() => onWidth(element.clientWidth));
  observer.observe(element);
  return () => observer.disconnect();
}

/** Goes by recorded steps, as the run reports them. */
function walk(stage: Stage, direction: -1 | 1, reports: number): void {
  for (let report = 0; report < reports; report += 1) {
    const next = neighbourStep(stage, direction);
    if (next === null) return;
    stage.playhead.goTo(next);
  }
}

/** Arrow keys go by report, Home and End to both ends; true where the key was one of these. */
function pressed(stage: Stage, key: string): boolean {
  const last = stage.runs.current?.lastStep ?? 0;
  if (key === "ArrowLeft" || key === "ArrowDown") walk(stage, -1, 1);
  else if (key === "ArrowRight" || key === "ArrowUp") walk(stage, 1, 1);
  else if (key === "PageDown") walk(stage, -1, REPORTS_A_PAGE);
  else if (key === "PageUp") walk(stage, 1, REPORTS_A_PAGE);
  else if (key === "Home") stage.playhead.goTo(0);
  else if (key === "End") stage.playhead.goTo(last);
  else return false;
  return true;
}

function Slider({ last, scale }: { last: number; scale: TimeScale }) {
  const t = useT();
  const stage = useStage();
  const step = usePlayhead((state) => state.step) ?? last;
  const log = scale === "log";
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && pressed(stage, event.key)) {
      event.preventDefault();
    }
  };
  return (
    <input
      type="range"
      className={styles.slider}
      min={0}
      max={log ? LOG_PLACES : Math.max(1, last)}
      step={1}
      value={log ? Math.round(shareOf(step, last, scale) * LOG_PLACES) : step}
      aria-label={t("timeline.label")}
      aria-valuetext={t("timeline.at", { step: formatCount(step) })}
      data-testid="timeline"
      data-step={step}
      disabled={last < 1}
      onKeyDown={onKeyDown}
      onChange={(event) => {
        const value = Number(event.target.value);
        stage.playhead.goTo(log ? stepOf(value / LOG_PLACES, last, scale) : value);
      }}
    />
  );
}

export function ScaleToggle() {
  const t = useT();
  const log = useUi((state) => state.timeScale === "log");
  return (
    <label className={styles.toggle}>
      <input
        type="checkbox"
        checked={log}
        data-testid="time-log"
        onChange={() => setUi({ timeScale: log ? "linear" : "log" })}
      />
      {t("timeline.log")}
    </label>
  );
}

function percent(step: number, last: number, scale: TimeScale): string {
  return `${100 * shareOf(step, last, scale)}%`;
}

/** Where the server has kept the state. */
function Keyframes({ last, scale }: { last: number; scale: TimeScale }) {
  const t = useT();
  const stage = useStage();
  useStore(stage.moments.keyframes);
  const steps = keyframesOf(stage).filter((step) => step <= last);
  if (steps.length === 0) return <div className={styles.keyframes} />;
  return (
    <div
      className={styles.keyframes}
      role="img"
      aria-label={t("timeline.keyframes", { count: steps.length })}
      data-testid="keyframes"
    >
      {steps.map((step) => (
        <span key={step} className={styles.keyframe} style={{ left: percent(step, last, scale) }} />
      ))}
    </div>
  );
}

export function Axis() {
  const t = useT();
  const last = useLive(({ runs }) => runs.current?.lastStep ?? 0);
  const scale = useUi((state) => state.timeScale);
  const [pixels, setPixels] = useState(0);
  const axis = useCallback(
    (element: HTMLElement | null) =>
      element === null ? undefined : watchWidth(element, setPixels),
    [],
  );
  const width = pixels / currentPalette().rem;
  return (
    <div className={styles.axis}>
      <div ref={axis} className={styles.plot}>
        <Slider last={last} scale={scale} />
        <Keyframes last={last} scale={scale} />
        <div className={styles.ticks} aria-hidden="true">
          {axisTicks(last, width, scale).map((tick) => (
            <span key={tick} className={styles.tick} style={{ left: percent(tick, last, scale) }}>
              {tick === 0 ? t("timeline.zero") : formatStep(tick)}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
