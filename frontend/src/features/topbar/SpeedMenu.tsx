/** How fast to train at most: full speed for results, a walking pace to see what happens on the way. */

import { Gauge } from "lucide-react";
import { formatCount } from "../../domain/format";
import { useT } from "../../i18n";
import { SPEEDS } from "../../state/actions/run";
import { useActionMenu } from "../../state/actions/useAction";
import { isTheirs } from "../../state/sessionStore";
import { useUi } from "../../state/uiStore";
import { useSession } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import { Tooltip } from "../../ui/Tooltip";
import styles from "./TopBar.module.css";

const SPEED_ACTIONS = SPEEDS.map((speed) => `speed_${speed ?? "full"}` as const);

export function SpeedMenu() {
  const t = useT();
  const speed = useUi((state) => state.speed);
  const watching = useSession(isTheirs);
  const menu = useActionMenu(SPEED_ACTIONS);
  const short = speed === null ? t("topbar.speed_short") : `${formatCount(speed)}/s`;
  if (watching) {
    return null;
  }
  return (
    <Tooltip text={t("topbar.speed_help")}>
      <span>
        <Menu
          letsFocusGo
          trigger={
            <Button
              data-testid="speed-menu"
              aria-label={`${t("topbar.speed")}: ${short}`}
              icon={<Gauge aria-hidden="true" />}
            >
              <span className={styles.speed}>{short}</span>
            </Button>
          }
          {...menu}
        />
      </span>
    </Tooltip>
  );
}
