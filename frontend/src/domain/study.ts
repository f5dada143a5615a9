/** Studies as the page reads them: what members are called by, which of their numbers lie on one axis. */
import type { components } from "../generated/api";
import { type Catalog, type Entry, fieldValue, findEntry } from "./catalog";
import { isObject } from "./readDocument";
import type { Config, Spec } from "./spec";
import type { Origin } from "./standing";

type Schemas = components["schemas"];
export type Study = Schemas["Study"];
export type StudyMember = Schemas["StudyMember"];
type StudyGroup = Schemas["StudyGroup"];
export type Change = Schemas["MemberChange"];
export type MemberCurve = Schemas["MemberCurve"];
type Band = Schemas["StudyBand"];

/** The training loss; every other name is a validation metric. */
export const TRAINING_LOSS = "training";

/** Whether a study goes on by itself. */
export function isAtWork({ status }: Study): boolean {
  return status === "running";
}

export function isOver({ status }: Pick<Study, "status">): boolean {
  return status === "finished" || status === "cancelled" || status === "failed";
}

/** Share of its training that is done; 1 at its end. */
export function shareDone(study: Study): number {
  if (isOver(study)) return 1;
  return study.steps === 0 ? 0 : Math.min(1, study.steps_done / study.steps);
}

/** Curves of members that can be drawn: the training loss, then the validation metrics, the loss among them first. */
export function curveNames({ members }: Study): string[] {
  const found = new Set<string>();
  for (const { figures } of members) {
    for (const name of Object.keys(figures?.validation ?? {})) found.add(name);
  }
  return [TRAINING_LOSS, ...found];
}

/** Which weights the evaluation of a member measured; null before the first one. */
export function originOf({ figures }: StudyMember): Origin | null {
  const step = figures?.evaluated_at;
  return step == null ? null : { step, best: step === figures?.restored_at };
}

/** Those of the members that are done. */
export function originsOfDone({ members }: Pick<Study, "members">): Origin[] {
  return members.flatMap((member) => (member.status === "done" ? (originOf(member) ?? []) : []));
}

/** Which weights the members that are done have at their end. */
export function endsOfDone({ members }: Pick<Study, "members">): Origin[] {
  return members.flatMap(({ status, figures }) => {
    if (status !== "done" || figures == null) return [];
    const best = figures.restored_at ?? null;
    return [{ step: best ?? figures.step, best: best !== null }];
  });
}

export function curveOf(member: StudyMember, name: string) {
  const { figures } = member;
  return name === TRAINING_LOSS ? figures?.loss : figures?.validation?.[name];
}

export function bandOf(group: StudyGroup, name: string): Band | undefined {
  return name === TRAINING_LOSS ? group.loss : group.validation[name];
}

/** A change as paths of runs have it: a component as a whole is its type. */
export function asSetting({ path, value }: Change): Change {
  const isComponent = typeof value === "object" && value !== null && "type" in value;
  return isComponent ? { path: `${path}.type`, value: value.type } : { path, value };
}

/** Families of components that a change may replace as a whole, by their paths. */
const FAMILIES: Readonly<Record<string, "optimizers" | "schedules">> = {
  optimizer: "optimizers",
  schedule: "schedules",
};

interface Setting {
  readonly path: string;
  readonly value: unknown;
}

/** Type and settings of a value that is a component as a whole; null of any other. */
function componentOf(value: unknown): { type: string; config: Config } | null {
  if (!isObject(value) || typeof value.type !== "string") return null;
  return { type: value.type, config: isObject(value.config) ? value.config : {} };
}

/**
 * Settings by which a component differs from others of its type that members have at the same path, unless they are
 * the defaults.
 */
export function settingsApart(
  { path, value }: Setting,
  members: readonly Pick<StudyMember, "changes">[],
  catalog: Pick<Catalog, "optimizers" | "schedules"> | null,
): Setting[] {
  const own = componentOf(value);
  if (own === null) return [];
  const family = FAMILIES[path];
  const entry = family && findEntry<Entry>(catalog?.[family] ?? [], own.type);
  const written = (config: Config, field: string) =>
    JSON.stringify(entry ? fieldValue(entry, config, field) : config[field]);
  const alike = members.flatMap((member) => {
    const other = componentOf(valueAt(member, path));
    return other?.type === own.type ? [other.config] : [];
  });
  return Object.entries(own.config).flatMap(([field, found]): Setting[] => {
    const here = written(own.config, field);
    const differs = alike.some((config) => written(config, field) !== here);
    const apart = differs && here !== written({}, field);
    return apart ? [{ path: `${path}.config.${field}`, value: found }] : [];
  });
}

const NODE = /^network\.nodes\.([^.]+)\./;

/** Type of the component whose setting a path is. */
export function typeAt(spec: Spec, path: string): string | undefined {
  const id = NODE.exec(path)?.[1];
  if (id !== undefined) return spec.network.nodes.find((node) => node.id === id)?.type;
  if (path.startsWith("optimizer.")) return spec.optimizer.type;
  if (path.startsWith("schedule.")) return spec.schedule.type;
  return path.startsWith("data.") ? spec.data.type : undefined;
}

/** What a member has at a path; undefined where the study says nothing of it. */
export function valueAt({ changes }: Pick<StudyMember, "changes">, path: string): unknown {
  return changes.find((change) => change.path === path)?.value;
}

/** Settings of an experiment by which an axis can run, with the value that each has now. */
export function axisPaths(
  spec: Spec,
  defaultsOf: (family: "layers" | "optimizers", type: string) => Config,
): [path: string, value: number | string][] {
  const found: [string, number | string][] = [];
  const add = (at: string, config: Config) => {
    for (const [field, value] of Object.entries(config)) {
      if (typeof value === "number") found.push([`${at}.${field}`, value]);
    }
  };
  const { type, config } = spec.optimizer;
  add("optimizer.config", { ...defaultsOf("optimizers", type), ...config });
  found.push(["optimizer", type]);
  const { seed, batch_size, l1, l2 } = spec.training;
  add("training", { seed, batch_size, l1, l2 });
  for (const node of spec.network.nodes) {
    add(`network.nodes.${node.id}.config`, { ...defaultsOf("layers", node.type), ...node.config });
    if (node.repeat !== null) found.push([`network.nodes.${node.id}.repeat`, node.repeat]);
  }
  return found;
}

/** Values as typed: separated by commas or semicolons; a number where it is one. */
export function readValues(text: string): (number | string)[] {
  const parts = text.includes(";") ? text.replaceAll(",", ".").split(";") : text.split(",");
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => (Number.isFinite(Number(part)) ? Number(part) : part));
}
