/** In place of a picture that is not there yet: what it waits for. */
import { type MessageKey, useT } from "../../i18n";
import type { SessionView } from "../../state/sessionStore";
import { useSession } from "../../state/useStage";
import styles from "./Views.module.css";

/** @param measured whether the picture is measured over the whole validation set. */
function reason({ runId, state }: SessionView, measured: boolean): MessageKey {
  if (runId === null) return "views.waiting_start";
  if (state?.status === "queued" || state?.status === "compiling") return "views.waiting_compile";
  return measured ? "views.waiting_measure" : "views.waiting";
}

export function Waiting({ measured = false }: { measured?: boolean }) {
  const t = useT();
  const key = useSession((session) => reason(session, measured));
  return <p className={styles.waiting}>{t(key)}</p>;
}
