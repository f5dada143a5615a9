/** Says that the run cannot be recorded just now, why, and lets its owner choose what training does meanwhile. */

import { useT } from "../../i18n";
import { isTheirs } from "../../state/sessionStore";
import { setStoragePolicy } from "../../state/storagePolicy";
import { useSession, useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import styles from "./RunNotices.module.css";

export function DegradedBanner() {
  const stage = useStage();
  const t = useT();
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
          <Button
            className={styles.choice ?? ""}
            onClick={() => void setStoragePolicy(stage, continues ? "pause" : "continue")}
          >
            {t(continues ? "degraded.pause" : "degraded.continue")}
          </Button>
        )}
      </p>
    </div>
  );
}
