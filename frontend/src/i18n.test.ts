import { afterEach, expect, it } from "vitest";
import { activateLocale, t, tText } from "./i18n";

afterEach(() => activateLocale("en"));

it("fills in values and plurals, the same at every call", () => {
  for (const count of [1, 2, 1]) {
    expect(t("graph.weights", { count })).toBe(count === 1 ? "1 weight" : `${count} weights`);
  }
});

it("changes the language of every text, those asked for before as well", async () => {
  expect(t("topbar.play")).toBe("Play");
  await activateLocale("de");
  expect(t("topbar.play")).toBe("Start");
  await activateLocale("en");
  await Promise.all([activateLocale("de"), activateLocale("de")]);
  expect(t("topbar.play")).toBe("Start");
});

it("falls back where a text of the engine's catalogue has none", () => {
  expect(tText("layers.of_tomorrow.title", "Of tomorrow")).toBe("Of tomorrow");
});

it.each(["en", "de", "hu"] as const)("writes every number alike in %s", async (locale) => {
  await activateLocale(locale);
  expect(t("graph.weights", { count: 21_350 })).toContain("21\u202f350 ");
  expect(t("live.step", { step: 21_350 })).toContain("21\u202f350");
  expect(t("number.at_least", { bound: 0.5 })).toContain("0.5");
});
