/** Steps gone back to, with everything that may come between a question and its answer; the answers are held. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ServerMessage } from "../api/stream";
import { encodeFrame, recordFrame, SCHEMA, startFrame, viewFrame } from "../domain/testFrames";
import { askQuestion } from "./exampleNumbers";
import { keepOwnerToken } from "./ownerTokens";
import { keepSought } from "./seeking";
import { leaveSession } from "./sessionEntry";
import { takeFrame, takeMessage } from "./sessionMessages";
import { EMPTY_SESSION } from "./sessionStore";
import { shownRecord } from "./shown";
import { Stage } from "./stage";

const REST_MS = 200;
const MOST_WAIT_MS = 10_000;

interface Held {
  readonly step: number;
  readonly views: readonly string[];
  readonly signal: AbortSignal;
  /** The server answers with the state of that step; `delta` tells answers apart. */
  answer(delta?: number): void;
  refuse(status: number, code: string): void;
  lose(): void;
}

let stage: Stage;
let stop: () => void;
let asked: Held[];

function framed(...frames: ArrayBuffer[]): Response {
  const bytes = frames.flatMap((frame) => [
    ...new Uint8Array(new Uint32Array([frame.byteLength]).buffer),
    ...new Uint8Array(frame),
  ]);
  return new Response(new Uint8Array(bytes));
}

function refusal(status: number, code: string): Response {
  const none = { node_id: null, path: null, got: null, expected: null, hint: null };
  const problem = { code, message: code, advice: null, fix: [], ...none };
  return Response.json({ problems: [problem] }, { status });
}

async function hold(request: Request): Promise<Response> {
  const { step, views }: { step: number; views: string[] } = await request.json();
  return new Promise((resolve, reject) => {
    const { signal } = request;
    signal.addEventListener("abort", () => reject(signal.reason));
    const pictures = views.map((view) => encodeFrame(viewFrame(view, step)));
    const answer = (delta = step / 100) =>
      resolve(framed(encodeFrame(recordFrame(0, step, 0.5, delta)), ...pictures));
    const refuse = (status: number, code: string) => resolve(refusal(status, code));
    asked.push({
      ...{ step, views, signal, answer, refuse },
      lose: () => reject(new TypeError("no network")),
    });
  });
}

function say(message: Record<string, unknown>): void {
  const told: unknown = { run_id: "run", ...message };
  takeMessage(stage, told as ServerMessage);
}

function event(kind: string, step: number): void {
  say({ type: "event", seq: 0, step, kind, detail: {} });
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const seek = () => stage.moments.seek.getState();
const steps = () => asked.map(({ step }) => step);

/** The number that the page shows of a block, and the step that it is of. */
function shown(): [step: number, delta: number] {
  const { buffer, row } = shownRecord(stage);
  if (buffer === null) throw new Error("there is no record");
  return [buffer.statistics.stepAt(row), buffer.nodeValue(row, "dense_1", "delta_rms")];
}

/** Goes to a step and rests there; the question it leads to. */
async function goTo(step: number): Promise<Held> {
  stage.playhead.goTo(step);
  await pass(REST_MS);
  const last = asked.at(-1);
  if (last === undefined) throw new Error("nothing was asked");
  return last;
}

function expectAt(step: number, delta = step / 100): void {
  expect(stage.playhead.getState().step).toBe(step);
  expect(seek()).toMatchObject({ kind: "exact", step });
  expect(shown()).toEqual([step, Math.fround(delta)]);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("fetch", hold);
  asked = [];
  keepOwnerToken("s", "secret");
  stage = new Stage();
  stop = keepSought(stage);
  stage.enter("opening");
  stage.enter("own", { ...EMPTY_SESSION, sessionId: "s", runId: "run", connection: "open" });
  const buffer = stage.runs.stage("run", SCHEMA, null);
  for (const frame of [startFrame(), recordFrame(1, 16, 0.5), recordFrame(2, 64, 0.4)]) {
    buffer.apply(frame);
  }
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("two steps one after the other", () => {
  it("within the rest of the hand: only the second is asked for", async () => {
    stage.playhead.goTo(40);
    await pass(100);
    (await goTo(42)).answer();
    await pass(0);
    expect(steps()).toEqual([42]);
    expectAt(42);
  });

  it("the second while the first is on its way: the first is given up, and its answer changes nothing", async () => {
    const first = await goTo(40);
    stage.playhead.goTo(42);
    expect(first.signal.aborted).toBe(true);
    expect(seek().kind).toBe("idle");
    first.answer();
    await pass(REST_MS);
    expect(seek()).toMatchObject({ kind: "computing", step: 42 });
    asked[1]?.answer();
    await pass(0);
    expectAt(42);
    expect(stage.moments.find("run", 40)).toBeNull();
  });

  it("the first again while the second is on its way: it is asked for anew", async () => {
    const [first, second, again] = [await goTo(40), await goTo(42), await goTo(40)];
    for (const held of [second, first]) held.answer(0.9);
    await pass(0);
    expect(seek()).toMatchObject({ kind: "computing", step: 40 });
    again.answer();
    await pass(0);
    expectAt(40);
  });

  it("the second once the first is there, and back: the first is known", async () => {
    (await goTo(40)).answer();
    await pass(0);
    (await goTo(42)).answer();
    await pass(0);
    expectAt(42);
    stage.playhead.goTo(40);
    await pass(REST_MS);
    expect(steps()).toEqual([40, 42]);
    expectAt(40);
  });
});

describe("while a step is on its way or there", () => {
  it("frames of the run that arrive leave the page at the step", async () => {
    const held = await goTo(42);
    takeFrame(stage, recordFrame(3, 80, 0.3));
    expect(seek()).toMatchObject({ kind: "computing", step: 42 });
    held.answer();
    await pass(0);
    takeFrame(stage, recordFrame(4, 96, 0.2));
    say({ type: "state", state: { run_id: "run", status: "running", step: 97, epoch: 1 } });
    await pass(REST_MS);
    expectAt(42);
    expect(steps()).toEqual([42]);
  });

  it("back to the run: nothing is asked, and the late answer changes nothing", async () => {
    const held = await goTo(42);
    stage.playhead.goLive();
    held.answer();
    await pass(REST_MS);
    expect(seek().kind).toBe("idle");
    expect(shown()[0]).toBe(64);
  });

  it("a weight set at that step makes its state another: it is asked for anew, on its way or there", async () => {
    const before = await goTo(42);
    event("weight_change", 42);
    expect(before.signal.aborted).toBe(true);
    expect(seek().kind).toBe("idle");
    await pass(REST_MS);
    asked[1]?.answer(0.7);
    await pass(0);
    expectAt(42, 0.7);
    event("weight_change", 42);
    await pass(REST_MS);
    asked[2]?.answer(0.9);
    await pass(0);
    expectAt(42, 0.9);
    expect(steps()).toEqual([42, 42, 42]);
  });

  it("a weight set, a setting turned or an end behind that step changes nothing of it", async () => {
    const held = await goTo(42);
    for (const kind of ["weight_change", "live_change", "finished"]) event(kind, 43);
    event("finding", 42);
    expect(held.signal.aborted).toBe(false);
    held.answer();
    await pass(REST_MS);
    event("finished", 64);
    await pass(REST_MS);
    expect(steps()).toEqual([42]);
    expectAt(42);
  });

  it("an end that puts the best weights back at that step has it asked for anew", async () => {
    (await goTo(70)).answer(0.2);
    await pass(0);
    event("finished", 70);
    await pass(REST_MS);
    asked[1]?.answer(0.3);
    await pass(0);
    expectAt(70, 0.3);
  });

  it("a host that starts again from an earlier step has later ones asked for anew", async () => {
    (await goTo(70)).answer(0.2);
    await pass(0);
    say({ type: "rewind", to_seq: 2, generation: 1 });
    await pass(REST_MS);
    expect(steps()).toEqual([70, 70]);
    asked[1]?.refuse(409, "step_not_reached");
    await pass(1_000);
    asked[2]?.answer(0.2);
    await pass(0);
    expectAt(70, 0.2);
  });

  it("another run that begins leads to that one, and the late answer changes nothing", async () => {
    const held = await goTo(42);
    const run = { run_id: "next", reason: "reset", seed: 0, experiment_id: "e" };
    say({ type: "run_started", ...run, from_run_id: null, request_id: "1", run_schema: SCHEMA });
    held.answer();
    await pass(REST_MS);
    expect(stage.playhead.getState().step).toBeNull();
    expect(seek().kind).toBe("idle");
    expect(stage.runs.current?.runId).toBe("next");
  });

  it("the answer to a command that was on its way leaves the page at the step", async () => {
    say({ type: "state", state: { run_id: "run", status: "running", step: 64, epoch: 1 } });
    (await goTo(42)).answer();
    await pass(0);
    say({ type: "state", state: { run_id: "run", status: "paused", step: 74, epoch: 2 } });
    takeFrame(stage, recordFrame(3, 74, 0.3));
    (await goTo(44)).answer();
    await pass(0);
    expectAt(44);
  });

  it("a session that is left leaves no step behind", async () => {
    const held = await goTo(42);
    leaveSession(stage);
    held.answer();
    await pass(REST_MS);
    expect(stage.playhead.getState().step).toBeNull();
    expect(seek().kind).toBe("idle");
  });

  it("nobody who follows any more leaves it computing", async () => {
    await goTo(42);
    stop();
    expect(seek().kind).toBe("idle");
  });
});

describe("pictures on screen while a step is on its way", () => {
  it("one that leaves has nothing asked anew, one that comes has both asked for", async () => {
    const leave = stage.views.demand("boundary");
    const held = await goTo(42);
    leave();
    await pass(REST_MS);
    expect(held.signal.aborted).toBe(false);
    stage.views.demand("boundary");
    await pass(REST_MS);
    expect(asked).toHaveLength(1);
    stage.views.demand("neurons?rows=2");
    await pass(REST_MS);
    expect(held.signal.aborted).toBe(true);
    expect(asked[1]?.views).toEqual(["boundary", "neurons?rows=2"]);
    asked[1]?.answer();
    await pass(REST_MS);
    expect(asked).toHaveLength(2);
    expectAt(42);
  });
});

describe("a step that is refused", () => {
  it("because another page took the turn or the server knows of fewer steps: it is asked for again", async () => {
    (await goTo(42)).refuse(409, "superseded");
    await pass(1_000);
    asked[1]?.refuse(409, "step_not_reached");
    await pass(2_000);
    expect(seek().kind).toBe("computing");
    asked[2]?.answer();
    await pass(0);
    expectAt(42);
  });

  it("in vain: the page says why, and the next step is asked for as ever", async () => {
    (await goTo(42)).refuse(409, "data_missing");
    await pass(MOST_WAIT_MS);
    expect(seek()).toMatchObject({ kind: "failed", step: 42, problem: { code: "data_missing" } });
    (await goTo(44)).answer();
    await pass(0);
    expectAt(44);
  });

  it("by a network that fails: once the line is there again it is asked for again", async () => {
    (await goTo(42)).lose();
    await pass(0);
    expect(seek()).toMatchObject({ kind: "failed", step: 42, problem: null });
    stage.session.setState({ connection: "lost" });
    stage.session.setState({ connection: "open" });
    await pass(REST_MS);
    asked[1]?.answer();
    await pass(0);
    expectAt(42);
  });
});

it("numbers of an example wait until the state of the step is there, and the other way round", async () => {
  const question = { view: "example_numbers", options: {} } as const;
  const held = await goTo(42);
  const numbers = askQuestion(stage, question, new AbortController().signal);
  await pass(REST_MS);
  expect(asked).toHaveLength(1);
  held.answer();
  await pass(0);
  expect(asked.map(({ views }) => views)).toEqual([[], ["example_numbers"]]);
  asked[1]?.answer();
  expect((await numbers).step).toBe(42);
  expectAt(42);
});
