/** Of when the numbers on the page are: live, the latest, or recorded. */
import { useT } from "../../i18n";
import { useStanding } from "../../state/standing";
import { useSession } from "../../state/useStage";
import styles from "./TopBar.module.css";

export function StandingBadge() {
  const t = useT();
  const stored = useSession(({ phase }) => phase === "replay");
  const none = useSession(({ runId }) => runId === null);
  const { kind, training } = useStanding();
  const recorded = stored || kind === "past";
  const key = recorded ? "topbar.recorded" : training ? "timeline.live" : "timeline.latest";
  return (
    <span
      className={styles.badge}
      data-testid="standing-badge"
      data-recorded={recorded}
      data-live={!recorded && training}
      hidden={none}
    >
      <span className={styles.badgeDot} aria-hidden="true" />
      {t(key)}
    </span>
  );
}
