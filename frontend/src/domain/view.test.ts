import { describe, expect, it } from "vitest";
import { makeDocument, setNodeField, setTraining } from "./document";
import { completeSpec } from "./spec";
import { boundsOf, fitView, holds, isOtherExperiment } from "./view";

const FREE = { left: 20, top: 80, right: 820, bottom: 480 };

describe("the view", () => {
  it("has everything in the middle of the free part", () => {
    const bounds = { left: 100, top: 50, right: 900, bottom: 250 };
    expect(fitView(bounds, FREE)).toEqual({ x: -80, y: 130, zoom: 1 });
  });

  it("is neither larger than 1.45 nor smaller than 0.3, and begins at the beginning then", () => {
    expect(fitView({ left: 0, top: 0, right: 10, bottom: 10 }, FREE).zoom).toBe(1.45);
    const wide = fitView({ left: 0, top: 0, right: 8000, bottom: 10 }, FREE);
    expect([wide.zoom, wide.x]).toEqual([0.3, 20]);
  });

  it("covers wires and blocks", () => {
    const box = { x: 0, y: 0, width: 10, height: 10 };
    expect(boundsOf([box], [[0, 5, 4, -20, 30, 5]])).toEqual({
      ...{ left: 0, top: -20, right: 30, bottom: 10 },
    });
    expect(boundsOf([], [])).toBeNull();
  });

  it("holds while all is in sight, however small the change, and gives way where something is not", () => {
    const bounds = { left: 0, top: 0, right: 800, bottom: 200 };
    const view = fitView(bounds, FREE);
    expect(holds(view, { ...bounds, right: 700 }, FREE)).toBe(true);
    expect(holds(view, { ...bounds, right: 900 }, FREE)).toBe(false);
    expect(holds(view, bounds, { ...FREE, bottom: 300 })).toBe(false);
    expect(holds({ ...view, zoom: 0.5 }, { ...bounds, right: 100 }, FREE)).toBe(false);
  });
});

describe("another experiment", () => {
  it("is one of which all parts are others; an edit replaces one", () => {
    const draft = makeDocument({ network: { nodes: [{ id: "x", type: "input" }], edges: [] } });
    const other = completeSpec({ network: { nodes: [{ id: "x", type: "input" }], edges: [] } });
    expect(isOtherExperiment(draft.spec, other)).toBe(true);
    expect(isOtherExperiment(draft.spec, setNodeField(draft, "x", "a", 1).spec)).toBe(false);
    expect(isOtherExperiment(draft.spec, setTraining(draft, { seed: 1 }).spec)).toBe(false);
  });
});
