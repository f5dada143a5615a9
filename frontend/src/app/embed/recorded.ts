/** The run that a file of its own holds, and the answers that a server would give about it. */
import { gunzipSync, strFromU8 } from "fflate";
import { LOCALES, type Locale } from "../../i18n";
import { THEMES, type UiState } from "../../state/uiStore";

/** Name of the share in such a file. */
const SHARE_ID = "recorded";
const ELEMENT = "recorded";
const JSON_TYPE = { "content-type": "application/json" };

type Theme = UiState["theme"];

export interface Recorded {
  readonly shareId: string;
  readonly locale: Locale;
  readonly theme: Theme | null;
  /** Bodies by the end of the address that has them. */
  readonly answers: ReadonlyMap<string, unknown>;
  /** Frames of the run, packed by gzip, as base64. */
  readonly record: string;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function unpack(base64: string): Uint8Array<ArrayBuffer> {
  return gunzipSync(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
}

/** What lies in the file; null where it holds no run. */
export function readRecorded(document: Document): Recorded | null {
  const text = document.getElementById(ELEMENT)?.textContent;
  if (!text) return null;
  const held: unknown = JSON.parse(text);
  if (!isObject(held) || typeof held.answers !== "string") return null;
  const answers: unknown = JSON.parse(strFromU8(unpack(held.answers)));
  return {
    shareId: SHARE_ID,
    locale: LOCALES.find((each) => each === held.locale) ?? "en",
    theme: THEMES.find((each) => each === held.theme) ?? null,
    answers: new Map(isObject(answers) ? Object.entries(answers) : []),
    record: String(held.record),
  };
}

/** A `fetch` that answers from the file; what isn't in it is missing, as on a server. */
export function answerFrom(recorded: Recorded): typeof fetch {
  return async (asked) => {
    const address = asked instanceof Request ? asked.url : String(asked);
    const path = address.slice(Math.max(0, address.indexOf("/api/"))).split("?")[0] ?? "";
    if (path.endsWith("/record")) return new Response(unpack(recorded.record));
    const body = recorded.answers.get(path);
    const status = body === undefined ? 404 : 200;
    return new Response(JSON.stringify(body ?? { problems: [] }), { status, headers: JSON_TYPE });
  };
}
