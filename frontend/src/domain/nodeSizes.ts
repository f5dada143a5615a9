/** Kinds of what is drawn, and how large each is. */

/** A `group` is drawn as one block; open, as a `frame` with a `port` for each of its inputs. */
export type NodeKind = "block" | "glyph" | "input" | "loss" | "group" | "frame" | "port";

/** Where a network runs: from left to right, or from top to bottom. */
export type Direction = "right" | "down";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In flow units, which are CSS pixels at zoom 1, from left to right; a frame is as large as what is in it. */
export const NODE_SIZES: Record<NodeKind, Size> = {
  block: { width: 104, height: 140 },
  glyph: { width: 28, height: 28 },
  input: { width: 68, height: 88 },
  loss: { width: 30, height: 148 },
  group: { width: 112, height: 156 },
  frame: { width: 340, height: 200 },
  port: { width: 14, height: 14 },
};

export interface Drawn {
  readonly id: string;
  readonly kind: NodeKind;
  /** Of a frame; others have that of their kind. */
  readonly size?: Size;
}

export function drawnSize({ kind, size }: Drawn): Size {
  return size ?? NODE_SIZES[kind];
}

export type Point = { readonly x: number; readonly y: number };
