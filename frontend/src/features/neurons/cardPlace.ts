/** Where a card stands beside what it is about: on the side with more room. */
import { anchorOf, type NeuronLayout } from "../../domain/neuronLayout";
import type { NeuronPart } from "../../domain/neurons";

export interface CardPlace {
  readonly style: { readonly left: number; readonly top: number };
  readonly side: "left" | "right";
}

const GAP = 16;

export function cardPlace(layout: NeuronLayout, part: NeuronPart): CardPlace {
  const { x, y } = anchorOf(layout, part);
  const last = layout.units.at(-1)?.[0]?.x ?? 0;
  const first = layout.units[0]?.[0]?.x ?? 0;
  const side = x > (first + last) / 2 ? "left" : "right";
  return { style: { left: side === "left" ? x - GAP : x + GAP, top: y + GAP }, side };
}
