import { expect, it } from "vitest";
import type { NamedRun } from "../domain/namedRun";
import { differences } from "../domain/runDifference";
import { completeSpec } from "../domain/spec";
import { runInfo } from "../domain/testRuns";
import { focusName, runNames } from "./runNames";
import { makeTexts } from "./texts";

const TITLES: Record<string, string> = {
  "layers.relu.title": "ReLU",
  "layers.sigmoid.title": "Sigmoid",
  "layers.batch_norm.title": "Batch norm",
};
const WORDS = {
  t: (key: string, values: Record<string, unknown> = {}) =>
    key === "difference.without" ? `without ${values.layers}` : key,
  texts: makeTexts((key, fallback) => TITLES[key] ?? fallback),
  nodeName: (id: string) => id,
};

function network(...types: string[]) {
  const nodes = ["input", ...types, "dense"].map((type) => ({ id: `${type}_1`, type }));
  return completeSpec({ network: { nodes }, objectives: [{ prediction: "dense_1" }] });
}

const SIGMOID = network("sigmoid");
const RELU = network("relu");
const NORMED = network("batch_norm", "sigmoid");

/** A run that was left by a fix. */
function left(
  runId: string,
  reason: "first" | "cure",
  spec: typeof SIGMOID,
  focus: typeof SIGMOID,
): NamedRun {
  const info = runInfo(runId, reason);
  const found = differences(spec, focus, null);
  return {
    runId,
    number: 0,
    info,
    spec,
    leftBy: "loss.ghost.cure",
    differences: found,
  };
}

it("two fixes of one finding are called by the layers that they bring, the run before by what it is without", () => {
  const runs = [left("before", "first", SIGMOID, NORMED), left("relu", "cure", RELU, NORMED)];
  expect([...runNames(runs, WORDS, null).values()]).toEqual(["loss.ghost.cure", "ReLU"]);
  expect(focusName("", NORMED, [{ spec: SIGMOID }], WORDS, null)).toBe("Batch norm");
  expect(focusName("", SIGMOID, [{ spec: NORMED }], WORDS, null)).toBe("without Batch norm");
});
