/** Parts of a link, which strangers may have written: each is what it should be, or the link cannot be read. */
import { isObject, type RawObject } from "./readDocument";

type LinkFault = "version" | "incomplete" | "unreadable" | "value";

export class LinkError extends Error {
  constructor(
    readonly fault: LinkFault,
    readonly key: string = "",
  ) {
    super(key === "" ? fault : `${fault}: ${key}`);
  }
}

/** An object, which may be left out. */
export function part(value: unknown): RawObject {
  if (value === undefined) return {};
  if (!isObject(value)) throw new LinkError("unreadable");
  return value;
}

/** A list, which may be left out. */
export function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new LinkError("unreadable");
  return value;
}

/** A list of lists, which may be left out. */
export function rows(value: unknown): readonly unknown[][] {
  const found = list(value);
  if (!found.every(Array.isArray)) throw new LinkError("unreadable");
  return found;
}

export function text(value: unknown): string {
  if (typeof value !== "string") throw new LinkError("unreadable");
  return value;
}

export function whole(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) throw new LinkError("unreadable");
  return value;
}
