import { expect, it } from "vitest";
import { startEmpty } from "./chooseDataset";
import { makeDocument } from "./document";
import { NO_NODE } from "./spec";
import { makeCatalog } from "./testCatalog";

const CATALOG = makeCatalog({
  datasets: [
    { type: "digits", classes: ["0", "1"] },
    { type: "sine", classes: [], outputs: 1 },
  ],
});

function lossOf(data: string) {
  const autoencoder = makeDocument({
    network: { nodes: [{ id: "x", type: "input" }] },
    data: { type: data },
    objectives: [
      { loss: { type: "mse" }, prediction: "x", target: "input" },
      { loss: { type: "mse" }, prediction: "x", target: "none", weight: 0.1 },
    ],
  });
  const { spec } = startEmpty(autoencoder, CATALOG);
  expect(spec.network.nodes).toEqual([]);
  return spec.objectives.map(({ loss, target, prediction }) => [loss.type, target, prediction]);
}

it("an empty canvas has the usual loss of its data, not that of the network before", () => {
  expect(lossOf("digits")).toEqual([["cross_entropy", "label", NO_NODE]]);
  expect(lossOf("sine")).toEqual([["mse", "value", NO_NODE]]);
});
