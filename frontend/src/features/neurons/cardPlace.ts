/** Where a card stands beside what it is about: on the side with more room. */
import { anchorOf, type NeuronLayout } from "../../domain/neuronLayout";
import type { NeuronPart } from "../../domain/neurons";

export interface CardPlace {
  readonly style: Readonly<Partial<Record<"left" | "right" | "top" | "bottom", number>>>;
  readonly side: "left" | "right";
}

const GAP = 16;
const EDGE = 14;

function isRight(layout: NeuronLayout, x: number): boolean {
  const last = layout.units.at(-1)?.[0]?.x ?? 0;
  return x > ((layout.units[0]?.[0]?.x ?? 0) + last) / 2;
}

export function cardPlace(layout: NeuronLayout, part: NeuronPart): CardPlace {
  const { x, y } = anchorOf(layout, part);
  const side = isRight(layout, x) ? "left" : "right";
  return { style: { left: side === "left" ? x - GAP : x + GAP, top: y + GAP }, side };
}

/** A weight's card beside its line; that of a unit, which is large, in the corner farther away. */
export function cornerPlace(layout: NeuronLayout, part: NeuronPart, bottom: number): CardPlace {
  if (part.from !== undefined) return cardPlace(layout, part);
  const side = isRight(layout, anchorOf(layout, part).x) ? { left: EDGE } : { right: EDGE };
  return { style: { ...side, bottom }, side: "right" };
}
