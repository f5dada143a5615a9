import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError, type Problem, Unreachable } from "../api/http";
import { encodeFrame, recordFrame, SCHEMA } from "../domain/testFrames";
import { Moments } from "./moments";

function body(step: number): ArrayBuffer {
  const frame = encodeFrame(recordFrame(0, step, 0.5));
  const bytes = new Uint8Array(4 + frame.byteLength);
  new DataView(bytes.buffer).setUint32(0, frame.byteLength, true);
  bytes.set(new Uint8Array(frame), 4);
  return bytes.buffer;
}

function problem(code: string): Problem {
  const none = {
    node_id: null,
    path: null,
    got: null,
    expected: null,
    hint: null,
    advice: null,
    fix: [],
  };
  return { code, message: `this is ${code}`, ...none };
}

/** Answers that the test gives, in the order of the questions. */
class Answers {
  readonly asked: { step: number; signal: AbortSignal }[] = [];
  private readonly open: {
    resolve(bytes: ArrayBuffer): void;
    reject(error: unknown): void;
  }[] = [];

  readonly send = ({ step }: { step: number }, signal: AbortSignal): Promise<ArrayBuffer> =>
    new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
      this.asked.push({ step, signal });
      this.open.push({ resolve, reject });
    });

  give(question: number, step: number): void {
    this.open[question]?.resolve(body(step));
  }

  refuse(question: number, error: Error): void {
    this.open[question]?.reject(error);
  }
}

const at = (step: number) => ({ runId: "run", step, views: [], token: "secret" });

describe("asking for the state of a step", () => {
  let answers: Answers;
  let moments: Moments;

  beforeEach(() => {
    vi.useFakeTimers();
    answers = new Answers();
    moments = new Moments(answers.send);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it("says that it is computed, and has it afterwards", async () => {
    const done = moments.compute(at(37), SCHEMA);
    expect(moments.seek.getState()).toMatchObject({ kind: "computing", step: 37 });
    expect(moments.find("run", 37)).toBeNull();
    answers.give(0, 37);
    await done;
    expect(moments.seek.getState()).toMatchObject({ kind: "exact", step: 37 });
    expect(moments.find("run", 37)?.buffer.statistics.stepAt(0)).toBe(37);
  });

  it("is given up when the hand goes on, and its late answer changes nothing", async () => {
    const first = moments.compute(at(1), SCHEMA);
    const second = moments.compute(at(2), SCHEMA);
    expect(answers.asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    answers.give(0, 1);
    answers.give(1, 2);
    await Promise.all([first, second]);
    expect(moments.seek.getState()).toMatchObject({ kind: "exact", step: 2 });
    expect(moments.find("run", 1)).toBeNull();
  });

  it("is asked again where another page took the turn, and reported where that goes on", async () => {
    const done = moments.compute(at(5), SCHEMA);
    answers.refuse(0, new ApiError(409, [problem("superseded")]));
    await vi.advanceTimersByTimeAsync(1000);
    expect(answers.asked).toHaveLength(2);
    answers.give(1, 5);
    await done;
    expect(moments.seek.getState().kind).toBe("exact");
    const again = moments.compute(at(6), SCHEMA);
    for (const question of [2, 3, 4, 5, 6]) {
      answers.refuse(question, new ApiError(429, [problem("too_many")]));
      await vi.advanceTimersByTimeAsync(5000);
    }
    await again;
    expect(answers.asked).toHaveLength(7);
    expect(moments.seek.getState()).toMatchObject({
      kind: "failed",
      problem: { code: "too_many" },
    });
  });

  it("is asked again ever later, and by two pages at different times", async () => {
    const waits = async (random: number) => {
      const own = new Answers();
      const done = new Moments(own.send, () => random).compute(at(5), SCHEMA);
      const found: number[] = [];
      for (const question of [0, 1, 2, 3]) {
        own.refuse(question, new ApiError(409, [problem("superseded")]));
        await vi.advanceTimersByTimeAsync(0);
        const before = Date.now();
        await vi.advanceTimersToNextTimerAsync();
        found.push(Date.now() - before);
      }
      own.give(4, 5);
      await done;
      return found;
    };
    expect(await waits(0)).toEqual([525, 1050, 2100, 3000]);
    expect(await waits(1)).toEqual([875, 1750, 3500, 5000]);
  });

  it("given up while it waits to ask again, it asks no more", async () => {
    const done = moments.compute(at(5), SCHEMA);
    answers.refuse(0, new ApiError(409, [problem("superseded")]));
    await vi.advanceTimersByTimeAsync(10);
    moments.setStatus("idle");
    await vi.advanceTimersByTimeAsync(5000);
    await done;
    expect(answers.asked).toHaveLength(1);
    expect(moments.seek.getState().kind).toBe("idle");
  });

  it("says why it was refused; without words where the server cannot be reached", async () => {
    const refused = moments.compute(at(9), SCHEMA);
    answers.refuse(0, new ApiError(404, [problem("unknown_run")]));
    await refused;
    expect(moments.seek.getState()).toMatchObject({ kind: "failed", step: 9 });
    expect(moments.seek.getState().problem?.message).toBe("this is unknown_run");
    const lost = moments.compute(at(9), SCHEMA);
    answers.refuse(1, new Unreachable("no network"));
    await lost;
    expect(moments.seek.getState()).toMatchObject({ kind: "failed", problem: null });
  });

  it("a body of another step is a fault of the page, reported as failed and not shown as that step", async () => {
    const done = moments.compute(at(8), SCHEMA);
    answers.give(0, 9);
    await expect(done).rejects.toThrow("asked for step 8 of run, got 9 of run");
    expect(moments.seek.getState()).toMatchObject({ kind: "failed", step: 8, problem: null });
    expect(moments.find("run", 8)).toBeNull();
  });
});
