import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { ShapedArray } from "../domain/frame";
import { RunBuffer } from "../domain/runBuffer";
import { completeSpec } from "../domain/spec";
import { recordFrame, SCHEMA, viewFrame } from "../domain/testFrames";
import { runInfo } from "../domain/testRuns";
import { PairPicture } from "../features/pair/PairPicture";
import { OutputPicture } from "../features/views/OutputPicture";
import { PairCursor } from "../state/pairCursor";
import { makeSide } from "../state/pairStages";
import type { Schema } from "../state/sessionStore";
import { Stage } from "../state/stage";
import { onStage } from "../state/testStage";

const NAMES: Schema = {
  ...{ ...SCHEMA, nodes: [...SCHEMA.nodes], edges: [], strip: [], classes: [] },
  ...{ node_columns: [], edge_columns: [], scalars: [], metrics: [], views: ["curve", "targets"] },
};

const page = new Stage();

function array(
  shape: number[],
  data: readonly number[],
): { shape: number[]; data: ShapedArray["data"] } {
  return { shape, data: new Float32Array(data) };
}

/** A run that fits data of twice the size of another's: `size` times (0, 0) and (1, 2). */
function side(runId: string, size: number) {
  const buffer = new RunBuffer(runId, SCHEMA);
  buffer.apply({ ...recordFrame(0, 8, 0.5), runId });
  const curve = new Map([
    ["x", array([2], [0, size])],
    ["y", array([2, 1], [0, 2 * size])],
    ["points", array([2, 2], [0, 0, size, 2 * size])],
    ["split", array([2], [0, 1])],
  ]);
  const targets = new Map([
    ["truth", array([2, 1], [0, size])],
    ["predicted", array([2, 1], [0, size])],
  ]);
  buffer.apply({ ...viewFrame("curve", 8), runId, arrays: curve });
  buffer.apply({ ...viewFrame("targets", 8), runId, arrays: targets });
  const run = { buffer, spec: completeSpec({}), info: runInfo(runId), schema: NAMES };
  return makeSide(run, page);
}

/** Where the spots of a picture stand, and what its four ends of axes say. */
function plot(at: "first" | "second", view: string) {
  const picture = screen.getByTestId(`pair-picture-${at}`);
  const drawing = picture.querySelector(`[data-testid="${view}-plot"]`);
  const spots = [...(drawing?.querySelectorAll("circle") ?? [])].map((spot) => ({
    x: Number(spot.getAttribute("cx")),
    y: Number(spot.getAttribute("cy")),
  }));
  const ends = [...picture.querySelectorAll("figure span")].map(({ textContent }) => textContent);
  return { spots, ends };
}

afterEach(cleanup);

it.each(["curve", "targets"])("%s of two runs side by side have the same axes", (view) => {
  const cursor = new PairCursor(side("a", 1), side("b", 2));
  render(
    <>
      <PairPicture cursor={cursor} side="first" view={view} Content={OutputPicture} />
      <PairPicture cursor={cursor} side="second" view={view} Content={OutputPicture} />
    </>,
    onStage(page),
  );
  const [small, large] = [plot("first", view), plot("second", view)];
  expect(small.ends).toHaveLength(4);
  expect(small.ends).toEqual(large.ends);
  const heights = [small, large].map(({ spots: [low, high] }) => (low?.y ?? 0) - (high?.y ?? 0));
  expect((heights[1] ?? 0) / (heights[0] ?? 0)).toBeCloseTo(2);
});
