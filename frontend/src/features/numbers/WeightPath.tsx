import { lines, numberAt, rows } from "../../domain/exampleAnswer";
import { formatMagnitude } from "../../domain/format";
import type { Frame } from "../../domain/frame";
import { useT } from "../../i18n";
import styles from "./Figures.module.css";

const MOST_DRAWN = 7;
const ROW = 34;
const WIDTH = 500;
const RIGHT = 408;
const SUM = 246;

interface WeightPathProps {
  frame: Frame;
  name: (address: string) => string;
}

function text(value: number): string {
  return formatMagnitude(value, 4);
}

/** What a link of the chain multiplies by: the derivative of the layer that the output feeds alone. */
export function linkFactors(frame: Frame): { readonly node: string; readonly factor: number }[] {
  const table = rows(frame, "links");
  return lines(frame, "link_nodes")
    .map((node, place) => ({ node, factor: table[place]?.[1] ?? Number.NaN }))
    .slice(1);
}

/** The gradient's way to one weight: deltas at the right, times weights, added up, times the slopes, times what feeds the weight. */
export function WeightPath({ frame, name }: WeightPathProps) {
  const t = useT();
  const paths = rows(frame, "paths");
  const nodes = lines(frame, "path_nodes");
  const drawn = paths.slice(0, MOST_DRAWN);
  const rest = paths.slice(MOST_DRAWN);
  const product = (row: readonly number[]) => (row[1] ?? 0) * (row[2] ?? 0);
  const left = numberAt(frame, "paths_left", 1);
  const restSum = rest.reduce((sum, row) => sum + product(row), 0) + (left || 0);
  const restCount = rest.length + (numberAt(frame, "paths_left", 0) || 0);
  const sum = paths.reduce((total, row) => total + product(row), 0) + (left || 0);
  const slope = linkFactors(frame).reduce((total, { factor }) => total * factor, 1);
  const fed = rows(frame, "uses")[0]?.[2] ?? 0;
  const count = drawn.length + (restCount > 0 ? 1 : 0);
  const height = Math.max(3, count) * ROW + 40;
  const middle = height / 2;
  const yOf = (place: number) => middle + (place - (count - 1) / 2) * ROW;
  const isLoss = (place: number) => (nodes[place] ?? "") === "";
  return (
    <div className={styles.scroll}>
      <svg
        className={styles.path}
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={t("numbers.path_label", {
          sum: text(sum),
          slope: text(slope),
          fed: text(fed),
          product: text(sum * slope * fed),
        })}
        data-testid="numbers-path"
      >
        {drawn.map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: terms have no name of their own
          <g key={place}>
            <path
              className={styles.wire}
              d={`M${RIGHT - 4} ${yOf(place)} C ${RIGHT - 50} ${yOf(place)} ${SUM + 60} ${middle} ${SUM + 20} ${middle}`}
              data-negative={(row[1] ?? 0) < 0}
            />
            <text className={styles.wireText} x={RIGHT - 12} y={yOf(place) - 5} textAnchor="end">
              {isLoss(place) ? "" : `× ${text(row[1] ?? Number.NaN)}`}
            </text>
            <rect
              className={styles.box}
              x={RIGHT - 4}
              y={yOf(place) - 13}
              width="92"
              height="26"
              rx="6"
            />
            <text className={styles.boxText} x={RIGHT + 42} y={yOf(place) + 4} textAnchor="middle">
              {text(row[2] ?? Number.NaN)}
            </text>
          </g>
        ))}
        {restCount > 0 && (
          <text className={styles.wireText} x={WIDTH - 4} y={yOf(count - 1) + 4} textAnchor="end">
            {t("numbers.path_rest", { count: restCount, sum: text(restSum) })}
          </text>
        )}
        <text className={styles.caption} x={RIGHT + 42} y="14" textAnchor="middle">
          {isLoss(0) ? "∂C/∂a" : "δ"}
        </text>
        <Stop x={SUM} y={middle} caption="Σ" value={sum} />
        <Link from={SUM} to={172} y={middle} />
        <Stop
          x={136}
          y={middle}
          caption={slope === 1 && linkFactors(frame).length === 0 ? "× 1" : "× σ′"}
          value={slope}
        />
        <Link from={136} to={70} y={middle} />
        <Stop x={34} y={middle} caption="× a" value={fed} />
        <title>{nodes[0] === undefined ? "" : name(nodes[0])}</title>
      </svg>
    </div>
  );
}

function Stop({ x, y, caption, value }: { x: number; y: number; caption: string; value: number }) {
  return (
    <g>
      <rect className={styles.box} x={x - 34} y={y - 13} width="76" height="26" rx="6" />
      <text className={styles.boxText} x={x + 4} y={y + 4} textAnchor="middle">
        {text(value)}
      </text>
      <text className={styles.caption} x={x + 4} y={y - 20} textAnchor="middle">
        {caption}
      </text>
    </g>
  );
}

function Link({ from, to, y }: { from: number; to: number; y: number }) {
  return <path className={styles.wire} d={`M${from - 34} ${y}H${to + 6}`} />;
}
