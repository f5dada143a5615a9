/** What undo leads back over, kept for the next visit: a drawing that something else took the place of is not lost. */
import type { Document } from "../domain/document";
import { isObject, ReadError, readLayout, readSpec } from "../domain/readDocument";
import { visitorStorage } from "./browserStorage";

const KEY = "backlight.past";
/** Where the past of a document that cannot be read is kept, for whoever can. */
const COPY = "backlight.unreadable_past";
/** So much of it is kept, the latest; a browser gives a page about five million characters. */
const MAX_DOCUMENTS = 50;
const MAX_CHARACTERS = 1_000_000;

export type Past = readonly Partial<Document>[];

/** The latest documents that fit, as text. */
function latestTexts(past: Past): string[] {
  const texts: string[] = [];
  let room = MAX_CHARACTERS;
  for (const document of past.slice(-MAX_DOCUMENTS).toReversed()) {
    const text = JSON.stringify(document);
    room -= text.length;
    if (room < 0) break;
    texts.unshift(text);
  }
  return texts;
}

export function keepPast(past: Past): void {
  try {
    visitorStorage().setItem(KEY, `[${latestTexts(past).join(",")}]`);
  } catch {
    return; // A full storage keeps none.
  }
}

export function copyPast(): void {
  const past = visitorStorage().getItem(KEY);
  try {
    if (past !== null) visitorStorage().setItem(COPY, past);
  } catch {
    return; // A full storage keeps none.
  }
}

export function forgetPast(): void {
  visitorStorage().removeItem(KEY);
}

function readOne(value: unknown): Document[] {
  if (!isObject(value)) return [];
  const { spec, layout, title } = value;
  try {
    const name = typeof title === "string" ? title : "";
    return [{ spec: readSpec(spec), layout: readLayout(layout ?? {}), title: name }];
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return [];
  }
}

/** What the last visit left of it; without what cannot be read. */
export function keptPast(): Document[] {
  try {
    const kept: unknown = JSON.parse(visitorStorage().getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.flatMap(readOne) : [];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [];
  }
}
