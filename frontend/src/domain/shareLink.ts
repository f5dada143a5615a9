/**
 * The share link: `#v=2&` readable scalars `&spec=` base64url(deflate(JSON)), only what differs from the defaults.
 * A readable key wins over the packed part, so that a link can be edited by hand. Links of version 1 are read for ever.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import { type Document, makeDocument } from "./document";
import { packNetwork, unpackNetwork } from "./linkGraph";
import { unpackNetwork1 } from "./linkGraph1";
import { LinkError, part } from "./linkParts";
import { packPlaces, unpackPlaces } from "./linkPlaces";
import { packPoints, unpackPoints } from "./linkPoints";
import { readNumber } from "./numbers";
import { isObject, type RawObject, ReadError, readLayout, readSpec } from "./readDocument";
import { DEFAULT_TRAINING, type Layout, objectiveOf, type Spec } from "./spec";

export { LinkError };

const LINK_VERSION = "2";
const FIRST_VERSION = "1";
/** Longest packed part that is read, and what it may grow to: a link is typed by strangers. */
const MAX_LINK_CHARACTERS = 200_000;
const MAX_JSON_BYTES = 2_000_000;

interface ReadableKey {
  readonly key: string;
  readonly read: (spec: Spec) => string | number | null | undefined;
  readonly numeric: boolean;
  /** Where the value stands in a spec. */
  readonly path: readonly string[];
}

function trainingKey(
  key: string,
  field: "batch_size" | "epochs" | "seed" | "l1" | "l2",
): ReadableKey {
  return {
    key,
    numeric: true,
    read: (spec) =>
      spec.training[field] === DEFAULT_TRAINING[field] ? undefined : spec.training[field],
    path: ["training", field],
  };
}

function configKey(key: string, owner: "optimizer" | "data", field: string): ReadableKey {
  return {
    key,
    numeric: true,
    read: (spec) => {
      const value = spec[owner].config?.[field];
      return typeof value === "number" ? value : undefined;
    },
    path: [owner, "config", field],
  };
}

const READABLE: readonly ReadableKey[] = [
  { key: "data", numeric: false, read: (spec) => spec.data.type, path: ["data", "type"] },
  configKey("noise", "data", "noise"),
  {
    key: "optimizer",
    numeric: false,
    read: (spec) => (spec.optimizer.type === "sgd" ? undefined : spec.optimizer.type),
    path: ["optimizer", "type"],
  },
  configKey("rate", "optimizer", "learning_rate"),
  trainingKey("batch", "batch_size"),
  trainingKey("epochs", "epochs"),
  trainingKey("seed", "seed"),
  trainingKey("l1", "l1"),
  trainingKey("l2", "l2"),
];

/** `whole` with a value at a path; what stands on the way must be objects. */
function put(whole: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  return { ...part(whole), [key]: put(part(whole)[key], rest, value) };
}

/** What of `value` differs from `fallback`; undefined where nothing does. */
function difference(value: unknown, fallback: unknown): unknown {
  if (JSON.stringify(value) === JSON.stringify(fallback)) return undefined;
  if (!isObject(value) || !isObject(fallback)) return value;
  const kept = Object.entries(value)
    .map(([key, part]) => [key, difference(part, fallback[key])] as const)
    .filter(([, part]) => part !== undefined);
  return Object.fromEntries(kept);
}

function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** The spec without the readable values, for packing. */
function withoutReadable(spec: Spec): Spec {
  const strip = (config: Record<string, unknown> | undefined, field: string) => {
    const { [field]: value, ...rest } = config ?? {};
    return typeof value === "number" ? rest : (config ?? {});
  };
  const { batch_size, epochs, seed, l1, l2 } = DEFAULT_TRAINING;
  return {
    ...spec,
    data: { ...spec.data, config: packPoints(strip(spec.data.config, "noise")) },
    optimizer: { ...spec.optimizer, config: strip(spec.optimizer.config, "learning_rate") },
    training: { ...spec.training, batch_size, epochs, seed, l1, l2 },
  };
}

/** The fragment of a link, without `#`. */
export function writeLink({ spec, layout, title }: Document): string {
  const bare = withoutReadable(spec);
  const fallback = makeDocument({
    data: { type: spec.data.type },
    optimizer: { type: spec.optimizer.type },
    objectives: [{ prediction: objectiveOf(spec).prediction }],
  }).spec;
  const { network: _network, objectives, ...parts } = bare;
  const { network: _empty, objectives: _default, ...fallbackParts } = fallback;
  const packed = {
    ...packNetwork(spec.network),
    s: difference(parts, fallbackParts),
    o: objectives,
    p: packPlaces(
      layout.positions ?? {},
      spec.network.nodes.map(({ id }) => id),
    ),
    c: layout.note || undefined,
  };
  const pairs = [["v", LINK_VERSION]];
  if (title !== "") pairs.push(["title", title]);
  for (const { key, read } of READABLE) {
    const value = read(spec);
    if (value !== undefined) pairs.push([key, value === null ? "none" : String(value)]);
  }
  pairs.push(["spec", toBase64Url(deflateSync(strToU8(JSON.stringify(packed)), { level: 9 }))]);
  return pairs.map(([key, value]) => `${key}=${encodeURIComponent(value ?? "")}`).join("&");
}

/** A link as it was written: mail programs and chats escape its marks, for HTML or once more for an address. */
function unescaped(fragment: string): string {
  const bare = fragment.replace(/^#/, "").replaceAll("&amp;", "&");
  if (!/^v%3d/i.test(bare)) return bare;
  try {
    return decodeURIComponent(bare).replaceAll("&amp;", "&");
  } catch {
    return bare;
  }
}

/** Whether a fragment is meant as a link to an experiment. */
export function isLink(fragment: string): boolean {
  return /^v(=|&|%|$)/.test(unescaped(fragment));
}

function unpack(text: string): RawObject {
  if (text.length > MAX_LINK_CHARACTERS) throw new LinkError("unreadable");
  try {
    const out = new Uint8Array(MAX_JSON_BYTES);
    const parsed: unknown = JSON.parse(strFromU8(inflateSync(fromBase64Url(text), { out })));
    if (isObject(parsed)) return parsed;
  } catch {
    throw new LinkError("unreadable");
  }
  throw new LinkError("unreadable");
}

/** A component of which only settings differ from the defaults is the usual one. */
function withType(raw: RawObject, name: string, type: string): RawObject {
  const component = raw[name];
  return isObject(component) ? { ...raw, [name]: { type, ...component } } : raw;
}

/** The spec of a link, readable keys in place. */
function specOf(packed: RawObject, network: RawObject, values: URLSearchParams): Spec {
  let raw: unknown = { ...part(packed.s), network, objectives: packed.o };
  for (const { key, numeric, path } of READABLE) {
    const given = values.get(key);
    if (given === null) continue;
    const value = numeric ? readNumber(given) : given;
    if (value === null) throw new LinkError("value", key);
    raw = put(raw, path, value);
  }
  return readSpec(withType(withType(part(raw), "optimizer", "sgd"), "schedule", "constant"));
}

function layoutOf(positions: unknown, note: unknown): Layout {
  return readLayout({
    ...(positions !== undefined && { positions }),
    ...(note !== undefined && { note }),
  });
}

/** Version 1 carries positions and points as they are. */
function readFirst(packed: RawObject, values: URLSearchParams) {
  const spec = specOf(packed, unpackNetwork1(packed), values);
  return { spec, layout: layoutOf(packed.p, packed.c) };
}

function readPresent(packed: RawObject, values: URLSearchParams) {
  const network = unpackNetwork(packed);
  const settings = part(packed.s);
  const data = part(settings.data);
  const config = data.config === undefined ? {} : { config: unpackPoints(part(data.config)) };
  const s = settings.data === undefined ? settings : { ...settings, data: { ...data, ...config } };
  const spec = specOf({ ...packed, s }, network, values);
  const ids = spec.network.nodes.map(({ id }) => id);
  const positions = packed.p === undefined ? undefined : unpackPlaces(packed.p, ids);
  return { spec, layout: layoutOf(positions, packed.c) };
}

/**
 * The document of a link.
 *
 * @throws LinkError when the version is unknown, the packed part (always the last) is missing or cannot be read, or a
 *     readable value is no number.
 */
export function readLink(fragment: string): Document {
  const values = new URLSearchParams(unescaped(fragment));
  const version = values.get("v") ?? "";
  const whole = values.get("spec") ?? "";
  const isKnown = version === LINK_VERSION || version === FIRST_VERSION;
  if (!isKnown && version !== "") throw new LinkError("version", version);
  if (version === "" || whole === "") throw new LinkError("incomplete");
  const packed = unpack(whole);
  try {
    const read = version === FIRST_VERSION ? readFirst : readPresent;
    return { title: values.get("title") ?? "", ...read(packed, values) };
  } catch (error) {
    throw error instanceof ReadError ? new LinkError(error.fault, error.got) : error;
  }
}
