/** Owner tokens by session in the visitor's storage (never in a URL); the session of this tab, so that a reload re-attaches. */
import { isObject } from "../domain/readDocument";
import type { Spec } from "../domain/spec";
import { isExperimentSpec } from "../generated/validators";
import { tabStorage, visitorStorage } from "./browserStorage";

const TOKENS_KEY = "backlight.owner_tokens";
const TAB_KEY = "backlight.session";
const MAX_TOKENS = 200;

/** Tokens of this page's life: all there is where the browser keeps nothing. */
const known = new Map<string, string>();

/** A command after which a run of `spec` may begin. */
export interface AskedRun {
  readonly requestId: string;
  readonly spec: Spec;
}

/** The session this tab steers, and what its present run trains; no run id before its first run. */
export interface TabSession {
  readonly sessionId: string;
  readonly spec: Spec;
  readonly runId: string | null;
  /** The last commands after which another run may begin. */
  readonly asked: readonly AskedRun[];
}

function read(storage: () => Storage, key: string): unknown {
  try {
    return JSON.parse(storage().getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** Browsers may refuse to keep anything (private windows, full storage): then a reload starts anew. */
function write(storage: () => Storage, key: string, value: unknown): void {
  try {
    if (value === null) {
      storage().removeItem(key);
    } else {
      storage().setItem(key, JSON.stringify(value));
    }
  } catch {
    return;
  }
}

function isPair(value: unknown): value is [string, string] {
  return (
    Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === "string")
  );
}

function isAskedRun(value: unknown): value is AskedRun {
  return isObject(value) && typeof value.requestId === "string" && isExperimentSpec(value.spec);
}

function isTabSession(value: unknown): value is TabSession {
  return (
    isObject(value) &&
    typeof value.sessionId === "string" &&
    isExperimentSpec(value.spec) &&
    (value.runId === null || typeof value.runId === "string") &&
    Array.isArray(value.asked) &&
    value.asked.every(isAskedRun)
  );
}

function keptTokens(): [string, string][] {
  const parsed = read(visitorStorage, TOKENS_KEY);
  return Array.isArray(parsed) ? parsed.filter(isPair) : [];
}

export function ownerToken(sessionId: string): string | null {
  return known.get(sessionId) ?? keptTokens().find(([id]) => id === sessionId)?.[1] ?? null;
}

export function keepOwnerToken(sessionId: string, token: string): void {
  known.set(sessionId, token);
  const others = keptTokens().filter(([id]) => id !== sessionId);
  write(visitorStorage, TOKENS_KEY, [...others, [sessionId, token]].slice(-MAX_TOKENS));
}

export function keepTabSession(session: TabSession | null): void {
  write(tabStorage, TAB_KEY, session);
}

export function tabSession(): TabSession | null {
  const parsed = read(tabStorage, TAB_KEY);
  return isTabSession(parsed) ? parsed : null;
}
