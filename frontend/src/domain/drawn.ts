/** Data sets that are drawn: their examples stand in the settings, as [x1, x2, class] or as [x, y] of a curve. */
import { type Catalog, type DatasetEntry, fieldValue, findEntry } from "./catalog";
import type { Component, Config } from "./spec";

/** [x1, x2, class] of a point, [x, y] of a place on a curve. */
export type DrawnPoint = readonly number[];
export type Place = readonly [number, number];

/** What a drawing may hold, as its schema has it. */
export interface DrawnShape {
  /** Whether it is a curve: one height over each place, and no classes. */
  readonly curve: boolean;
  /** Least and largest of both coordinates. */
  readonly x: Place;
  readonly y: Place;
  readonly most: number;
  readonly mostClasses: number;
}

/** What can be drawn of a data set; null for one whose examples come from elsewhere. */
export function drawnShape(entry: DatasetEntry): DrawnShape | null {
  const { points, classes } = entry.config_schema.properties ?? {};
  const [x, y, label] = points?.items?.prefixItems ?? [];
  if (x === undefined || y === undefined) return null;
  return {
    curve: label === undefined,
    x: [x.minimum ?? 0, x.maximum ?? 1],
    y: [y.minimum ?? 0, y.maximum ?? 1],
    most: points?.maxItems ?? 0,
    mostClasses: classes?.maximum ?? 1,
  };
}

function isPoint(value: unknown): value is DrawnPoint {
  return Array.isArray(value) && value.every((part) => typeof part === "number");
}

export function drawnPoints(entry: DatasetEntry, config: Config | undefined): DrawnPoint[] {
  const value = fieldValue(entry, config, "points");
  return Array.isArray(value) ? value.filter(isPoint) : [];
}

function countClasses(entry: DatasetEntry, config: Config | undefined): number {
  return Number(fieldValue(entry, config, "classes") ?? entry.classes.length);
}

/**
 * A data set under some settings: those of a drawing are its examples, of which a fifth validates, and say how many
 * classes there are, called A, B, C.
 */
export function entryUnder(entry: DatasetEntry, config: Config | undefined): DatasetEntry {
  const shape = drawnShape(entry);
  if (shape === null) return entry;
  const size = drawnPoints(entry, config).length;
  const fifth = Math.floor(size / 5);
  const drawn = { ...entry, size, default_split: [size - fifth, fifth, 0] };
  if (shape.curve) return drawn;
  const length = Math.min(shape.mostClasses, Math.max(2, countClasses(entry, config)));
  const classes = Array.from({ length }, (_, index) => String.fromCharCode(65 + index));
  return { ...drawn, classes, outputs: length === 2 ? 1 : 0 };
}

/** The data set of a spec under its settings; undefined where the catalogue has none. */
export function datasetOf(
  catalog: Pick<Catalog, "datasets">,
  { type, config }: Component,
): DatasetEntry | undefined {
  const entry = findEntry(catalog.datasets, type);
  return entry && entryUnder(entry, config);
}
