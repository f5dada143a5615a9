import { beforeEach, expect, it, vi } from "vitest";

const KEPT = "backlight.ui";

/** A visit that finds so much of the last one. */
async function visit(state: unknown) {
  localStorage.setItem(KEPT, JSON.stringify({ state, version: 1 }));
  vi.resetModules();
  const { uiStore } = await import("./uiStore");
  return uiStore.getState();
}

beforeEach(() => localStorage.clear());

it("theme, language, tab and speed of the last visit are there again", async () => {
  const state = { theme: "projector", locale: "hu", leftTab: "gallery", speed: 100 };
  expect(await visit(state)).toMatchObject(state);
});

it("the statistic on blocks and wires is there again, and one that is not offered is left out", async () => {
  expect(await visit({ blockColumn: "weight_norm" })).toMatchObject({ blockColumn: "weight_norm" });
  expect(await visit({ blockColumn: "node_ids" })).toMatchObject({ blockColumn: "delta_rms" });
});

it.each([
  { theme: 7, locale: "xx", leftTab: ["data"], speed: "fast" },
  { theme: null, locale: null, leftTab: null, speed: -1 },
  { theme: "Dark", locale: {}, leftTab: "", speed: Number.NaN, helpOpen: true },
  7,
  null,
])("what cannot be chosen is left out (%j)", async (state) => {
  const found = await visit(state);
  expect(["dark", "light"]).toContain(found.theme);
  expect(found).toMatchObject({ locale: "en", leftTab: "layers", speed: null, helpOpen: false });
});
