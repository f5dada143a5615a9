/** Methods without a network beside one: which suit a data set, and their figures as rows of one table. */
import type { BaselineEntry, Catalog, DatasetEntry } from "./catalog";
import { hasNumbers, hasSingleClasses } from "./dataFit";
import { formatMagnitude, formatShare, NOT_APPLICABLE } from "./format";

/** What a baseline found, by part: `train`, `validation`, and `found` for what it reports beside. */
interface BaselineFigures {
  readonly metrics: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Baselines that have something to predict, or to find, in a data set. */
export function fittingBaselines(
  catalog: Catalog,
  dataset: DatasetEntry,
): readonly BaselineEntry[] {
  if (!hasNumbers(dataset) || dataset.count_only) return [];
  const classes = hasSingleClasses(dataset);
  const values = dataset.outputs > 0 && dataset.classes.length === 0;
  const has = { classes, values, either: classes || values, inputs: true };
  return catalog.baselines.filter(({ needs }) => has[needs]);
}

/** Metrics that the network or any baseline has, in the catalogue's order; the single losses of objectives are none. */
export function figureColumns(
  catalog: Catalog,
  network: readonly string[],
  baselines: readonly BaselineFigures[],
): readonly string[] {
  const measured = baselines.flatMap(({ metrics }) => Object.keys(metrics.validation ?? {}));
  const own = network.filter((name) => !name.startsWith("objectives."));
  const present = new Set([...own, ...measured]);
  const known = catalog.metrics.map(({ type }) => type).filter((type) => present.has(type));
  return [...known, ...[...present].filter((type) => !known.includes(type))];
}

/** Below this a figure is rounding of the machine. */
const ZERO = 1e-12;
const SHARES: readonly string[] = ["accuracy", "top_5", "purity", "explained"];

/** A figure as text: shares of examples in percent, others to three digits. */
export function writeFigure(metric: string, value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return NOT_APPLICABLE;
  if (Math.abs(value) < ZERO) return "0";
  return SHARES.includes(metric) ? formatShare(value) : formatMagnitude(value, 3);
}
