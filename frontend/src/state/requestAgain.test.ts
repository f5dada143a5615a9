import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { requestAgain } from "./requestAgain";

let step = 1;
let answers: number[] = [];
let control: AbortController;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  step = 1;
  answers = [];
  control = new AbortController();
});

afterEach(() => {
  control.abort();
  vi.useRealTimers();
});

/** An answer takes so long. */
function start(answerMs: number): void {
  const send = async () => {
    const asked = step;
    await new Promise((resolve) => setTimeout(resolve, answerMs));
    answers.push(asked);
  };
  void requestAgain({
    moment: () => (step === 0 ? "" : String(step)),
    send,
    signal: control.signal,
    restMs: 0,
    renewMs: 1000,
  });
}

it("is answered though the run moves on faster than the answers come", async () => {
  start(3000);
  for (let passed = 0; passed < 10_000; passed += 100) {
    step += 1;
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(answers.length).toBe(3);
});

it("asks a run at rest once, and again once it has moved", async () => {
  start(50);
  await vi.advanceTimersByTimeAsync(5000);
  expect(answers).toEqual([1]);
  step = 2;
  await vi.advanceTimersByTimeAsync(1000);
  expect(answers).toEqual([1, 2]);
});

it("renews an answer no sooner than is said", async () => {
  start(10);
  for (let passed = 0; passed < 3000; passed += 10) {
    step += 1;
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(answers.length).toBe(3);
});

it("asks nothing while nothing can be asked, and nothing behind its end", async () => {
  step = 0;
  start(10);
  await vi.advanceTimersByTimeAsync(2000);
  expect(answers).toEqual([]);
  step = 1;
  control.abort();
  await vi.advanceTimersByTimeAsync(2000);
  expect(answers).toEqual([]);
});
