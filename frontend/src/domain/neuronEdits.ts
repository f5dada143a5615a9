/** Edits of a network made on its units: how many there are, which features come in, what they start with. */
import { type Document, setData, setNodeField } from "./document";
import type { Frame } from "./frame";
import { resizeFrozen } from "./frozenWeights";
import { MOST_GIVEN, placesOf, resizeGiven, setGiven } from "./givenWeights";
import { allNumbers } from "./neuronFrame";
import type { NeuronColumn, NeuronNetwork } from "./neurons";

function identity(count: number): number[] {
  return placesOf(count, count);
}

/** Fits what is said of single weights of a layer to other inputs and units (see `resizeGiven`). */
function resize(
  draft: Document,
  { id, units }: NeuronColumn,
  rows: readonly number[],
  places: readonly number[],
): Document {
  return resizeFrozen(resizeGiven(draft, id, units, rows, places), id, rows, places);
}

/** Another number of units in a column; given and frozen weights into and out of it are fitted. */
export function setUnits(
  draft: Document,
  { columns }: NeuronNetwork,
  column: number,
  units: number,
): Document {
  const [before, own, after] = [columns[column - 1], columns[column], columns[column + 1]];
  if (own === undefined || before === undefined || after === undefined || units < 1) return draft;
  const places = placesOf(own.units, units);
  let next = setNodeField(draft, own.id, "units", units);
  next = resize(next, own, identity(before.units), places);
  return resize(next, after, places, identity(after.units));
}

/** Other features of the data; given weights out of those that stay are kept. */
export function setFeatures(
  draft: Document,
  { columns }: NeuronNetwork,
  before: readonly string[],
  features: readonly string[],
): Document {
  const config = { ...draft.spec.data.config, features };
  const next = setData(draft, { config });
  const first = columns[1];
  if (first === undefined) return next;
  const rows = features.map((feature) => before.indexOf(feature));
  return resize(next, first, rows, identity(first.units));
}

/** Whether every layer is small enough for its weights to be written down. */
export function canStartFrom({ columns }: NeuronNetwork): boolean {
  return columns.every(
    ({ units }, number) => number === 0 || units * (columns[number - 1]?.units ?? 0) <= MOST_GIVEN,
  );
}

/** The weights of a frame as the start of the network. */
export function startFrom(draft: Document, { columns }: NeuronNetwork, frame: Frame): Document {
  let next = draft;
  for (const [number, column] of columns.entries()) {
    if (number === 0) continue;
    const kernel = allNumbers(
      frame,
      column,
      "kernel",
      column.units * (columns[number - 1]?.units ?? 0),
    );
    const bias = column.bias ? allNumbers(frame, column, "bias", column.units) : null;
    if (kernel !== null) next = setGiven(next, column.id, "kernel", kernel);
    if (bias !== null) next = setGiven(next, column.id, "bias", bias);
  }
  return next;
}
