/** Owner tokens by session in localStorage (never in a URL); the session of this tab, so that a reload re-attaches. */

const TOKENS_KEY = "backlight.owner_tokens";
const TAB_KEY = "backlight.session";
const MAX_TOKENS = 200;

/** The session this tab steers, and the structure of its present run's spec. */
export interface TabSession {
  readonly sessionId: string;
  readonly structure: string;
}

function readTokens(): [string, string][] {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(TOKENS_KEY) ?? "[]");
    return Array.isArray(parsed) ? (parsed as [string, string][]) : [];
  } catch {
    return [];
  }
}

export function ownerToken(sessionId: string): string | null {
  return readTokens().find(([id]) => id === sessionId)?.[1] ?? null;
}

export function keepOwnerToken(sessionId: string, token: string): void {
  const others = readTokens().filter(([id]) => id !== sessionId);
  const kept = [...others, [sessionId, token]].slice(-MAX_TOKENS);
  localStorage.setItem(TOKENS_KEY, JSON.stringify(kept));
}

export function keepTabSession(session: TabSession | null): void {
  if (session === null) {
    sessionStorage.removeItem(TAB_KEY);
  } else {
    sessionStorage.setItem(TAB_KEY, JSON.stringify(session));
  }
}

export function tabSession(): TabSession | null {
  try {
    const parsed = JSON.parse(sessionStorage.getItem(TAB_KEY) ?? "null") as TabSession | null;
    return typeof parsed?.sessionId === "string" ? parsed : null;
  } catch {
    return null;
  }
}
