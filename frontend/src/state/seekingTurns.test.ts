/** Steps gone back to, with everything that may come between a question and its answer; the answers are held. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ServerMessage } from "../api/stream";
import { recordFrame, SCHEMA } from "../domain/testFrames";
import { leaveSession } from "./sessionEntry";
import { takeFrame, takeMessage } from "./sessionMessages";
import {
  event,
  expectAt,
  goTo,
  held,
  holdAnswers,
  pass,
  REST_MS,
  releaseAnswers,
  seek,
  shown,
  steps,
} from "./testHeldMoments";

function say(message: Record<string, unknown>): void {
  const sent: unknown = { run_id: "run", ...message };
  takeMessage(held.stage, sent as ServerMessage);
}

beforeEach(holdAnswers);
afterEach(releaseAnswers);

describe("two steps one after the other", () => {
  it("within the rest of the hand: only the second is asked for", async () => {
    held.stage.playhead.goTo(40);
    await pass(100);
    (await goTo(42)).answer();
    await pass(0);
    expect(steps()).toEqual([42]);
    expectAt(42);
  });

  it("the second while the first is on its way: the first is given up, and its answer changes nothing", async () => {
    const first = await goTo(40);
    held.stage.playhead.goTo(42);
    expect(first.signal.aborted).toBe(true);
    expect(seek().kind).toBe("idle");
    first.answer();
    await pass(REST_MS);
    expect(seek()).toMatchObject({ kind: "computing", step: 42 });
    held.asked[1]?.answer();
    await pass(0);
    expectAt(42);
    expect(held.stage.moments.find("run", 40)).toBeNull();
  });

  it("the first again while the second is on its way: it is asked for anew", async () => {
    const [first, second, again] = [await goTo(40), await goTo(42), await goTo(40)];
    for (const question of [second, first]) question.answer(0.9);
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
    held.stage.playhead.goTo(40);
    await pass(REST_MS);
    expect(steps()).toEqual([40, 42]);
    expectAt(40);
  });
});

describe("while a step is on its way or there", () => {
  it("frames of the run that arrive leave the page at the step", async () => {
    const question = await goTo(42);
    takeFrame(held.stage, recordFrame(3, 80, 0.3));
    expect(seek()).toMatchObject({ kind: "computing", step: 42 });
    question.answer();
    await pass(0);
    takeFrame(held.stage, recordFrame(4, 96, 0.2));
    say({ type: "state", state: { run_id: "run", status: "running", step: 97, epoch: 1 } });
    await pass(REST_MS);
    expectAt(42);
    expect(steps()).toEqual([42]);
  });

  it("back to the run: nothing is asked, and the late answer changes nothing", async () => {
    const question = await goTo(42);
    held.stage.playhead.goLive();
    question.answer();
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
    held.asked[1]?.answer(0.7);
    await pass(0);
    expectAt(42, 0.7);
    event("weight_change", 42);
    await pass(REST_MS);
    held.asked[2]?.answer(0.9);
    await pass(0);
    expectAt(42, 0.9);
    expect(steps()).toEqual([42, 42, 42]);
  });

  it("a weight set, a setting turned or an end behind that step changes nothing of it", async () => {
    const question = await goTo(42);
    for (const kind of ["weight_change", "live_change", "finished"]) event(kind, 43);
    event("finding", 42);
    expect(question.signal.aborted).toBe(false);
    question.answer();
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
    held.asked[1]?.answer(0.3);
    await pass(0);
    expectAt(70, 0.3);
  });

  it("a host that starts again from an earlier step has later ones asked for anew", async () => {
    (await goTo(70)).answer(0.2);
    await pass(0);
    say({ type: "rewind", to_seq: 2, generation: 1 });
    await pass(REST_MS);
    expect(steps()).toEqual([70, 70]);
    held.asked[1]?.refuse(409, "step_not_reached");
    await pass(1_000);
    held.asked[2]?.answer(0.2);
    await pass(0);
    expectAt(70, 0.2);
  });

  it("another run that begins leads to that one, and the late answer changes nothing", async () => {
    const question = await goTo(42);
    const run = { run_id: "next", reason: "reset", seed: 0, experiment_id: "e" };
    say({ type: "run_started", ...run, from_run_id: null, request_id: "1", run_schema: SCHEMA });
    question.answer();
    await pass(REST_MS);
    expect(held.stage.playhead.getState().step).toBeNull();
    expect(seek().kind).toBe("idle");
    expect(held.stage.runs.current?.runId).toBe("next");
  });

  it("the answer to a command that was on its way leaves the page at the step", async () => {
    say({ type: "state", state: { run_id: "run", status: "running", step: 64, epoch: 1 } });
    (await goTo(42)).answer();
    await pass(0);
    say({ type: "state", state: { run_id: "run", status: "paused", step: 74, epoch: 2 } });
    takeFrame(held.stage, recordFrame(3, 74, 0.3));
    (await goTo(44)).answer();
    await pass(0);
    expectAt(44);
  });

  it("a session that is left leaves no step behind", async () => {
    const question = await goTo(42);
    leaveSession(held.stage);
    question.answer();
    await pass(REST_MS);
    expect(held.stage.playhead.getState().step).toBeNull();
    expect(seek().kind).toBe("idle");
  });

  it("nobody who follows any more leaves it computing", async () => {
    await goTo(42);
    held.stop();
    expect(seek().kind).toBe("idle");
  });
});
