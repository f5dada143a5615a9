/** A search as it is typed, and the study that it asks for. */
import type { Component, Spec } from "./spec";
import { readValues } from "./study";

/** In the order in which they are offered. */
export const SEARCHES = ["halving", "random", "grid"] as const;

const RATE = "optimizer.config.learning_rate";
const RUNS = 9;
const EPOCHS = 90;
/** An interval that spans so much is drawn evenly over its logarithm. */
const WIDE = 10;

interface AxisDraft {
  readonly path: string;
  /** Ends of the interval that is drawn from; of no use in a grid. */
  readonly from: string;
  readonly to: string;
  /** Of a grid. */
  readonly values: string;
}

export interface SearchDraft {
  readonly kind: (typeof SEARCHES)[number];
  readonly axes: readonly AxisDraft[];
  /** Runs that are drawn; a grid has as many as its values have combinations. */
  readonly count: number;
  /** Of all runs together; null while the field is empty. */
  readonly epochs: number | null;
  /** Findings that end a run early. */
  readonly stopAt: readonly string[];
}

/** The learning rate a hundredfold up and down, ten epochs for each of nine runs; on a grid, tenfold in three steps. */
export function startOfSearch({ optimizer }: Spec): SearchDraft {
  const rate = optimizer.config?.learning_rate;
  const present = typeof rate === "number" && rate > 0 ? rate : 0.1;
  const typed = (value: number) => String(Number(value.toPrecision(3)));
  return {
    kind: "halving",
    axes: [
      {
        ...{ path: RATE, from: typed(present / 100), to: typed(present * 100) },
        values: [present / 10, present, present * 10].map(typed).join(", "),
      },
      { path: "", from: "", to: "", values: "" },
    ],
    ...{ count: RUNS, epochs: EPOCHS, stopAt: [] },
  };
}

function readNumber(text: string): number | null {
  const value = text.trim() === "" ? Number.NaN : Number(text.trim().replace(",", "."));
  return Number.isFinite(value) ? value : null;
}

function drawnAxes(given: readonly AxisDraft[]) {
  return given.flatMap(({ path, from, to }) => {
    const [low, high] = [readNumber(from), readNumber(to)];
    if (low === null || high === null) return [];
    const scale = low > 0 && high / low >= WIDE ? "log" : "linear";
    return [{ path, between: [low, high], scale }];
  });
}

function gridAxes(given: readonly AxisDraft[]) {
  return given.flatMap(({ path, values }) => {
    const read = readValues(values);
    return read.length === 0 ? [] : [{ path, values: read }];
  });
}

/** The study; null where a number is missing. What is wrong with numbers that are there, the server finds. */
export function searchOf({ kind, axes, count, epochs, stopAt }: SearchDraft): Component | null {
  const given = axes.filter(({ path }) => path !== "");
  const read = kind === "grid" ? gridAxes(given) : drawnAxes(given);
  if (given.length === 0 || read.length < given.length) return null;
  const runs = kind === "grid" ? {} : { count };
  const budget = epochs === null ? {} : { budget: { unit: "epoch", n: epochs } };
  const stop = stopAt.length === 0 ? {} : { stop_at: [...stopAt] };
  return { type: kind, config: { axes: read, ...runs, ...budget, ...stop } };
}
