/** The number that stands for a layer's width: its units or filters, else the last axis of its output. */
import { fieldValue, type LayerEntry } from "./catalog";
import { type NumberSetting, readSettings } from "./schema";
import type { Config, Shape } from "./spec";

const WIDTH_FIELDS: readonly string[] = ["units", "filters"];

export interface BlockWidth {
  readonly value: number;
  /** The setting that has it; null where the inputs decide, or a parameter of a group does. */
  readonly setting: NumberSetting | null;
}

export function widthOf(
  entry: LayerEntry | undefined,
  config: Config | undefined,
  shape: Shape | null,
): BlockWidth | null {
  const settings = entry === undefined ? [] : readSettings(entry.config_schema);
  for (const setting of settings) {
    if (entry === undefined || setting.kind !== "number" || !WIDTH_FIELDS.includes(setting.name))
      continue;
    const value = fieldValue(entry, config, setting.name);
    if (typeof value === "number") return { value, setting };
  }
  const last = shape?.at(-1);
  return last === undefined ? null : { value: last, setting: null };
}

/** The next width in a direction; null where the setting has none there. */
export function stepWidth({ value, setting }: BlockWidth, by: 1 | -1): number | null {
  const next = value + by;
  const least = setting?.minimum ?? 1;
  const most = setting?.maximum ?? Number.POSITIVE_INFINITY;
  return setting === null || next < least || next > most ? null : next;
}
