/** The values at the step pointed at, beside the chart: of one run in a row of text, of several a row each. */
import { formatMagnitude } from "../../domain/format";
import { currentPalette } from "../../state/palette";
import styles from "./Charts.module.css";
import type { ChartData, ChartLine } from "./chartData";
import type { Picked } from "./pickedCurve";

function element(className: string | undefined, ...content: (Node | string)[]): HTMLElement {
  const made = document.createElement("span");
  made.className = className ?? "";
  made.append(...content);
  return made;
}

/** The kind of stroke nearest to a line's dashes. */
function stroke([dash]: readonly number[]): string {
  if (dash === undefined) return "solid";
  return dash <= 2 ? "dotted" : "dashed";
}

function swatch({ color, dash }: ChartLine): HTMLElement {
  const made = element(styles.swatch);
  made.style.borderTopStyle = stroke(dash);
  made.style.borderTopColor = color(currentPalette());
  return made;
}

/** Where the charts stand while nothing is pointed at: several runs are always named, so that nothing jumps. */
export function lastWithOthers({ lines }: ChartData): number | null {
  const last = lines.at(-1);
  return last === undefined || last.runName === "" ? null : last.lastStep;
}

function numberText(value: number | null, { digits }: ChartData): string {
  return value === null ? "–" : formatMagnitude(value, digits);
}

function valueText({ label }: Pick<ChartLine, "label">, value: number | null, data: ChartData) {
  return `${label} ${numberText(value, data)}`;
}

function pickedText(picked: Picked | null, data: ChartData): string[] {
  return picked === null ? [] : [valueText({ label: picked.name }, picked.value, data)];
}

/** With so many values a run has at most they stand below one another, under their names. */
const MOST_COLUMNS = 2;

/** A table of the runs and their values, the one in focus first, with its curve that is picked. */
function table(
  place: string,
  data: ChartData,
  values: readonly (number | null)[],
  picked: Picked | null,
): HTMLElement {
  const indexed = data.lines.map((line, index) => ({ line, value: values[index] ?? null }));
  const ids = [...new Set(data.lines.map(({ runId }) => runId))];
  const focus = ids.at(-1);
  const labels = [...new Set(data.lines.map(({ label }) => label))];
  const columns = labels.length <= MOST_COLUMNS ? labels : [];
  const made = element(styles.runs);
  made.style.setProperty("--columns", String(Math.max(1, columns.length)));
  made.append(element(styles.place, place), ...columns.map((label) => element(styles.head, label)));
  if (columns.length === 0) made.append(element(styles.head));
  for (const id of [
    ...ids.filter((each) => each === focus),
    ...ids.filter((each) => each !== focus),
  ]) {
    const own = indexed.filter(({ line }) => line.runId === id);
    const first = own[0]?.line;
    if (first === undefined) continue;
    const name = element(styles.runName, first.shortName);
    name.title = first.runName;
    const more = id === focus ? pickedText(picked, data) : [];
    const numbers =
      columns.length === 0
        ? [
            element(
              styles.values,
              [...own.map(({ line, value }) => valueText(line, value, data)), ...more].join("  "),
            ),
          ]
        : columns.map((label) => {
            const found = own.find(({ line }) => line.label === label);
            return element(styles.value, numberText(found?.value ?? null, data));
          });
    const row = element(styles.runRow, swatch(first), name, ...numbers);
    row.dataset.run = id;
    made.append(row);
  }
  return made;
}

/** Always a line, so that nothing jumps where a value is of the very step. */
function spanNotes(notes: readonly string[]): HTMLElement[] {
  const made = element(styles.spans, notes.join("; "));
  made.dataset.part = "sources";
  return [made];
}

/**
 * @param values of the lines at a place; null while nothing is pointed at.
 * @param picked of the run in focus the curve that is pointed at or chosen, where one of many is drawn.
 * @param notes which steps the values are of, where they are not of the place's own.
 */
export function showReadout(
  output: HTMLElement,
  place: string,
  data: ChartData,
  values: readonly (number | null)[] | null,
  picked: Picked | null = null,
  notes: readonly string[] = [],
): void {
  if (values === null) {
    output.replaceChildren();
    return;
  }
  if (data.lines.some(({ runName }) => runName !== "")) {
    output.replaceChildren(table(place, data, values, picked), ...spanNotes(notes));
    return;
  }
  const parts = data.lines.flatMap((line, index) => {
    const value = values[index] ?? null;
    return value === null ? [] : [valueText(line, value, data)];
  });
  const more = picked?.value == null ? [] : pickedText(picked, data);
  output.replaceChildren([place, ...parts, ...more].join("   "), ...spanNotes(notes));
}
