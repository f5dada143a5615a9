/** The top bar: name, Reset, dice, Play, Step, counters, device; what comes at the right end is handed in. */
import { ChevronDown, Dices, Eye, FlaskConical, Pause, Play, RotateCcw } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import { useT } from "../../i18n";
import type { ActionId } from "../../state/actions/registry";
import { STUDY_ACTIONS } from "../../state/actions/study";
import { useAction, useActionMenu } from "../../state/actions/useAction";
import { isWatching, offersPause } from "../../state/sessionStore";
import { useSession } from "../../state/useStage";
import { Button, IconButton } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import { Tooltip } from "../../ui/Tooltip";
import { Counters } from "./Counters";
import { StandingBadge } from "./StandingBadge";
import styles from "./TopBar.module.css";

/** An action's button that a pointer's click does not leave in focus: Space plays again; the keyboard keeps its place. */
function useControl(id: ActionId) {
  const { onClick, ...action } = useAction(id);
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (event.detail > 0) event.currentTarget.blur();
    onClick();
  };
  return { ...action, onClick: click };
}

function PlayButton() {
  const t = useT();
  const active = useSession(offersPause);
  const waiting = useSession(
    ({ pending, state }) =>
      pending === "play" ||
      pending === "start" ||
      state?.status === "compiling" ||
      state?.status === "queued",
  );
  const { keys, disabled, onClick } = useControl("toggle_play");
  const label = active ? t("topbar.pause") : t("topbar.play");
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      <button
        type="button"
        className={styles.play}
        data-waiting={active && waiting}
        data-testid={active ? "pause" : "play"}
        aria-label={label}
        disabled={disabled}
        onClick={onClick}
      >
        {active ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
      </button>
    </Tooltip>
  );
}

const STEP_ACTIONS = ["step", "step_ten", "step_epoch"] as const;

function StepMenu() {
  const t = useT();
  return (
    <Menu
      trigger={
        <Button data-testid="step-menu">
          {t("topbar.step")}
          <ChevronDown aria-hidden="true" />
        </Button>
      }
      letsFocusGo
      {...useActionMenu(STEP_ACTIONS)}
    />
  );
}

const STUDY_MENU = STUDY_ACTIONS.map(({ id }) => id);

/** Questions on the experiment that many runs answer. */
function StudyMenu() {
  const t = useT();
  return (
    <Menu
      trigger={
        <Button
          data-testid="study-menu"
          aria-label={t("study.button")}
          title={t("study.button")}
          icon={<FlaskConical aria-hidden="true" />}
        >
          <span className={styles.study}>{t("study.button")}</span>
        </Button>
      }
      letsFocusGo
      {...useActionMenu(STUDY_MENU)}
    />
  );
}

function Device() {
  const t = useT();
  const device = useSession(({ state }) => state?.device ?? "");
  if (device === "") {
    return null;
  }
  return (
    <span className={styles.device} data-testid="device">
      <span className="hidden-text">{t("topbar.device")}</span>
      {device}
    </span>
  );
}

/** Of somebody else's run there is nothing to steer: who drives it, and the way to a copy. */
function Watching() {
  const t = useT();
  const { label, disabled, onClick } = useAction("own_copy");
  return (
    <>
      <Tooltip text={t("topbar.watching_help")}>
        <span className={styles.watching} data-testid="watching">
          <Eye aria-hidden="true" />
          {t("topbar.watching")}
        </span>
      </Tooltip>
      <Button
        icon={<Play aria-hidden="true" />}
        data-testid="own-copy"
        disabled={disabled}
        onClick={onClick}
      >
        {label}
      </Button>
    </>
  );
}

/** Play and what goes with it, of one's own run. */
function Controls() {
  return (
    <>
      <IconButton
        {...useControl("reset")}
        icon={<RotateCcw aria-hidden="true" />}
        data-testid="reset"
      />
      <IconButton {...useControl("dice")} icon={<Dices aria-hidden="true" />} data-testid="dice" />
      <PlayButton />
      <StepMenu />
      <StudyMenu />
    </>
  );
}

/** @param title the experiment's name, editable. children: share, language, theme, help. */
export function TopBar({ title, children }: { title: ReactNode; children?: ReactNode }) {
  const t = useT();
  const watching = useSession(isWatching);
  return (
    <div className={styles.bar}>
      <div className={styles.brand}>
        <span className={styles.logo} aria-hidden="true" />
        <h1 className={styles.name}>Backlight</h1>
        <span className={styles.divider} aria-hidden="true" />
        <div className={styles.title}>{title}</div>
      </div>
      <div className={styles.controls} role="toolbar" aria-label={t("topbar.controls")}>
        {watching ? <Watching /> : <Controls />}
        <StandingBadge />
        <Counters />
      </div>
      <div className={styles.end}>
        <Device />
        {children}
      </div>
    </div>
  );
}
