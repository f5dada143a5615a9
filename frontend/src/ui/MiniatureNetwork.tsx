import type { Catalog } from "../domain/catalog";
import { findEntry } from "../domain/catalog";
import { type MiniatureItem, type MiniatureKind, makeMiniature } from "../domain/miniature";
import type { Network } from "../domain/spec";
import styles from "./Miniature.module.css";

/** Distance between two blocks, and sizes of what stands there, in the units of the drawing. */
const STEP = 10;
const LANE = 11;
const SIZES: Readonly<Record<MiniatureKind, readonly [number, number]>> = {
  block: [6.5, 9],
  glyph: [4.5, 4.5],
  input: [5, 5],
};
const MARGIN = 1.5;
/** How far a wire that passes blocks by goes round them. */
const DETOUR = 8;
/** A long network is cut into rows of at most so many blocks. */
const ROW = 12;
const ROW_STEP = 17;

function Item({ kind, at: [x, y] }: { kind: MiniatureKind; at: readonly [number, number] }) {
  const [width, height] = SIZES[kind];
  return (
    <rect
      x={x - width / 2}
      y={y - height / 2}
      {...{ width, height }}
      rx={kind === "glyph" ? width / 2 : 1.4}
      data-kind={kind}
    />
  );
}

interface MiniatureNetworkProps {
  network: Pick<Network, "nodes" | "edges">;
  catalog: Catalog;
  className?: string | undefined;
}

/** The network of a spec, or of a group, as a small picture. */
export function MiniatureNetwork({ network, catalog, className }: MiniatureNetworkProps) {
  const kindOf = (type: string): MiniatureKind => {
    const entry = findEntry(catalog.layers, type);
    if (entry?.inputs.length === 0) return "input";
    return entry?.activation ? "glyph" : "block";
  };
  const { items, wires, width, height } = makeMiniature(network, kindOf);
  const rows = height === 0 ? Math.ceil((width + 1) / ROW) : 1;
  const inRow = rows === 1 ? width : ROW - 1;
  const place = ({ x, y }: MiniatureItem): readonly [number, number] => {
    const row = Math.floor(x / ROW);
    return rows === 1 ? [x * STEP, y * LANE] : [(x % ROW) * STEP, row * ROW_STEP];
  };
  const path = (from: MiniatureItem, to: MiniatureItem, over: boolean) => {
    const [[x0, y0], [x1, y1]] = [place(from), place(to)];
    if (x1 < x0) return `M${x0} ${y0}v${ROW_STEP / 2}H${x1}V${y1}`;
    const [a, b] = [x0 + STEP / 2, x1 - STEP / 2];
    const [up, down] = over ? [y0 - DETOUR, y1 - DETOUR] : [y0, y1];
    return over
      ? `M${x0} ${y0}C${a} ${up} ${b} ${down} ${x1} ${y1}`
      : `M${x0} ${y0}C${a} ${y0} ${b} ${y1} ${x1} ${y1}`;
  };
  const [halfWidth, halfHeight] = SIZES.block.map((size) => size / 2 + MARGIN);
  const bends = wires.some(({ over }) => over) ? 2 : 0;
  const top = rows === 1 ? -(height / 2) * LANE - (halfHeight ?? 0) - bends : -(halfHeight ?? 0);
  const tall = rows === 1 ? height * LANE : (rows - 1) * ROW_STEP;
  const frame = [
    -(halfWidth ?? 0),
    top,
    inRow * STEP + 2 * (halfWidth ?? 0),
    tall + 2 * (halfHeight ?? 0) + bends,
  ];
  return (
    <svg
      viewBox={frame.join(" ")}
      className={`${styles.miniature} ${className ?? ""}`}
      aria-hidden="true"
    >
      {wires.map(({ from, to, over }) => (
        <path key={`${from.id} ${to.id}`} d={path(from, to, over)} />
      ))}
      {items.map((item) => (
        <Item key={item.id} kind={item.kind} at={place(item)} />
      ))}
    </svg>
  );
}
