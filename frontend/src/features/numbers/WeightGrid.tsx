import { type KeyboardEvent, useRef, useState } from "react";
import { unitsOf, type WeightWindow } from "../../domain/exampleAnswer";
import { formatCount, formatValue } from "../../domain/format";
import { writeShape } from "../../domain/numbers";
import { useT } from "../../i18n";
import { Button } from "../../ui/Button";
import styles from "./Numbers.module.css";
import { Value } from "./Value";

const MOST_ROWS = 16;
const MOST_UNITS = 12;
/** Percent of colour behind the largest number: its text keeps a contrast of 4.5 in every theme. */
const MOST_TINT = 50;

export interface PickedWeight {
  readonly node: string;
  readonly array: string;
  readonly index: number;
}

interface WeightGridProps {
  window: WeightWindow;
  /** Whether gradients are shown, not weights. */
  gradients: boolean;
  picked: number | null;
  onPick: (index: number) => void;
  onRow: (row: number) => void;
}

/** From orange over nothing to blue, as far as a number reaches. */
function colourOf(value: number, largest: number): string {
  const share = largest > 0 ? Math.min(1, Math.abs(value) / largest) : 0;
  const side = value < 0 ? "var(--negative)" : "var(--positive)";
  return `color-mix(in srgb, ${side} ${Math.round(share * MOST_TINT)}%, transparent)`;
}

/** An array of weights as a grid of buttons: rows are inputs, columns units. Arrow keys move, Enter chooses. */
export function WeightGrid({ window, gradients, picked, onPick, onRow }: WeightGridProps) {
  const t = useT();
  const grid = useRef<HTMLTableElement>(null);
  const [corner, setCorner] = useState({ row: 0, unit: 0 });
  const [focus, setFocus] = useState({ row: 0, unit: 0 });
  const units = unitsOf(window.shape);
  const top = Math.max(0, Math.min(corner.row, window.rows - MOST_ROWS));
  const left = Math.max(0, Math.min(corner.unit, window.units - MOST_UNITS));
  const shownRows = Math.min(MOST_ROWS, window.rows);
  const shownUnits = Math.min(MOST_UNITS, window.units);
  const values = gradients ? window.gradients : window.weights;
  const largest = Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const total = window.shape.reduce((product, size) => product * size, 1);
  const isInside = (row: number, unit: number) =>
    row >= 0 && row < window.rows && unit >= 0 && unit < window.units;
  const moveTo = (row: number, unit: number) => {
    if (!isInside(row, unit)) return;
    setFocus({ row, unit });
    const near = (from: number, at: number, size: number) =>
      at < from ? at : at >= from + size ? at - size + 1 : from;
    setCorner({ row: near(top, row, MOST_ROWS), unit: near(left, unit, MOST_UNITS) });
    requestAnimationFrame(() =>
      grid.current?.querySelector<HTMLElement>(`[data-cell="${row},${unit}"]`)?.focus(),
    );
  };
  const onKey = (event: KeyboardEvent) => {
    const moves: Record<string, readonly [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    moveTo(focus.row + move[0], focus.unit + move[1]);
  };
  const inSight =
    focus.row >= top &&
    focus.row < top + shownRows &&
    focus.unit >= left &&
    focus.unit < left + shownUnits;
  const tabStop = inSight ? focus : { row: top, unit: left };
  return (
    <div className={styles.matrix}>
      <h3>
        {gradients ? `∂C/∂${window.name}` : window.name}{" "}
        <span className={styles.shape}>[{writeShape(window.shape)}]</span>
      </h3>
      <div className={styles.scroll}>
        <table
          ref={grid}
          className={styles.grid}
          aria-label={t("numbers.grid", { name: window.name })}
          data-testid={`numbers-grid-${window.name}`}
        >
          <tbody>
            {Array.from({ length: shownRows }, (_, r) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is called by its number
              <tr key={top + r}>
                <th scope="row">{window.firstRow + top + r}</th>
                {Array.from({ length: shownUnits }, (_, u) => {
                  const [row, unit] = [top + r, left + u];
                  const index = (window.firstRow + row) * units + window.firstUnit + unit;
                  const value = values[row * window.units + unit] ?? Number.NaN;
                  return (
                    <td key={index}>
                      <button
                        type="button"
                        data-cell={`${row},${unit}`}
                        data-testid={`numbers-cell-${window.name}-${index}`}
                        tabIndex={tabStop.row === row && tabStop.unit === unit ? 0 : -1}
                        aria-pressed={picked === index}
                        aria-label={t("numbers.cell", {
                          row: window.firstRow + row,
                          unit: window.firstUnit + unit,
                          value: formatValue(value, 2),
                        })}
                        style={{ background: colourOf(value, largest) }}
                        onFocus={() => setFocus({ row, unit })}
                        onKeyDown={onKey}
                        onClick={() => onPick(index)}
                      >
                        <Value value={value} digits={2} />
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > shownRows * shownUnits && (
        <p className={styles.note}>
          {t("numbers.window", {
            shown: formatCount(shownRows * shownUnits),
            total: formatCount(total),
          })}{" "}
          <Button
            variant="quiet"
            disabled={window.firstRow + top === 0}
            onClick={() =>
              top > 0
                ? setCorner({ row: Math.max(0, top - MOST_ROWS), unit: left })
                : onRow(Math.max(0, window.firstRow - window.rows))
            }
          >
            {t("numbers.rows_before")}
          </Button>
          <Button
            variant="quiet"
            disabled={(window.firstRow + top + shownRows) * units >= total}
            onClick={() =>
              top + shownRows < window.rows
                ? setCorner({ row: top + MOST_ROWS, unit: left })
                : onRow(window.firstRow + window.rows)
            }
          >
            {t("numbers.rows_after")}
          </Button>
          <Button
            variant="quiet"
            disabled={left === 0}
            onClick={() => setCorner({ row: top, unit: Math.max(0, left - MOST_UNITS) })}
          >
            {t("numbers.units_before")}
          </Button>
          <Button
            variant="quiet"
            disabled={left + shownUnits >= window.units}
            onClick={() => setCorner({ row: top, unit: left + MOST_UNITS })}
          >
            {t("numbers.units_after")}
          </Button>
        </p>
      )}
    </div>
  );
}
