import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { completeSpec } from "../domain/spec";
import { useNodeNamesOfRun } from "./nodeNames";

const TRAINED = completeSpec({
  network: {
    nodes: [
      { id: "dense_2", type: "dense" },
      { id: "block_1", type: "my_block", repeat: 3 },
    ],
    groups: {
      my_block: {
        ports: { inputs: ["x"], output: "conv2d_1" },
        nodes: [{ id: "conv2d_1", type: "conv2d" }],
      },
    },
  },
});
const DRAWN = completeSpec({ network: { nodes: [{ id: "d1", type: "dense" }] } });

it("blocks of a run keep their names when they are drawn no more; others are named as drawn", () => {
  const { current: name } = renderHook(() => useNodeNamesOfRun(TRAINED, DRAWN, null)).result;
  expect(name("dense_2")).toBe("Dense 2");
  expect(name("block_1/2/conv2d_1")).toBe("Block 1 × 2 › Conv2d 1");
  expect(name("d1")).toBe("D1");
  expect(name("gone_3")).toBe("gone_3");
});
