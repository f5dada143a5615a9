/** What a run does or waits for, in words. */
import type { Translate, TranslateText } from "../../i18n";
import type { RunState, SessionView } from "../../state/sessionStore";
import type { WayBack } from "../../state/wayBack";

export interface Notice {
  readonly tone: "quiet" | "warning" | "bad";
  readonly id: string;
  readonly text: string;
}

/** Why nothing arrives from the server. */
export function connectionNotice(
  { connection, closeCode }: SessionView,
  t: Translate,
): Notice | null {
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
function failureText(detail: RunState["detail"], text: TranslateText): string {
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
