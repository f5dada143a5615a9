import { describe, expect, it } from "vitest";
import { completeSpec } from "./spec";
import { SCHEMA } from "./testFrames";
import { RESIDUAL } from "./testNetworks";
import { wantedCopies } from "./wantedCopies";

const OUTER = {
  nodes: [{ id: "inner", type: "residual", repeat: 30 }],
  edges: [{ source: "in", target: "inner" }],
  ports: { inputs: ["in"], output: "inner" },
};
const SPEC = completeSpec({
  network: {
    groups: { residual: RESIDUAL, outer: OUTER },
    nodes: [
      { id: "x", type: "input" },
      { id: "deep", type: "outer", repeat: 50 },
    ],
    edges: [{ source: "x", target: "deep" }],
  },
});

/** A record with rows for all layers of some copies. */
function schema(...copies: readonly string[]) {
  const nodes = copies.flatMap((copy) => RESIDUAL.nodes.map(({ id }) => `${copy}/${id}`));
  return { ...SCHEMA, nodes: ["x", ...nodes] };
}

function wanted(opened: Record<string, number>, ...recorded: readonly string[]) {
  return wantedCopies(SPEC, opened, schema(...recorded));
}

describe("copies whose rows are asked for", () => {
  it("are those that are open and have no rows in the record", () => {
    const opened = { deep: 7, "deep/inner": 12 };
    expect(wanted(opened, "deep/7/inner/12", "deep/7/inner/30")).toEqual([]);
    expect(wanted(opened, "deep/7/inner/30")).toEqual([
      { address: "deep/7/inner/12", layer: "deep/7/inner/12/fit" },
    ]);
    expect(wanted(opened)).toEqual([
      { address: "deep/7", layer: "deep/7/inner/30/late" },
      { address: "deep/7/inner/12", layer: "deep/7/inner/12/fit" },
    ]);
  });

  it("are none while every group is closed", () => {
    expect(wanted({})).toEqual([]);
  });
});
