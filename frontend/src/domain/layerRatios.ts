/** The gradient on its way back, layer by layer, and what it is multiplied by. */
import type { NodeFactors } from "./exampleAnswer";

/** A gradient on its way from one layer to the one before it. */
interface LayerRatio {
  readonly node: string;
  readonly delta: number;
  /** ‖Wᵀδ‖ / ‖δ‖ of the layer behind it. */
  readonly gain: number;
  /** Mean derivative of the activation between both; 1 where there is none. */
  readonly slope: number;
  readonly measured: number;
}

/** Layers between which the gradient is handed back, from the loss on: those with one activation, or none, in between. */
export function layerRatios(factors: readonly NodeFactors[]): LayerRatio[] {
  const reached = factors.filter(({ delta }) => !Number.isNaN(delta));
  const found: LayerRatio[] = [];
  let slope = 1;
  let behind: NodeFactors | null = null;
  for (const each of [...reached].reverse()) {
    if (!Number.isNaN(each.slope)) {
      slope *= each.slope;
      continue;
    }
    if (behind !== null) {
      const gain = behind.handedBack / behind.delta;
      found.push({
        node: each.node,
        delta: each.delta,
        gain,
        slope,
        measured: each.delta / behind.delta,
      });
    }
    behind = each;
    slope = 1;
  }
  return found;
}
