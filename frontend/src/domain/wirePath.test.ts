import { describe, expect, it } from "vitest";
import { drawNetwork } from "./drawing";
import type { Box } from "./frameBoxes";
import type { Line } from "./pathWalk";
import { walkLine } from "./pathWalk";
import { completeSpec, type Spec } from "./spec";
import { residualNetwork } from "./testNetworks";
import { makeTracks, routeWire } from "./wirePath";

type DrawingSource = Parameters<typeof drawNetwork>[0];

/** Whether a line runs through a box: looked at every two units, by itself. */
function crosses(line: Line, box: Box): boolean {
  const { points } = walkLine(line, 2);
  for (let index = 0; index < points.length; index += 2) {
    const [x, y] = [points[index] ?? 0, points[index + 1] ?? 0];
    const across = x > box.x + 1 && x < box.x + box.width - 1;
    if (across && y > box.y + 1 && y < box.y + box.height - 1) return true;
  }
  return false;
}

function highest(line: Line): number {
  return Math.min(...line.filter((_, index) => index % 2 === 1));
}

describe("a wire", () => {
  it("is straight where nothing is in its way", () => {
    const { line, bent, path } = routeWire({ x: 0, y: 50 }, { x: 100, y: 50 }, []);
    expect(line).toEqual([0, 50, 100, 50]);
    expect(path).toBe("M0,50 L100,50");
    expect(bent).toBe(false);
  });

  it("ends where it is to end, and its parts meet at right angles", () => {
    const box = { x: 40, y: 0, width: 20, height: 100 };
    const { line } = routeWire({ x: 0, y: 50 }, { x: 100, y: 50 }, [box]);
    expect([line[0], line[1], line.at(-2), line.at(-1)]).toEqual([0, 50, 100, 50]);
    expect(crosses(line, box)).toBe(false);
    expect(highest(line)).toBe(-18);
  });

  it("that passes over others has a track of its own over theirs", () => {
    const boxes = [100, 300, 500].map((x) => ({ x, y: 0, width: 100, height: 100 }));
    const tracks = makeTracks();
    const short = routeWire({ x: 200, y: 50 }, { x: 500, y: 50 }, boxes, [], tracks);
    const long = routeWire({ x: 0, y: 50 }, { x: 700, y: 50 }, boxes, [], tracks);
    expect(highest(long.line)).toBeLessThanOrEqual(highest(short.line) - 9);
  });

  it("to the next row runs between the rows", () => {
    const rows = [0, 300].flatMap((y) =>
      [0, 150, 300].map((x) => ({ x, y, width: 100, height: 140 })),
    );
    const { line } = routeWire({ x: 400, y: 70 }, { x: 0, y: 370 }, rows);
    for (const box of rows) expect(crosses(line, box)).toBe(false);
  });
});

function unet(depth: number): Spec {
  const nodes = [{ id: "x", type: "input" }];
  const edges: { source: string; target: string }[] = [];
  const add = (id: string, type: string, ...sources: string[]) => {
    nodes.push({ id, type });
    edges.push(...sources.map((source) => ({ source, target: id })));
    return id;
  };
  let at = "x";
  const kept: string[] = [];
  for (let level = 0; level < depth; level += 1) {
    kept.push(add(`down_${level}`, "conv2d", at));
    at = add(`pool_${level}`, "max_pool2d", kept.at(-1) ?? "");
  }
  at = add("middle", "conv2d", at);
  for (let level = depth - 1; level >= 0; level -= 1) {
    const up = add(`up_${level}`, "upsample2d", at);
    at = add(`up_conv_${level}`, "conv2d", add(`join_${level}`, "concat", up, kept[level] ?? ""));
  }
  return completeSpec({ network: { nodes, edges }, objectives: [{ prediction: at }] });
}

function dense(blocks: number, skip: number): Spec {
  const ids = Array.from({ length: blocks }, (_, index) => `d_${index}`);
  const edges = ids.slice(1).map((target, index) => ({ source: ids[index] ?? "", target }));
  const skips = ids.slice(skip).map((target, index) => ({ source: ids[index] ?? "", target }));
  const nodes = ids.map((id, index) => ({ id, type: index === 0 ? "input" : "concat" }));
  return completeSpec({
    network: { nodes, edges: [...edges, ...(skip > 1 ? skips : [])] },
    objectives: [{ prediction: ids.at(-1) ?? "" }],
  });
}

const ROOMS = [null, { width: 800, height: 450 }, { width: 420, height: 600 }];

describe("the wires of a drawing", () => {
  it.each([
    ["a U-Net", unet(3), {}],
    ["a deep U-Net", unet(5), {}],
    ["a chain", dense(40, 1), {}],
    ["a chain with skips over two", dense(20, 2), {}],
    ["skips over four", dense(20, 4), {}],
    ["an open group", residualNetwork(), { deep: 1 }],
  ])("run behind no block: %s", (_, spec, opened) => {
    for (const room of ROOMS) {
      for (const direction of ["right", "down"] as const) {
        const source: DrawingSource = {
          ...{ spec, trained: spec, opened, positions: {}, moved: new Map(), room, direction },
          kindOf: (type) =>
            type === "input"
              ? "input"
              : type === "concat"
                ? "glyph"
                : type === "residual"
                  ? "group"
                  : "block",
          portsOf: () => ["in"],
          shapeOf: () => [16],
        };
        const { wires, items } = drawNetwork(source, null);
        const solid = items.filter(({ kind }) => kind !== "frame" && kind !== "port");
        for (const { line, source: from, target: to, id } of wires) {
          const hit = solid.filter((box) => box.id !== from && box.id !== to && crosses(line, box));
          expect([id, direction, room?.width, hit.map((box) => box.id)]).toEqual([
            ...[id, direction, room?.width, []],
          ]);
        }
      }
    }
  });
});
