/** A search as it is typed, and the study that it asks for. */
import type { Component, Spec } from "./spec";

/** Kinds that draw their runs, in the order in which they are offered. */
export const SEARCHES = ["halving", "random"] as const;

const RATE = "optimizer.config.learning_rate";
const RUNS = 9;
const EPOCHS = 90;
/** An interval that spans so much is drawn evenly over its logarithm. */
const WIDE = 10;

interface AxisDraft {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

export interface SearchDraft {
  readonly kind: (typeof SEARCHES)[number];
  readonly axes: readonly AxisDraft[];
  readonly count: number;
  /** Of all runs together; null while the field is empty. */
  readonly epochs: number | null;
  /** Findings that end a run early. */
  readonly stopAt: readonly string[];
}

/** The learning rate a hundredfold up and down, ten epochs for each of nine runs. */
export function startOfSearch({ optimizer }: Spec): SearchDraft {
  const rate = optimizer.config?.learning_rate;
  const present = typeof rate === "number" && rate > 0 ? rate : 0.1;
  const typed = (value: number) => String(Number(value.toPrecision(3)));
  return {
    kind: "halving",
    axes: [
      { path: RATE, from: typed(present / 100), to: typed(present * 100) },
      { path: "", from: "", to: "" },
    ],
    ...{ count: RUNS, epochs: EPOCHS, stopAt: [] },
  };
}

function readNumber(text: string): number | null {
  const value = text.trim() === "" ? Number.NaN : Number(text.trim().replace(",", "."));
  return Number.isFinite(value) ? value : null;
}

/** The study; null where a number is missing. What is wrong with numbers that are there, the server finds. */
export function searchOf({ kind, axes, count, epochs, stopAt }: SearchDraft): Component | null {
  const given = axes.filter(({ path }) => path !== "");
  const drawn = given.flatMap(({ path, from, to }) => {
    const [low, high] = [readNumber(from), readNumber(to)];
    if (low === null || high === null) return [];
    const scale = low > 0 && high / low >= WIDE ? "log" : "linear";
    return [{ path, between: [low, high], scale }];
  });
  if (given.length === 0 || drawn.length < given.length) return null;
  const budget = epochs === null ? {} : { budget: { unit: "epoch", n: epochs } };
  const stop = stopAt.length === 0 ? {} : { stop_at: [...stopAt] };
  return { type: kind, config: { axes: drawn, count, ...budget, ...stop } };
}
