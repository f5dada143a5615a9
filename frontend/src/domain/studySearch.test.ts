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
      { path: "training.l2", from: "0", to: "0,1" },
      { path: "training.batch_size", from: "8", to: "64" },
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

  it("waits for its numbers", () => {
    const [first] = DRAFT.axes;
    const axes = [{ path: "training.l2", from: "", to: "1" }];
    expect(searchOf({ ...DRAFT, axes })).toBeNull();
    expect(searchOf({ ...DRAFT, axes: [{ ...axes[0], path: "", from: "", to: "" }] })).toBeNull();
    expect(first).toBeDefined();
  });
});
