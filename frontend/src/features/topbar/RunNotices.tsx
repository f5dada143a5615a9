/** What the run is doing when it is not simply training, in words; and the spoken summary. */
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { type Translate, useT } from "../../i18n";
import { clearProblems, type SessionView, useSession } from "../../state/sessionStore";
import { Button } from "../../ui/Button";
import { useTexts } from "../../ui/texts";
import styles from "./RunNotices.module.css";

interface Notice {
  readonly tone: "quiet" | "warning" | "bad";
  readonly id: string;
  readonly text: string;
}

function connectionNotice({ connection, closeCode }: SessionView, t: Translate): Notice | null {
  if (connection === "lost") {
    return { tone: "warning", id: "connection-lost", text: t("notice.connection_lost") };
  }
  if (connection === "refused") {
    const key = closeCode === 4404 ? "notice.session_gone" : "notice.session_refused";
    return { tone: "warning", id: "session-gone", text: t(key) };
  }
  return null;
}

function runNotice(
  { state, edited, replay, role, runId }: SessionView,
  t: Translate,
): Notice | null {
  if (state?.status === "compiling") {
    return { tone: "quiet", id: "compiling", text: t("notice.compiling") };
  }
  if (state?.status === "queued") {
    return { tone: "quiet", id: "queued", text: t("notice.queued") };
  }
  if (state?.status === "failed") {
    return { tone: "bad", id: "failed", text: t("notice.failed") };
  }
  if (replay !== null) {
    return { tone: "quiet", id: "replay", text: t("notice.replay") };
  }
  if (edited && runId !== null) {
    return { tone: "quiet", id: "edited", text: t("notice.edited") };
  }
  if (role === "viewer" && runId !== null) {
    return { tone: "quiet", id: "viewer", text: t("notice.viewer") };
  }
  return null;
}

function Line({ notice, children }: { notice: Notice; children?: ReactNode }) {
  return (
    <p className={styles.line} data-tone={notice.tone} data-testid={`notice-${notice.id}`}>
      <span className={styles.dot} aria-hidden="true" />
      {notice.text}
      {children}
    </p>
  );
}

function Problems() {
  const t = useT();
  const texts = useTexts();
  const problems = useSession((session) => session.problems);
  const failure = useSession((session) => session.failure);
  const first = problems[0];
  if (first === undefined && failure === null) {
    return null;
  }
  const text =
    first === undefined ? t(`notice.${failure ?? "share_missing"}`) : texts.problem(first);
  const more =
    problems.length > 1 ? ` ${t("notice.more_problems", { count: problems.length - 1 })}` : "";
  return (
    <div role="alert">
      <Line notice={{ tone: "bad", id: "problem", text: `${text}${more}` }}>
        <Button
          variant="quiet"
          className={styles.close ?? ""}
          aria-label={t("common.close")}
          icon={<X aria-hidden="true" />}
          onClick={clearProblems}
        />
      </Line>
    </div>
  );
}

/** A line in the upper right corner of the canvas, beside the toolbar; nothing while all is well. */
export function RunNotices() {
  const t = useT();
  const session = useSession((state) => state);
  const notice = connectionNotice(session, t) ?? runNotice(session, t);
  return (
    <div className={styles.notices} data-testid="notices">
      <Problems />
      <div role="status">{notice !== null && <Line notice={notice} />}</div>
    </div>
  );
}
