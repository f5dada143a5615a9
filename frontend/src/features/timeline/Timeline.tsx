/** The time axis: drag back over what was recorded; everything shows that step. `Live` returns. */
import { FastForward, GitBranch, Pause, Play } from "lucide-react";
import { formatCount } from "../../domain/format";
import { useT } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { isTheirs } from "../../state/sessionStore";
import { useStanding } from "../../state/standing";
import { useUi } from "../../state/uiStore";
import { useLive } from "../../state/useLive";
import { usePlayhead, useSession, useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { Tooltip } from "../../ui/Tooltip";
import { Axis, ScaleToggle } from "./Axis";
import { SpeedMenu } from "./SpeedMenu";
import { Status } from "./Status";
import styles from "./Timeline.module.css";

function ReplayButton() {
  const t = useT();
  const replaying = usePlayhead((state) => state.replaying);
  const last = useLive(({ runs }) => runs.current?.lastStep ?? 0);
  const { keys, label, onClick } = useAction("replay");
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      <Button
        variant="quiet"
        className={styles.small ?? ""}
        icon={replaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        data-testid="replay"
        aria-pressed={replaying}
        disabled={last < 2}
        onClick={onClick}
      >
        {t(replaying ? "timeline.pause" : "timeline.replay")}
      </Button>
    </Tooltip>
  );
}

/** A new run from the step gone back to; of a run that is only watched or stored there is none. */
function BranchButton() {
  const t = useT();
  const { keys, label, disabled, onClick } = useAction("branch");
  const theirs = useSession(isTheirs);
  if (theirs) return null;
  return (
    <Tooltip text={t("timeline.branch_help")} {...(keys === undefined ? {} : { keys })}>
      <Button
        className={styles.small ?? ""}
        icon={<GitBranch aria-hidden="true" />}
        data-testid="branch"
        disabled={disabled}
        onClick={onClick}
      >
        {label}
      </Button>
    </Tooltip>
  );
}

/** Out of the slow pace of an example, with one click. */
function FullSpeed() {
  const teaching = useUi((state) => state.teaching && state.speed !== null);
  const { label, disabled, onClick } = useAction("speed_full");
  if (!teaching) return null;
  return (
    <Button
      className={styles.small ?? ""}
      icon={<FastForward aria-hidden="true" />}
      data-testid="full-speed"
      disabled={disabled}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}

/** The step of the numbers on the page, and the way back to the run. */
function Place() {
  const t = useT();
  const stage = useStage();
  const step = usePlayhead((state) => state.step);
  const standing = useStanding();
  return (
    <>
      <output className={styles.step} data-testid="shown-step">
        {formatCount(standing.shown ?? step ?? 0)}
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
    </>
  );
}

export function Timeline() {
  const t = useT();
  const empty = useSession((session) => session.runId === null);
  const { kind } = useStanding();
  const isBack = usePlayhead(({ step }) => step !== null);
  return (
    <div className={styles.timeline} data-standing={kind} data-testid="standing">
      <div className={styles.start}>
        {!empty && <ReplayButton />}
        <SpeedMenu />
      </div>
      {empty ? (
        <p className={styles.hint}>{t("health.empty")}</p>
      ) : (
        <>
          <Axis />
          <div className={styles.under}>
            <Status />
            <ScaleToggle />
          </div>
        </>
      )}
      <div className={styles.end}>
        <div className={styles.place}>{!empty && <Place />}</div>
        {isBack ? <BranchButton /> : <FullSpeed />}
      </div>
    </div>
  );
}
