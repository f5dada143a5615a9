/** Where in an experiment a path leads: to which setting, of which component, in which block. */
import { isObject } from "./readDocument";
import type { Problem, Spec } from "./spec";

type ComponentFamily =
  | "layers"
  | "groups"
  | "losses"
  | "optimizers"
  | "schedules"
  | "initializers"
  | "datasets"
  | "preprocessing"
  | "augmentations";

/** A setting of a component. */
interface ComponentSetting {
  readonly family: ComponentFamily;
  readonly type: string;
  readonly field: string;
}

export interface SettingPlace {
  /** The path with `*` for each position in a list, id of a block and name of a group. */
  readonly pattern: string;
  /** The group whose definition it lies in. */
  readonly group: string | null;
  /** The block that it lies in. */
  readonly node: { readonly id: string; readonly type: string } | null;
  /** The setting, behind that whose value has it: the scale of an initialiser behind the initialiser. */
  readonly settings: readonly ComponentSetting[];
}

/** A problem with the place that its path names in the experiment it is of; null where it names none. */
export interface PlacedProblem extends Problem {
  readonly place: SettingPlace | null;
}

const FAMILIES: Readonly<Record<string, ComponentFamily>> = {
  optimizer: "optimizers",
  schedule: "schedules",
  data: "datasets",
  "data.preprocessing.*": "preprocessing",
  "data.augmentations.*": "augmentations",
  "objectives.*.loss": "losses",
  "network.nodes.*": "layers",
  "network.groups.*.nodes.*": "layers",
};

const FIRST_STEPS = new Set(["network", "objectives", "optimizer", "schedule", "training", "data"]);
/** Behind these stand ids and names, which the pattern leaves open. */
const NAMED = /(^|\.)(nodes|groups)$/;

function child(whole: unknown, step: string): unknown {
  if (!Array.isArray(whole)) return isObject(whole) ? whole[step] : undefined;
  const items: readonly unknown[] = whole;
  return items.find((item) => isObject(item) && item.id === step) ?? items[Number(step)];
}

function typeOf(part: unknown): string {
  return isObject(part) && typeof part.type === "string" ? part.type : "";
}

/** The place of a path in a spec; null for a path of anything else. */
function settingPlace(spec: Spec, path: string): SettingPlace | null {
  const steps = path.split(".");
  if (!FIRST_STEPS.has(steps[0] ?? "")) return null;
  const settings: ComponentSetting[] = [];
  let [pattern, part]: [string, unknown] = ["", spec];
  let [group, node]: [string | null, SettingPlace["node"]] = [null, null];
  let family: ComponentFamily | undefined;
  let owner: string | null = null;
  for (const step of steps) {
    const inConfig = owner !== null;
    if (step === "config" && family !== undefined) owner = typeOf(part);
    else if (owner !== null && family !== undefined) {
      settings.push({ family, type: owner, field: step });
      // A component among settings is an initialiser, or a schedule behind another.
      family = family === "schedules" ? "schedules" : "initializers";
      owner = null;
    }
    if (NAMED.test(pattern)) {
      if (pattern.endsWith("groups")) group = step;
      else node = { id: step, type: typeOf(child(part, step)) };
    }
    const open = !inConfig && (NAMED.test(pattern) || /^\d+$/.test(step));
    pattern = `${pattern}${pattern === "" ? "" : "."}${open ? "*" : step}`;
    part = child(part, step);
    family = FAMILIES[pattern] ?? family;
    if (family === "layers" && Object.hasOwn(spec.network.groups ?? {}, typeOf(part)))
      family = "groups";
  }
  return { pattern, group, node, settings };
}

/** The family of the components that one stands for whose type has this pattern; null where there is none. */
export function familyOf(pattern: string): ComponentFamily | null {
  return FAMILIES[pattern.replace(/\.type$/, "")] ?? null;
}

/** A problem with its place in the spec that it is of. */
export function placeIn(spec: Spec, problem: Problem): PlacedProblem {
  return { ...problem, place: problem.path === null ? null : settingPlace(spec, problem.path) };
}

/** Problems with their places in the spec that they are of. */
export function placed(problems: readonly Problem[], spec: Spec): PlacedProblem[] {
  return problems.map((problem) => placeIn(spec, problem));
}
