import { expect, it } from "vitest";
import { oneAtATime } from "./momentTurns";

it("asks for one state after another, and never for one that was given up while it waited", async () => {
  const asked: number[] = [];
  const answers: (() => void)[] = [];
  const send = oneAtATime(({ step }) => {
    asked.push(step);
    return new Promise((resolve) => answers.push(() => resolve(new ArrayBuffer(step))));
  });
  const at = (step: number, control = new AbortController()) =>
    send({ runId: "run", step, views: [], token: "secret" }, control.signal);
  const left = new AbortController();
  const [first, second, third] = [at(1), at(2, left), at(3)];
  left.abort();
  await expect(second).rejects.toThrow("aborted");
  expect(asked).toEqual([1]);
  answers[0]?.();
  expect((await first).byteLength).toBe(1);
  await expect.poll(() => asked).toEqual([1, 3]);
  answers[1]?.();
  expect((await third).byteLength).toBe(3);
});

it("goes on where one is given up on its way, and where one is refused", async () => {
  const asked: number[] = [];
  const send = oneAtATime(async ({ step }) => {
    asked.push(step);
    if (step === 2) throw new Error("refused");
    return step === 1 ? new Promise<ArrayBuffer>(() => undefined) : new ArrayBuffer(step);
  });
  const at = (step: number, control = new AbortController()) =>
    send({ runId: "run", step, views: [], token: "secret" }, control.signal);
  const left = new AbortController();
  const [first, second, third] = [at(1, left), at(2), at(3)];
  await expect.poll(() => asked).toEqual([1]);
  left.abort();
  await expect(first).rejects.toThrow("aborted");
  await expect(second).rejects.toThrow("refused");
  expect((await third).byteLength).toBe(3);
});
