/**
 * A network that runs from top to bottom is arranged as one from left to right and turned: what is level there is
 * upright here. Positions that people gave are kept as of one from left to right, so that both show the same drawing.
 */
import { type Direction, NODE_SIZES, type NodeKind, type Point, type Size } from "./nodeSizes";

interface Placed extends Point, Size {}

/** The loss is a bar across the direction, and turns with it; everything else stands upright on the page. */
const TURNS: ReadonlySet<NodeKind> = new Set(["loss"]);

/** The size of a kind along and across the direction in which it is arranged. */
export function arrangedSize(kind: NodeKind, direction: Direction, size = NODE_SIZES[kind]): Size {
  return direction === "right" || TURNS.has(kind) ? size : swapped(size);
}

function swapped({ width, height }: Size): Size {
  return { width: height, height: width };
}

/** From the arrangement to the page, and back. */
export function turnBox<Box extends Placed>(box: Box, direction: Direction): Box {
  if (direction === "right") return box;
  return { ...box, x: box.y, y: box.x, ...swapped(box) };
}

export function turnPoint({ x, y }: Point, direction: Direction): Point {
  return direction === "right" ? { x, y } : { x: y, y: x };
}

const TURNED_ARROWS = { left: "up", right: "down", up: "left", down: "right" } as const;

/** The arrow that leads the same way in the arrangement. */
export function turnArrow(arrow: keyof typeof TURNED_ARROWS, direction: Direction) {
  return direction === "right" ? arrow : TURNED_ARROWS[arrow];
}
