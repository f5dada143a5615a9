import { expect, it } from "vitest";
import { makeDocument } from "./document";
import { drawNetwork } from "./drawing";
import { moveBlocks } from "./moveBlocks";
import type { Direction } from "./nodeSizes";
import { residualNetwork } from "./testNetworks";

type DrawingSource = Parameters<typeof drawNetwork>[0];

const DRAFT = { ...makeDocument({}), spec: residualNetwork() };

function draw(draft: typeof DRAFT, direction: Direction, opened = {}) {
  const source: DrawingSource = {
    ...{ spec: draft.spec, trained: draft.spec, opened, moved: new Map(), room: null, direction },
    positions: draft.layout.positions ?? {},
    kindOf: (type) => (type === "input" ? "input" : type === "residual" ? "group" : "block"),
    portsOf: () => ["in"],
    shapeOf: () => [6],
  };
  return drawNetwork(source, null);
}

it("a network that runs down has its blocks below each other, as large as always, the loss across", () => {
  const { boxes } = draw(DRAFT, "down");
  const order = ["x", "first", "deep", "last", "__loss"].map((id) => boxes.get(id)?.y ?? NaN);
  expect([...order].sort((a, b) => a - b)).toEqual(order);
  expect(boxes.get("first")).toMatchObject({ width: 104, height: 140 });
  expect(boxes.get("__loss")).toMatchObject({ width: 148, height: 30 });
});

it("wires leave below and enter above", () => {
  const { boxes, wires } = draw(DRAFT, "down");
  const from = boxes.get("first");
  const { line } = wires.find(({ id }) => id === "first.out>deep.in") ?? { line: [] };
  expect(line[0]).toBe((from?.x ?? 0) + 52);
  expect(line[1]).toBe((from?.y ?? 0) + 140);
  expect(line.at(-1)).toBe(boxes.get("deep")?.y);
});

it.each(["right", "down"] as const)(
  "a block moved in a drawing that runs %s stays there",
  (direction) => {
    for (const opened of [{}, { deep: 1 }]) {
      const { boxes } = draw(DRAFT, direction, opened);
      const box = boxes.get("last") ?? { x: NaN, y: NaN };
      const at = { x: Math.round(box.x + 37), y: Math.round(box.y + 61) };
      const moved = moveBlocks(DRAFT, boxes, new Map([["last", at]]), direction);
      const after = draw(moved, direction, opened).boxes;
      expect(after.get("last")).toMatchObject(at);
      for (const id of ["x", "first"]) {
        expect(after.get(id)?.x).toBeCloseTo(boxes.get(id)?.x ?? NaN, 0);
        expect(after.get(id)?.y).toBeCloseTo(boxes.get(id)?.y ?? NaN, 0);
      }
    }
  },
);

it("what was moved in one direction is the same drawing, turned, in the other", () => {
  const { boxes } = draw(DRAFT, "right");
  const { x, y } = boxes.get("first") ?? { x: NaN, y: NaN };
  const moved = moveBlocks(DRAFT, boxes, new Map([["first", { x, y: y + 200 }]]));
  const [right, down] = [draw(moved, "right").boxes, draw(moved, "down").boxes];
  for (const id of ["x", "first", "deep", "last"]) {
    expect(down.get(id)?.x).toBe(right.get(id)?.y);
    expect(down.get(id)?.y).toBe(right.get(id)?.x);
  }
});
