import { beforeEach, describe, expect, it, vi } from "vitest";

const KEPT = "backlight.panels";

/** A visit that finds so much of the last one. */
async function visit(state?: unknown) {
  if (state !== undefined) localStorage.setItem(KEPT, JSON.stringify({ state, version: 1 }));
  vi.resetModules();
  return await import("./panels");
}

beforeEach(() => localStorage.clear());

describe("sizes of panels", () => {
  it("are kept for the next visit, and given back", async () => {
    const first = await visit();
    first.sizePanel("left", 21.5);
    first.sizePanel("charts", 30);
    const second = await visit();
    expect(second.panelStore.getState().sizes).toEqual({ left: 21.5, charts: 30 });
    second.sizePanel("left", null);
    expect((await visit()).panelStore.getState().sizes).toEqual({ charts: 30 });
  });

  it("stay within limits in which nothing is cut", async () => {
    const { panelStore, sizePanel } = await visit();
    sizePanel("left", 2);
    sizePanel("right", 400);
    expect(panelStore.getState().sizes).toEqual({ left: 13, right: 46 });
  });

  it.each([
    7,
    null,
    { sizes: { left: "wide", right: null, other: 3 }, folds: [], pictureInMiddle: 1 },
  ])("what cannot be a size is left out (%j)", async (kept) => {
    const { panelStore } = await visit(kept);
    expect(panelStore.getState()).toMatchObject({ sizes: {}, pictureInMiddle: false });
    expect(panelStore.getState().folds.desk).toEqual({ left: false, right: false, strip: false });
  });
});

it("the projector has folds of its own, side panels folded at first", async () => {
  const first = await visit();
  expect(first.panelStore.getState().folds.projector).toMatchObject({ left: true, right: true });
  first.foldPanel("projector", "right", false);
  first.foldPanel("desk", "left", true);
  const { folds } = (await visit()).panelStore.getState();
  expect(folds.projector.right).toBe(false);
  expect(folds.desk).toEqual({ left: true, right: false, strip: false });
});
