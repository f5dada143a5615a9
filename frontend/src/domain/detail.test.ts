import { expect, it } from "vitest";
import { type Detail, detailOf, nameSize } from "./detail";

it("shows names from afar, faces nearer, shapes near, numbers nearest", () => {
  expect([0, 0.69, 0.7, 0.81, 0.82, 1.29, 1.3, 2.5].map((zoom) => detailOf(zoom))).toEqual([
    ...["far", "far", "middle", "middle", "near", "near", "nearest", "nearest"],
  ]);
});

it.each([0.7, 0.82, 1.3])("keeps its level while the zoom trembles around %s", (bound) => {
  for (const start of [detailOf(bound - 0.05), detailOf(bound + 0.05)]) {
    const levels = new Set<Detail>();
    let level = start;
    for (const tremble of [-0.015, 0.015, -0.01, 0.005, 0.015]) {
      level = detailOf(bound + tremble, level);
      levels.add(level);
    }
    expect([...levels]).toEqual([start]);
  }
});

it("leaves a level well beyond its bound", () => {
  expect(detailOf(0.95, "far")).toBe("near");
  expect(detailOf(0.75, "near")).toBe("middle");
  expect(detailOf(0.75, "far")).toBe("middle");
  expect(detailOf(0.6, "middle")).toBe("far");
  expect(detailOf(2, "far")).toBe("nearest");
  expect(detailOf(1.2, "nearest")).toBe("near");
  expect(detailOf(0.5, "nearest")).toBe("far");
});

it("writes names with at least 11 pixels on the screen, or not at all", () => {
  for (let zoom = 0.2; zoom < 1; zoom += 0.013) {
    const size = nameSize(zoom);
    if (size !== null) expect(size * zoom).toBeGreaterThanOrEqual(11 - 1e-6);
    else expect(zoom).toBeLessThan(0.45);
  }
  expect(nameSize(0.46)).not.toBeNull();
});
