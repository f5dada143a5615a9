/** The values at the step pointed at, beside the chart: of one run in a row of text, of several a row each. */
import { formatMagnitude } from "../../domain/format";
import { currentPalette } from "../../state/palette";
import styles from "./Charts.module.css";
import type { ChartData, ChartLine } from "./chartData";

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

function valueText({ label }: ChartLine, value: number | null, { digits }: ChartData): string {
  return `${label} ${value === null ? "–" : formatMagnitude(value, digits)}`;
}

/** Rows of the runs, the one in focus first. */
function rows(data: ChartData, values: readonly (number | null)[]): HTMLElement[] {
  const indexed = data.lines.map((line, index) => ({ line, value: values[index] ?? null }));
  const ids = [...new Set(data.lines.map(({ runId }) => runId))];
  const focus = ids.at(-1);
  const order = [...ids.filter((id) => id === focus), ...ids.filter((id) => id !== focus)];
  return order.map((id) => {
    const own = indexed.filter(({ line }) => line.runId === id);
    const texts = own.map(({ line, value }) => valueText(line, value, data));
    const first = own[0]?.line;
    const name = element(styles.runName, first?.runName || first?.label || "");
    name.title = first?.runName ?? "";
    const row = element(
      styles.runRow,
      ...(first === undefined ? [] : [swatch(first)]),
      name,
      " ",
      element(styles.values, texts.join("   ")),
    );
    row.dataset.run = id;
    return row;
  });
}

/** @param values of the lines at a place; null while nothing is pointed at. */
export function showReadout(
  output: HTMLElement,
  place: string,
  data: ChartData,
  values: readonly (number | null)[] | null,
): void {
  if (values === null) {
    output.replaceChildren();
    return;
  }
  if (data.lines.some(({ runName }) => runName !== "")) {
    output.replaceChildren(element(styles.place, place), ...rows(data, values));
    return;
  }
  const parts = data.lines.flatMap((line, index) => {
    const value = values[index] ?? null;
    return value === null ? [] : [valueText(line, value, data)];
  });
  output.textContent = [place, ...parts].join("   ");
}
