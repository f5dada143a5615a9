import { describe, expect, it } from "vitest";
import {
  addNode,
  clearNetwork,
  connect,
  insertAfter,
  insertOnEdge,
  makeDocument,
  removeNodes,
  renameNode,
  setObjective,
} from "./document";
import { duplicateNodes } from "./duplicate";
import { edgeId, makeEdge, NO_NODE, objectiveOf } from "./spec";

const INPUT = { type: "input", inputs: [] };
const DENSE = { type: "dense", inputs: [{ name: "in", many: false }], config: { units: 8 } };
const RELU = { type: "relu", inputs: [{ name: "in", many: false }] };
const ADD = { type: "add", inputs: [{ name: "in", many: true }] };

function draw(...layers: (typeof INPUT | typeof DENSE | typeof ADD)[]) {
  return layers.reduce((draft, layer) => insertAfter(draft, layer, []).document, makeDocument({}));
}

function wires(draft: ReturnType<typeof makeDocument>) {
  return draft.spec.network.edges.map(({ source, target }) => `${source}>${target}`);
}

const CHAIN = draw(INPUT, DENSE, RELU, DENSE);

describe("drawing from an empty canvas", () => {
  it("wires each added block behind the one before", () => {
    expect(wires(CHAIN)).toEqual(["x>dense_1", "dense_1>relu_1", "relu_1>dense_2"]);
  });

  it("lets the prediction follow the last block", () => {
    expect(objectiveOf(CHAIN.spec).prediction).toBe("dense_2");
    expect(objectiveOf(removeNodes(CHAIN, ["dense_2"]).spec).prediction).toBe("relu_1");
    expect(objectiveOf(clearNetwork(CHAIN).spec).prediction).toBe(NO_NODE);
  });

  it("leaves a prediction that was set on purpose", () => {
    const chosen = setObjective(CHAIN, { prediction: "relu_1" });
    expect(objectiveOf(insertAfter(chosen, DENSE, []).document.spec).prediction).toBe("relu_1");
  });

  it("does not let a loose block take the prediction", () => {
    const { document: loose } = addNode(CHAIN, DENSE, [10, 20]);
    expect(objectiveOf(loose.spec).prediction).toBe("dense_2");
    expect(loose.layout.positions).toEqual({ dense_3: [10, 20] });
  });
});

describe("inserting", () => {
  it("puts a block between the selected one and what it fed", () => {
    const { document: edited, id } = insertAfter(CHAIN, RELU, ["dense_1"]);
    expect(wires(edited)).toContain(`dense_1>${id}`);
    expect(wires(edited)).toContain(`${id}>relu_1`);
  });

  it("joins several selected blocks and cuts nothing", () => {
    const { document: edited, id } = insertAfter(CHAIN, ADD, ["dense_1", "relu_1"]);
    expect(wires(edited)).toEqual([...wires(CHAIN), `dense_1>${id}`, `relu_1>${id}`]);
  });

  it("begins a second path and cuts nothing", () => {
    const { document: edited, id } = insertAfter(CHAIN, DENSE, ["x"], true);
    expect(wires(edited)).toEqual([...wires(CHAIN), `x>${id}`]);
  });

  it("puts a block onto a wire", () => {
    const { document: edited, id } = insertOnEdge(CHAIN, RELU, "x.out>dense_1.in");
    expect(wires(edited)).toContain(`x>${id}`);
    expect(wires(edited)).toContain(`${id}>dense_1`);
  });
});

describe("removing", () => {
  it("closes a chain over the gap", () => {
    expect(wires(removeNodes(CHAIN, ["relu_1"]))).toEqual(["x>dense_1", "dense_1>dense_2"]);
  });

  it("lets every objective that read the block read what fed it", () => {
    const first = objectiveOf(CHAIN.spec);
    const reads = (...predictions: string[]) => ({
      ...CHAIN,
      spec: {
        ...CHAIN.spec,
        objectives: predictions.map((prediction) => ({ ...first, prediction })),
      },
    });
    const predictions = (draft: ReturnType<typeof makeDocument>) =>
      draft.spec.objectives.map(({ prediction }) => prediction);
    const several = reads("dense_2", "relu_1", "dense_1", "relu_1");
    const removed = removeNodes(several, ["relu_1"]);
    expect(predictions(removed)).toEqual(["dense_2", "dense_1", "dense_1", "dense_1"]);
    expect(predictions(removeNodes(several, ["relu_1", "dense_1"]))).toEqual([
      "dense_2",
      ...["x", "x", "x"],
    ]);
    expect(predictions(removeNodes(reads("relu_1"), ["relu_1"]))).toEqual(["dense_1"]);
  });

  it("keeps the name that a further objective reads where no single block fed it", () => {
    const first = objectiveOf(CHAIN.spec);
    const objectives = [first, { ...first, prediction: "x" }];
    const removed = removeNodes({ ...CHAIN, spec: { ...CHAIN.spec, objectives } }, ["x"]);
    expect(removed.spec.objectives.map(({ prediction }) => prediction)).toEqual(["dense_2", "x"]);
  });

  it("never doubles a wire", () => {
    const skip = connect(CHAIN, makeEdge({ source: "dense_1", target: "dense_2" }), true);
    const ids = removeNodes(skip, ["relu_1"]).spec.network.edges.map(edgeId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("connecting", () => {
  it("refuses a cycle and a block to itself", () => {
    for (const source of ["dense_2", "dense_1"])
      expect(connect(CHAIN, makeEdge({ source, target: "dense_1" }), true)).toBe(CHAIN);
  });

  it("refuses a wire of a block that is not there", () => {
    expect(connect(CHAIN, makeEdge({ source: "gone", target: "dense_2" }), true)).toBe(CHAIN);
  });

  it("replaces the wire of a port that takes one, and adds to a port that takes many", () => {
    const wire = makeEdge({ source: "x", target: "dense_2" });
    expect(wires(connect(CHAIN, wire, false))).toEqual([
      "x>dense_1",
      "dense_1>relu_1",
      "x>dense_2",
    ]);
    expect(wires(connect(CHAIN, wire, true))).toEqual([...wires(CHAIN), "x>dense_2"]);
  });
});

it("renames a block in wires, prediction and positions", () => {
  const renamed = renameNode(CHAIN, "dense_2", "logits");
  expect(wires(renamed)).toContain("relu_1>logits");
  expect(objectiveOf(renamed.spec).prediction).toBe("logits");
  expect(renameNode(CHAIN, "dense_2", "Not allowed")).toBe(CHAIN);
  expect(renameNode(CHAIN, "dense_2", "dense_1")).toBe(CHAIN);
});

it("copies blocks with the wires among them", () => {
  const { document: copied, ids } = duplicateNodes(CHAIN, ["dense_1", "relu_1"]);
  expect(ids).toEqual(["dense_3", "relu_2"]);
  expect(wires(copied)).toEqual([...wires(CHAIN), "dense_3>relu_2"]);
});
