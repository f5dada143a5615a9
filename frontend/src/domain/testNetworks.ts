/** Networks that several tests draw. */
import { completeSpec, type Spec } from "./spec";

/** An input, a code and what is made of it. */
export const CODED = {
  nodes: [
    { id: "x", type: "input" },
    { id: "code", type: "dense" },
    { id: "out", type: "dense" },
  ],
  edges: [
    { source: "x", target: "code" },
    { source: "code", target: "out" },
  ],
};

/** A residual block: a dense layer and a dropout, added to what came in; behind the sum another dropout. */
export const RESIDUAL = {
  nodes: [
    { id: "fit", type: "dense", config: { units: { parameter: "width" } } },
    { id: "drop", type: "dropout", config: { rate: { parameter: "rate" } } },
    { id: "sum", type: "add" },
    { id: "late", type: "dropout", config: { rate: 0.5 } },
  ],
  edges: [
    { source: "in", target: "fit" },
    { source: "fit", target: "drop" },
    { source: "drop", target: "sum" },
    { source: "in", target: "sum" },
    { source: "sum", target: "late" },
  ],
  ports: { inputs: ["in"], output: "late" },
  parameters: { width: 6, rate: 0.25 },
};

/** A residual block between two dense layers. */
export function residualNetwork(): Spec {
  return completeSpec({
    network: {
      groups: { residual: RESIDUAL },
      nodes: [
        { id: "x", type: "input" },
        { id: "first", type: "dense", config: { units: 6 } },
        { id: "deep", type: "residual" },
        { id: "last", type: "dense", config: { units: 2 } },
      ],
      edges: [
        { source: "x", target: "first" },
        { source: "first", target: "deep" },
        { source: "deep", target: "last" },
      ],
    },
    objectives: [{ prediction: "last" }],
  });
}
