/** What a step gone back to is asked for with, and what follows where it is refused; the answers are held. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { requestAnswer } from "./exampleNumbers";
import {
  expectAt,
  goTo,
  held,
  holdAnswers,
  pass,
  REST_MS,
  releaseAnswers,
  seek,
} from "./testHeldMoments";

const MOST_WAIT_MS = 10_000;

beforeEach(holdAnswers);
afterEach(releaseAnswers);

describe("pictures on screen while a step is on its way", () => {
  it("one that leaves has nothing asked anew, one that comes has both asked for", async () => {
    const leave = held.stage.views.demand("boundary");
    const question = await goTo(42);
    leave();
    await pass(REST_MS);
    expect(question.signal.aborted).toBe(false);
    held.stage.views.demand("boundary");
    await pass(REST_MS);
    expect(held.asked).toHaveLength(1);
    held.stage.views.demand("neurons?rows=2");
    await pass(REST_MS);
    expect(question.signal.aborted).toBe(true);
    expect(held.asked[1]?.views).toEqual(["boundary", "neurons?rows=2"]);
    held.asked[1]?.answer();
    await pass(REST_MS);
    expect(held.asked).toHaveLength(2);
    expectAt(42);
  });
});

describe("a step that is refused", () => {
  it("because another page took the turn or the server knows of fewer steps: it is asked for again", async () => {
    (await goTo(42)).refuse(409, "superseded");
    await pass(1_000);
    held.asked[1]?.refuse(409, "step_not_reached");
    await pass(2_000);
    expect(seek().kind).toBe("computing");
    held.asked[2]?.answer();
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
    held.stage.session.setState({ connection: "lost" });
    held.stage.session.setState({ connection: "open" });
    await pass(REST_MS);
    held.asked[1]?.answer();
    await pass(0);
    expectAt(42);
  });
});

it("numbers of an example wait until the state of the step is there, and the other way round", async () => {
  const question = { view: "example_numbers", options: {} } as const;
  const state = await goTo(42);
  const numbers = requestAnswer(held.stage, question, new AbortController().signal);
  await pass(REST_MS);
  expect(held.asked).toHaveLength(1);
  state.answer();
  await pass(0);
  expect(held.asked.map(({ views }) => views)).toEqual([[], ["example_numbers"]]);
  held.asked[1]?.answer();
  expect((await numbers).step).toBe(42);
  expectAt(42);
});
