/** The statistic that blocks and wires show at present, its scale over the blocks drawn, and its colours. */
import {
  BLOCK_COLUMNS,
  type BlockColumn,
  columnLook,
  columnNodes,
  columnScale,
  columnSource,
} from "../domain/blockColumn";
import { formatMagnitude, formatPercent } from "../domain/format";
import { makeColorTable, parseHex, type Rgb, SIGNED_STOPS } from "../domain/ramp";
import type { RunBuffer } from "../domain/runBuffer";
import { columnKind, type StripScale } from "../domain/stripScale";
import { blockRows } from "./openGroups";
import { currentPalette, type Palette, RAMP_COLORS } from "./palette";
import { shownRecord } from "./shown";
import type { Stage } from "./stage";
import { setUi, uiStore } from "./uiStore";

export function presentColumn(): BlockColumn {
  return uiStore.getState().blockColumn;
}

/** The next of the columns; behind the last one the gradient again. */
export function showNextColumn(): void {
  const next = (BLOCK_COLUMNS.indexOf(presentColumn()) + 1) % BLOCK_COLUMNS.length;
  setUi({ blockColumn: BLOCK_COLUMNS[next] ?? BLOCK_COLUMNS[0] });
}

/** A value of a column as text: shares in percent. */
export function formatColumn(column: BlockColumn, value: number): string {
  return columnKind(column) === "share" ? formatPercent(value) : formatMagnitude(value);
}

interface KnownScale {
  readonly key: string;
  readonly scale: StripScale;
}

const scales = new WeakMap<Stage, KnownScale>();

/** Nodes whose values are drawn: of blocks, and of outputs that wires carry. */
function drawnNodes(stage: Stage, buffer: RunBuffer, column: BlockColumn): readonly string[] {
  const { nodes, edges } = stage.canvas.geometry;
  const blocks = [...nodes]
    .filter(([, { kind }]) => kind === "block" || kind === "group")
    .flatMap(([id]) => columnNodes(buffer, blockRows(buffer.schema, id), column));
  const source = columnSource(column);
  const carried =
    source === "output" || source === "activation"
      ? edges.map((edge) => blockRows(buffer.schema, edge.source).output)
      : [];
  return [...new Set([...blocks, ...carried])];
}

/** The scale of the column shown, over all that is recorded of what is drawn. */
export function presentScale(stage: Stage): StripScale {
  const column = presentColumn();
  const { buffer } = shownRecord(stage);
  const statistics = buffer?.statistics;
  const key = [
    ...[column, stage.canvas.geometry.version, buffer?.runId, buffer?.generation],
    ...[statistics?.length, statistics?.length ? buffer?.lastStep : -1],
  ].join("|");
  const known = scales.get(stage);
  if (known?.key === key) return known.scale;
  const isLight = columnLook(column) === "light";
  const nodes = buffer === null || isLight ? [] : drawnNodes(stage, buffer, column);
  const scale = columnScale(buffer, nodes, column);
  scales.set(stage, { key, scale });
  return scale;
}

/** Lines lie on the canvas itself, so that no end of a scale may have its colour. */
function columnStops(column: BlockColumn, palette: Palette): readonly Rgb[] {
  const look = columnLook(column);
  const [low, middle, high] = [palette.lineStrong, palette.faint, palette.text].map(parseHex);
  const [negative, , positive] = SIGNED_STOPS;
  const stops = look === "signed" ? [negative, middle, positive] : [low, middle, high];
  return stops.filter((stop) => stop !== undefined);
}

const tables = new WeakMap<Palette, Map<BlockColumn, readonly string[]>>();

/** `RAMP_COLORS` colours of the column shown, from the low end of its scale to the high one. */
export function columnColors(column: BlockColumn): readonly string[] {
  const palette = currentPalette();
  if (columnLook(column) === "light") return palette.ramp;
  const known = tables.get(palette) ?? new Map<BlockColumn, readonly string[]>();
  tables.set(palette, known);
  const table = known.get(column) ?? makeColorTable(columnStops(column, palette), RAMP_COLORS);
  known.set(column, table);
  return table;
}
