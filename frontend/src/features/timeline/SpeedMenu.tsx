/** How fast training goes at most, and how a replay passes: one control. */
import { Gauge } from "lucide-react";
import { formatCount } from "../../domain/format";
import { REPLAY_PACES } from "../../domain/replayPath";
import { useT } from "../../i18n";
import { SPEEDS } from "../../state/actions/run";
import { useActionMenu } from "../../state/actions/useAction";
import { isTheirs } from "../../state/sessionStore";
import { REPLAY_SECONDS, useUi } from "../../state/uiStore";
import { usePlayhead, useSession } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import { Tooltip } from "../../ui/Tooltip";
import styles from "./Timeline.module.css";

const TRAINING = SPEEDS.map((speed) => `speed_${speed ?? "full"}` as const);
const REPLAY = [
  ...REPLAY_PACES.map((pace) => `pace_${pace}` as const),
  ...REPLAY_SECONDS.map((seconds) => `replay_${seconds}` as const),
];
const ALL = [...TRAINING, ...REPLAY];

export function SpeedMenu() {
  const t = useT();
  const speed = useUi((state) => state.speed);
  const seconds = useUi((state) => state.replaySeconds);
  const theirs = useSession(isTheirs);
  const replaying = usePlayhead((playhead) => playhead.replaying);
  const menu = useActionMenu(theirs ? REPLAY : ALL);
  const training = speed === null ? t("topbar.speed_short") : `${formatCount(speed)}/s`;
  const short = replaying || theirs ? t("timeline.seconds", { count: seconds }) : training;
  const headings = {
    speed_full: t("timeline.training_speed"),
    pace_log: t("timeline.replay_pace"),
    replay_6: t("timeline.replay_length"),
  };
  return (
    <Tooltip text={t("topbar.speed_help")}>
      <span>
        <Menu
          letsFocusGo
          trigger={
            <Button
              className={styles.small ?? ""}
              variant="quiet"
              data-testid={theirs ? "replay-menu" : "speed-menu"}
              aria-label={`${t("topbar.speed")}: ${short}`}
              icon={<Gauge aria-hidden="true" />}
            >
              {short}
            </Button>
          }
          headings={headings}
          {...menu}
        />
      </span>
    </Tooltip>
  );
}
