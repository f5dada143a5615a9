/** What the run is doing when it is not simply training, in words; and the spoken summary. */
import { ChevronDown, X } from "lucide-react";
import { type ComponentType, type ReactNode, useState } from "react";
import { formatDuration } from "../../domain/format";
import type { Problem } from "../../domain/spec";
import { type Translate, type TranslateText, useT, useText } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { useCheck } from "../../state/check";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import type { RunState, SessionView } from "../../state/sessionStore";
import { useLive } from "../../state/useLive";
import { useSession, useStage } from "../../state/useStage";
import { useWayBack, type WayBack } from "../../state/wayBack";
import { Button } from "../../ui/Button";
import { useNodeNames, withNames } from "../../ui/nodeNames";
import { useTexts } from "../../ui/texts";
import { DegradedBanner } from "./DegradedBanner";
import { KeptNotice } from "./KeptNotice";
import styles from "./RunNotices.module.css";

/** Notices of a drawing that its run does not train any more. */
const OFFERS_WEIGHTS: ReadonlySet<string> = new Set(["edited", "shelved"]);

interface NoticeProps {
  /** What a warning is cured with, where the visitor may edit. */
  readonly Fix?: ComponentType<{ problem: Problem }> | undefined;
  /** Id of a notice that the page gives elsewhere in other words. */
  readonly elsewhere?: string;
}

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

/** Why a run broke off, by the code of its failure; the server's own words where a code has no text yet. */
export function failureText(detail: RunState["detail"], text: TranslateText): string {
  const { code, message, cause } = detail ?? {};
  const causeText =
    [message, cause].find((part) => typeof part === "string") ?? text("notice.failed", "");
  return typeof code === "string" ? text(`notice.${code}`, String(causeText)) : String(causeText);
}

function waitingNotice(state: RunState, t: Translate): Notice {
  const before = Number(state.detail?.queue ?? 0);
  const text = before > 0 ? t("notice.queued_behind", { count: before }) : t("notice.queued");
  return { tone: "quiet", id: "queued", text };
}

function compilingText({ detail }: RunState, t: Translate): string {
  const reported: unknown = detail?.executables;
  const [done, needed] = Array.isArray(reported) ? reported.map(Number) : [];
  return t("notice.compiling", { done: done ?? 0, needed: needed ?? 0 });
}

/** What the run does or waits for. */
export function runNotice(
  { state, edited, phase, runId, away }: SessionView,
  t: Translate,
  text: TranslateText,
  way: WayBack = "none",
): Notice | null {
  if (away) {
    return { tone: "quiet", id: "former-run", text: t("notice.former_run") };
  }
  if (state?.status === "compiling") {
    return { tone: "quiet", id: "compiling", text: compilingText(state, t) };
  }
  if (state?.status === "queued") {
    return waitingNotice(state, t);
  }
  if (state?.status === "failed") {
    return { tone: "bad", id: "failed", text: failureText(state.detail, text) };
  }
  if (state?.detail?.catching_up === true) {
    return { tone: "quiet", id: "catching-up", text: t("notice.catching_up") };
  }
  if (phase === "replay") {
    return { tone: "quiet", id: "replay", text: t("notice.replay") };
  }
  if (phase === "shelved") {
    return { tone: "quiet", id: "shelved", text: t("notice.shelved", { way }) };
  }
  if (edited && runId !== null) {
    return { tone: "quiet", id: "edited", text: t("notice.edited") };
  }
  if (phase === "watching" && runId !== null) {
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
  const stage = useStage();
  const t = useT();
  const texts = useTexts();
  const names = useNodeNames(
    useDocument((draft) => draft.spec),
    useCatalog(),
  );
  const problems = useSession((session) => session.problems);
  const failure = useSession((session) => session.failure);
  const marked = useCheck(
    ({ status, problemsByNode }) => status === "problems" && problemsByNode.size > 0,
  );
  const first = problems[0];
  if (first === undefined && failure === null) {
    return null;
  }
  const others = problems.length - 1;
  const reported =
    first === undefined ? "" : texts.problem(withNames(first, names)).replace(/\.$/, "");
  const text = () => {
    if (first === undefined) return t(`notice.${failure ?? "share_missing"}`);
    if (marked) return t("notice.mend_first");
    return others > 0
      ? `${reported} ${t("notice.more_problems", { count: others })}.`
      : `${reported}.`;
  };
  return (
    <div role="alert">
      <Line notice={{ tone: "bad", id: "problem", text: text() }}>
        <Button
          variant="quiet"
          className={styles.close ?? ""}
          aria-label={t("common.close")}
          icon={<X aria-hidden="true" />}
          onClick={() => stage.session.setState({ problems: [], failure: null })}
        />
      </Line>
    </div>
  );
}

/** What will probably go wrong and no block causes; how to fix it is folded, the drawing stays free. */
function Warnings({ Fix }: NoticeProps) {
  const texts = useTexts();
  const warnings = useCheck((check) => check.generalWarnings);
  return warnings.map((warning) => (
    <details
      key={`${warning.code}${warning.path}`}
      className={styles.line}
      data-tone="warning"
      data-testid="warning-general"
    >
      <summary>
        <span className={styles.dot} aria-hidden="true" />
        {texts.problem(warning)}
        <ChevronDown className={styles.more ?? ""} aria-hidden="true" />
      </summary>
      <p className={styles.hint}>{texts.hint(warning)}</p>
      {Fix !== undefined && <Fix problem={warning} />}
    </details>
  ));
}

/** How long the page has been waiting for the compiler; not spoken, it changes every second. */
function Elapsed() {
  const [began] = useState(() => performance.now());
  const seconds = useLive(() => Math.floor((performance.now() - began) / 1000));
  return (
    <span className={styles.elapsed} aria-hidden="true" data-testid="compile-elapsed">
      {formatDuration(seconds)}
    </span>
  );
}

function BackToCurrent() {
  const { label, onClick } = useAction("show_current");
  return (
    <Button variant="quiet" data-testid="back-to-current" onClick={onClick}>
      {label}
    </Button>
  );
}

/** What the run says, one line each; nothing while all is well. */
export function RunNotices({ Fix, elsewhere }: NoticeProps) {
  const t = useT();
  const text = useText();
  const session = useSession((state) => state);
  const way = useWayBack(session.phase === "shelved");
  const notice = connectionNotice(session, t) ?? runNotice(session, t, text, way);
  return (
    <div className={styles.notices} data-testid="notices">
      <Problems />
      <DegradedBanner />
      <Warnings Fix={Fix} />
      <div role="status">
        {notice !== null && notice.id !== elsewhere && (
          <Line notice={notice}>
            {notice.id === "compiling" && <Elapsed />}
            {notice.id === "former-run" && <BackToCurrent />}
            {OFFERS_WEIGHTS.has(notice.id) && <KeptNotice />}
          </Line>
        )}
      </div>
    </div>
  );
}
