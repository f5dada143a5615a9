/** Says that the run cannot be recorded just now, why, and lets its owner choose what training does meanwhile. */

import { useT } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { isTheirs } from "../../state/sessionStore";
import { useSession } from "../../state/useStage";
import { Button } from "../../ui/Button";
import styles from "./RunNotices.module.css";

export function DegradedBanner() {
  const t = useT();
  const pause = useAction("unrecorded_pause");
  const go = useAction("unrecorded_continue");
  const degraded = useSession((session) => session.state?.degraded ?? null);
  const owner = useSession((session) => !isTheirs(session));
  if (degraded === null) {
    return null;
  }
  const continues = degraded.policy === "continue";
  const training = () => {
    if (degraded.what === "checkpoint") return t("degraded.checkpoint");
    if (continues) return t("degraded.continues");
    return t(degraded.paused ? "degraded.paused" : "degraded.waiting");
  };
  return (
    <div role="alert">
      <p className={styles.line} data-tone="bad" data-testid="degraded">
        <span className={styles.dot} aria-hidden="true" />
        <span>
          {t(`degraded.${degraded.cause}`)} {training()}
        </span>
        {owner && degraded.what === "record" && (
          <Button className={styles.choice ?? ""} onClick={continues ? pause.onClick : go.onClick}>
            {continues ? pause.label : go.label}
          </Button>
        )}
      </p>
    </div>
  );
}
