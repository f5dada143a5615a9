/** The parameters of a group as form fields: of the kind and within the bounds of the settings that they feed. */
import { type Catalog, findEntry } from "./catalog";
import { findGroup, type Groups, isLiveSetting, layerSetting, parameterUses } from "./groups";
import { readSettings, type Setting } from "./schema";

interface ParameterField {
  readonly parameter: string;
  /** Where its title and help are: a ready-made group, or the layer whose setting it feeds; null without both. */
  readonly named: { readonly family: "groups" | "layers"; readonly type: string } | null;
  readonly setting: Setting;
}

/** A field for a value that feeds no known setting. */
function plainField(parameter: string, value: unknown): Setting {
  const base = { name: parameter, title: "", help: "", live: false, default: value };
  if (typeof value === "boolean") return { ...base, kind: "boolean" };
  if (typeof value !== "number") return { ...base, kind: "text" };
  return { ...base, kind: "number", integer: false, nullable: false, choices: [] };
}

/** A multiple or fraction of a parameter has the bounds, the parameter itself has others. */
function unbounded(setting: Setting): Setting {
  if (setting.kind !== "number") return setting;
  const { maximum: _most, exclusiveMaximum: _below, ...rest } = setting;
  return { ...rest, choices: [] };
}

export function parameterFields(
  groups: Groups | undefined,
  name: string,
  catalog: Catalog,
): ParameterField[] {
  const group = findGroup(groups, name);
  if (group === undefined) return [];
  const isLive = (type: string, field: string) =>
    findEntry(catalog.layers, type)?.live.includes(field) ?? false;
  const ready = findEntry(catalog.groups, name);
  const offered = ready === undefined ? [] : readSettings(ready.config_schema);
  return Object.entries(group.parameters ?? {}).map(([parameter, value]): ParameterField => {
    const live = isLiveSetting(groups, name, parameter, isLive);
    const own = offered.find((setting) => setting.name === parameter);
    if (own !== undefined) {
      return { parameter, named: { family: "groups", type: name }, setting: { ...own, live } };
    }
    const fed = layerSetting(groups, name, parameter);
    const entry = findEntry(catalog.layers, fed?.type ?? "");
    const found =
      entry && readSettings(entry.config_schema).find((each) => each.name === fed?.field);
    if (found === undefined || entry === undefined) {
      return { parameter, named: null, setting: plainField(parameter, value) };
    }
    const plain = parameterUses(group, parameter).every((use) => use.plain);
    const named = { family: "layers", type: entry.type } as const;
    return { parameter, named, setting: { ...(plain ? found : unbounded(found)), live } };
  });
}
