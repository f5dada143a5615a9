/** How fast to train at most: full speed for results, a walking pace to see what happens on the way. */
import { Gauge } from "lucide-react";
import { formatCount } from "../../domain/format";
import { useT } from "../../i18n";
import { setSpeed } from "../../state/sessionActions";
import { useSession } from "../../state/sessionStore";
import { useUi } from "../../state/uiStore";
import { Button } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import { Tooltip } from "../../ui/Tooltip";
import styles from "./TopBar.module.css";

const SPEEDS = [null, 10_000, 1_000, 100, 10, 1] as const;

export function SpeedMenu() {
  const t = useT();
  const speed = useUi((state) => state.speed);
  const watching = useSession(({ role }) => role === "viewer");
  const name = (value: number | null) =>
    value === null
      ? t("topbar.speed_full")
      : t("topbar.speed_limit", { count: formatCount(value) });
  const short = speed === null ? t("topbar.speed_short") : `${formatCount(speed)}/s`;
  if (watching) {
    return null;
  }
  return (
    <Tooltip text={t("topbar.speed_help")}>
      <span>
        <Menu
          trigger={
            <Button
              data-testid="speed-menu"
              aria-label={`${t("topbar.speed")}: ${short}`}
              icon={<Gauge aria-hidden="true" />}
            >
              <span className={styles.speed}>{short}</span>
            </Button>
          }
          items={SPEEDS.map((value) => ({
            id: String(value),
            label: name(value),
            hint: value === speed ? "✓" : "",
            testId: `speed-${value ?? "full"}`,
          }))}
          onPick={(id) => void setSpeed(id === "null" ? null : Number(id))}
        />
      </span>
    </Tooltip>
  );
}
