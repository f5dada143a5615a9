/** Documents from outside (links, the last visit, examples, cures): validated here once; inside, their types hold. */
import { isExperimentSpec, isLayout } from "../generated/validators";
import { completeSpec, type Layout, NO_NODE, type Spec } from "./spec";

const SPEC_VERSION = 2;

/** Versions that differ from the present one by what may be missing alone. */
const READ_AS_PRESENT: readonly unknown[] = [1, SPEC_VERSION];

type ReadFault = "version" | "unreadable";

/** What came in is no document of this version. */
export class ReadError extends Error {
  constructor(
    readonly fault: ReadFault,
    /** The version that was found. */
    readonly got: string = "",
  ) {
    super(got === "" ? fault : `${fault}: ${got}`);
  }
}

export type RawObject = Record<string, unknown>;

export function isObject(value: unknown): value is RawObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a sparse spec may leave out although the server asks for it. */
function withRequired(raw: RawObject): RawObject {
  const { network = {}, data = {}, objectives = [] } = raw;
  const given = Array.isArray(objectives) && objectives.length === 0 ? [{}] : objectives;
  return {
    ...raw,
    network,
    data: isObject(data) ? { type: "spiral", ...data } : data,
    objectives: Array.isArray(given)
      ? given.map((each: unknown) =>
          isObject(each)
            ? { loss: { type: "cross_entropy" }, target: "label", prediction: NO_NODE, ...each }
            : each,
        )
      : given,
  };
}

/**
 * The spec in unknown JSON; what has a default may be missing. A version that this page does not know is left as it is.
 *
 * @throws ReadError
 */
export function readSpec(raw: unknown): Spec {
  if (!isObject(raw)) throw new ReadError("unreadable");
  const { version = SPEC_VERSION } = raw;
  if (!READ_AS_PRESENT.includes(version)) throw new ReadError("version", String(version));
  const spec = structuredClone({ ...withRequired(raw), version: SPEC_VERSION });
  if (!isExperimentSpec(spec)) throw new ReadError("unreadable");
  return completeSpec(spec);
}

/**
 * Positions and note in unknown JSON; both may be missing.
 *
 * @throws ReadError
 */
export function readLayout(raw: unknown): Layout {
  const layout = structuredClone(raw);
  if (!isLayout(layout)) throw new ReadError("unreadable");
  return { ...layout, positions: layout.positions ?? {} };
}
