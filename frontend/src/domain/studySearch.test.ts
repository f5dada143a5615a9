import { describe, expect, it } from "vitest";
import { makeDocument } from "./document";
import { searchOf, startOfSearch } from "./studySearch";

const SPEC = makeDocument({ optimizer: { type: "sgd", config: { learning_rate: 0.3 } } }).spec;
const DRAFT = startOfSearch(SPEC);

describe("a search of one's own", () => {
  it("begins around the present learning rate, with one budget for all runs", () => {
    expect(searchOf(DRAFT)).toEqual({
      type: "halving",
      config: {
        axes: [{ path: "optimizer.config.learning_rate", between: [0.003, 30], scale: "log" }],
        count: 9,
        budget: { unit: "epoch", n: 90 },
      },
    });
  });

  it("draws narrow intervals and those with a zero evenly", () => {
    const axes = [
      { path: "training.l2", from: "0", to: "0,1", values: "" },
      { path: "training.batch_size", from: "8", to: "64", values: "" },
    ];
    expect(searchOf({ ...DRAFT, axes })?.config?.axes).toEqual([
      { path: "training.l2", between: [0, 0.1], scale: "linear" },
      { path: "training.batch_size", between: [8, 64], scale: "linear" },
    ]);
  });

  it("names the findings that end a run, and leaves an empty budget for the server to refuse", () => {
    const study = searchOf({ ...DRAFT, epochs: null, stopAt: ["learning_rate_too_high"] });
    expect(study?.config?.stop_at).toEqual(["learning_rate_too_high"]);
    expect(study?.config).not.toHaveProperty("budget");
  });

  it("on a grid takes the values as they are, as many runs as they have combinations", () => {
    expect(searchOf({ ...DRAFT, kind: "grid" })).toEqual({
      type: "grid",
      config: {
        axes: [{ path: "optimizer.config.learning_rate", values: [0.03, 0.3, 3] }],
        budget: { unit: "epoch", n: 90 },
      },
    });
    const axes = [
      { path: "optimizer", from: "1", to: "2", values: "sgd, adam" },
      { path: "training.l2", from: "", to: "", values: "0; 0,01" },
    ];
    expect(searchOf({ ...DRAFT, kind: "grid", axes })?.config?.axes).toEqual([
      { path: "optimizer", values: ["sgd", "adam"] },
      { path: "training.l2", values: [0, 0.01] },
    ]);
  });

  it("waits for its numbers", () => {
    const open = { path: "training.l2", from: "", to: "1", values: "" };
    expect(searchOf({ ...DRAFT, axes: [open] })).toBeNull();
    expect(searchOf({ ...DRAFT, axes: [{ ...open, path: "" }] })).toBeNull();
    expect(searchOf({ ...DRAFT, kind: "grid", axes: [open] })).toBeNull();
  });
});
