/** A few lines over whole numbers, their names below, and their numbers as a table. */
import { rangeOf } from "../../domain/axes";
import { formatMagnitude } from "../../domain/format";
import { exportName } from "../../state/exportName";
import { AxesPlot } from "../../ui/AxesPlot";
import { NumberTable } from "../../ui/NumberTable";
import styles from "./Sequences.module.css";

const DIGITS = 6;
/** Lines that are distinguished. */
const COLORS = 6;
/** More points than these are not drawn as such. */
const MOST_POINTS = 40;

interface Line {
  readonly name: string;
  readonly values: readonly number[];
  /** Its colour, by number. */
  readonly color: number;
}

interface LinesPlotProps {
  readonly label: string;
  readonly across: string;
  readonly up: string;
  readonly lines: readonly Line[];
  /** The number of the first place. */
  readonly first: number;
  readonly testId: string;
  readonly step: number;
}

/** Path data through the finite values; where one is not finite, the line is broken. */
function pathOf(values: readonly number[], place: (index: number, value: number) => string) {
  return values
    .map((value, index) => {
      if (!Number.isFinite(value)) return "";
      return `${Number.isFinite(values[index - 1]) ? "L" : "M"}${place(index, value)}`;
    })
    .join("");
}

export function LinesPlot({ label, across, up, lines, first, testId, step }: LinesPlotProps) {
  const length = lines[0]?.values.length ?? 0;
  const makeTable = () => ({
    head: [across, ...lines.map(({ name }) => name)],
    rows: Array.from({ length }, (_, index) => ({
      name: String(first + index),
      values: lines.map(({ values }) => formatMagnitude(values[index] ?? Number.NaN, DIGITS)),
    })),
  });
  return (
    <div className={styles.lines}>
      <AxesPlot
        label={label}
        across={across}
        up={up}
        x={[first, Math.max(first + 1, first + length - 1)]}
        y={rangeOf(lines.flatMap(({ values }) => values))}
        testId={testId}
        step={step}
        file={{
          name: exportName(label, step),
          makeTable: () => ({
            columns: [across, ...lines.map(({ name }) => name)],
            rows: Array.from({ length }, (_, index) => [
              ...[first + index, ...lines.map(({ values }) => values[index] ?? null)],
            ]),
          }),
        }}
      >
        {({ x, y }) =>
          lines.map(({ name, values, color }) => (
            <g key={name} data-line={color % COLORS}>
              <path
                className={styles.line}
                d={pathOf(values, (at, value) => `${x.toPixel(first + at)} ${y.toPixel(value)}`)}
              />
              {length <= MOST_POINTS &&
                values.map((value, at) =>
                  Number.isFinite(value) ? (
                    <circle
                      // biome-ignore lint/suspicious/noArrayIndexKey: steps have their places
                      key={at}
                      className={styles.point}
                      cx={x.toPixel(first + at)}
                      cy={y.toPixel(value)}
                      r={2.4}
                    />
                  ) : null,
                )}
            </g>
          ))
        }
      </AxesPlot>
      {lines.length > 1 && (
        <ul className={styles.legend}>
          {lines.map(({ name, color }) => (
            <li key={name} data-line={color % COLORS}>
              <span className={styles.key} aria-hidden="true" />
              {name}
            </li>
          ))}
        </ul>
      )}
      <NumberTable label={label} makeTable={makeTable} />
    </div>
  );
}
