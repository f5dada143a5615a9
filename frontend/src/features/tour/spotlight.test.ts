import { expect, it } from "vitest";
import { cardPlace } from "./spotlight";

const PAGE = { width: 1440, height: 900 };
const CARD = { width: 300, height: 160 };

function overlaps(target: { left: number; top: number; width: number; height: number }): boolean {
  const { left, top } = cardPlace(target, CARD, PAGE);
  return (
    left < target.left + target.width &&
    left + CARD.width > target.left &&
    top < target.top + target.height &&
    top + CARD.height > target.top
  );
}

it.each([
  ["at the upper edge", { left: 500, top: 5, width: 40, height: 40 }],
  ["in the lower left corner", { left: 0, top: 860, width: 40, height: 40 }],
  ["of full height at the right", { left: 1100, top: 0, width: 340, height: 900 }],
  ["of full height at the left", { left: 0, top: 0, width: 240, height: 900 }],
])("a part %s is not covered", (_where, target) => {
  expect(overlaps(target)).toBe(false);
});

it("stays in the window, whatever it points at", () => {
  for (const target of [
    null,
    { left: 0, top: 0, width: 1440, height: 900 },
    { left: 1430, top: 890, width: 9, height: 9 },
  ]) {
    const { left, top } = cardPlace(target, CARD, PAGE);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(left + CARD.width).toBeLessThanOrEqual(PAGE.width);
    expect(top + CARD.height).toBeLessThanOrEqual(PAGE.height);
  }
});
