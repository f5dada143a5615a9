import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RunBuffer } from "../domain/runBuffer";
import { completeSpec } from "../domain/spec";
import { encodeFrame, recordFrame, SCHEMA, viewFrame } from "../domain/testFrames";
import { runInfo } from "../domain/testRuns";
import { closePair, naturalPair, openPair } from "./openPair";
import { keepOwnerToken } from "./ownerTokens";
import { PairCursor } from "./pairCursor";
import { keepPairSought } from "./pairSeeking";
import { makeSide, passDemand } from "./pairStages";
import { EMPTY_SESSION, type Schema } from "./sessionStore";
import { shownFrame } from "./shown";
import { Stage } from "./stage";

const NAMES: Schema = {
  ...SCHEMA,
  ...{ nodes: [...SCHEMA.nodes], edges: [["x", "out", "dense_1", "in"]] },
  ...{ node_columns: [], edge_columns: [], scalars: [], metrics: [], strip: [] },
  ...{ classes: [...SCHEMA.classes], views: ["boundary"] },
};

function side(runId: string, ...steps: number[]) {
  return sideOf(new Stage(), runId, ...steps);
}

function sideOf(page: Stage, runId: string, ...steps: number[]) {
  const buffer = new RunBuffer(runId, SCHEMA);
  for (const [seq, step] of steps.entries()) {
    buffer.apply({ ...recordFrame(seq, step, 0.5), runId });
  }
  const run = { buffer, spec: completeSpec({}), info: runInfo(runId), schema: NAMES };
  return makeSide(run, page);
}

function page(...runs: ReturnType<typeof runInfo>[]): Stage {
  const stage = new Stage();
  stage.enter("opening");
  stage.enter("own", {
    ...EMPTY_SESSION,
    sessionId: "s",
    runs,
    runId: runs.at(-1)?.run_id ?? null,
  });
  return stage;
}

describe("the pair that comes up by itself", () => {
  it("is the run shown with the one that it comes from, else the one before", () => {
    const cure = { ...runInfo("c", "cure"), from_run_id: "a" };
    expect(naturalPair(page(runInfo("a"), runInfo("b"), cure))).toEqual(["a", "c"]);
    expect(naturalPair(page(runInfo("a"), runInfo("b"), runInfo("c")))).toEqual(["b", "c"]);
  });

  it("is none for a run alone, and before the first one", () => {
    expect(naturalPair(page(runInfo("a")))).toBeNull();
    expect(naturalPair(new Stage())).toBeNull();
  });

  it("opens and closes", () => {
    const stage = page(runInfo("a"));
    openPair(stage, "a", "b");
    expect(stage.pair.getState().ids).toEqual(["a", "b"]);
    closePair(stage);
    expect(stage.pair.getState().ids).toBeNull();
  });
});

describe("the cursor of two runs", () => {
  it("stands at the last step of both, until it is moved, and moves both sides", () => {
    const cursor = new PairCursor(side("a", 10, 40), side("b", 10, 24));
    expect([cursor.step, cursor.last]).toEqual([24, 40]);
    cursor.goTo(12);
    cursor.point(30);
    expect(cursor.step).toBe(30);
    expect(cursor.first.stage.playhead.getState().step).toBe(30);
    expect(cursor.second.stage.playhead.getState().step).toBe(30);
    cursor.point(null);
    expect(cursor.step).toBe(12);
    cursor.goTo(null);
    expect(cursor.second.stage.playhead.getState().step).toBe(24);
  });
});

describe("pictures of a side", () => {
  it("are asked for through the page where its run is the live one", () => {
    const stage = page(runInfo("a"), runInfo("b"));
    const live = stage.runs.stage("b", SCHEMA, null);
    const run = { buffer: live, spec: completeSpec({}), info: runInfo("b"), schema: NAMES };
    const own = makeSide(run, stage);
    const stop = passDemand(own, stage);
    const former = side("a", 10);
    const stopFormer = passDemand(former, stage);
    own.stage.views.demand("boundary");
    former.stage.views.demand("confusion");
    expect(stage.views.names).toEqual(["boundary"]);
    stop();
    stopFormer();
    expect(stage.views.names).toEqual([]);
  });
});

describe("the states of both sides", () => {
  let asked: { run: string; step: number }[];
  let answers: (() => void)[];

  function bytes(...frames: ArrayBuffer[]): Response {
    const parts = frames.flatMap((frame) => {
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, frame.byteLength, true);
      return [...length, ...new Uint8Array(frame)];
    });
    return new Response(new Uint8Array(parts));
  }

  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    answers = [];
    vi.stubGlobal("fetch", async (request: Request) => {
      const run = request.url.split("/").at(-2) ?? "";
      const { step } = await request.json();
      asked.push({ run, step });
      await new Promise<void>((resolve) => answers.push(resolve));
      const at = (frame: ReturnType<typeof recordFrame>) => encodeFrame({ ...frame, runId: run });
      return bytes(at(recordFrame(0, step, 0.5)), at(viewFrame("boundary", step)));
    });
    keepOwnerToken("s", "secret");
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const settle = () => vi.advanceTimersByTimeAsync(200);

  it("are asked for one behind the other once the cursor rests, of that step alone", async () => {
    const stage = page(runInfo("a"), runInfo("b"));
    const cursor = new PairCursor(side("a", 10, 40), side("b", 10, 40));
    for (const each of [cursor.first, cursor.second]) each.stage.views.demand("boundary");
    const stop = keepPairSought(cursor, stage, (error) => expect.fail(String(error)));
    cursor.goTo(17);
    cursor.goTo(18);
    await settle();
    expect(asked).toEqual([{ run: "a", step: 18 }]);
    answers[0]?.();
    await settle();
    expect(asked).toEqual([
      { run: "a", step: 18 },
      { run: "b", step: 18 },
    ]);
    answers[1]?.();
    await settle();
    expect(shownFrame(cursor.first.stage, "boundary")?.step).toBe(18);
    expect(shownFrame(cursor.second.stage, "boundary")?.step).toBe(18);
    stop();
  });

  it("wait for a state that the page fetches, and give up what the cursor has left", async () => {
    const stage = page(runInfo("a"), runInfo("b"));
    const cursor = new PairCursor(sideOf(stage, "a", 10, 40), sideOf(stage, "b", 10, 40));
    const ahead = stage.moments.prefetch({ runId: "b", step: 3, views: [], token: "secret" });
    const stop = keepPairSought(cursor, stage, (error) => expect.fail(String(error)));
    cursor.goTo(17);
    await settle();
    expect(asked).toEqual([{ run: "b", step: 3 }]);
    answers[0]?.();
    expect(await ahead).toHaveLength(2);
    await settle();
    answers[1]?.();
    await settle();
    cursor.goTo(18);
    await settle();
    expect(asked.slice(1)).toEqual([
      { run: "a", step: 17 },
      { run: "b", step: 17 },
      { run: "a", step: 18 },
    ]);
    expect(cursor.second.stage.moments.seek.getState().kind).toBe("idle");
    stop();
  });

  it("are not asked of runs of other sessions", async () => {
    const cursor = new PairCursor(side("a", 10, 40), side("b", 10, 40));
    const stop = keepPairSought(cursor, page(runInfo("c")), (error) => expect.fail(String(error)));
    cursor.goTo(18);
    await settle();
    expect(asked).toEqual([]);
    stop();
  });
});
