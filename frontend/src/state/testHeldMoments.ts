/** A stage with a run and a server that holds its answers about former steps, for tests. */
import { expect, vi } from "vitest";
import { encodeFrame, recordFrame, SCHEMA, startFrame, viewFrame } from "../domain/testFrames";
import { keepOwnerToken } from "./ownerTokens";
import { keepSought } from "./seeking";
import { takeMessage } from "./sessionMessages";
import { EMPTY_SESSION } from "./sessionStore";
import { shownRecord } from "./shown";
import { Stage } from "./stage";

export const REST_MS = 200;

export interface Held {
  readonly step: number;
  readonly views: readonly string[];
  readonly signal: AbortSignal;
  /** The server answers with the state of that step; `delta` tells answers apart. */
  answer(delta?: number): void;
  refuse(status: number, code: string): void;
  lose(): void;
}

/** What a test has at hand. */
class HeldMoments {
  stage = new Stage();
  asked: Held[] = [];
  stop: () => void = () => undefined;
}

export const held = new HeldMoments();

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
    held.asked.push({
      ...{ step, views, signal, answer, refuse },
      lose: () => reject(new TypeError("no network")),
    });
  });
}

export function event(kind: string, step: number): void {
  takeMessage(held.stage, { type: "event", run_id: "run", seq: 0, step, kind, detail: {} });
}

export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
export const seek = () => held.stage.moments.seek.getState();
export const steps = () => held.asked.map(({ step }) => step);

/** The number that the page shows of a block, and the step that it is of. */
export function shown(): [step: number, delta: number] {
  const { buffer, row } = shownRecord(held.stage);
  if (buffer === null) throw new Error("there is no record");
  return [buffer.statistics.stepAt(row), buffer.nodeValue(row, "dense_1", "delta_rms")];
}

/** Goes to a step and rests there; the question it leads to. */
export async function goTo(step: number): Promise<Held> {
  held.stage.playhead.goTo(step);
  await pass(REST_MS);
  const last = held.asked.at(-1);
  if (last === undefined) throw new Error("nothing was asked");
  return last;
}

export function expectAt(step: number, delta = step / 100): void {
  expect(held.stage.playhead.getState().step).toBe(step);
  expect(seek()).toMatchObject({ kind: "exact", step });
  expect(shown()).toEqual([step, Math.fround(delta)]);
}

export function holdAnswers(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("fetch", hold);
  held.asked = [];
  keepOwnerToken("s", "secret");
  held.stage = new Stage();
  held.stop = keepSought(held.stage);
  held.stage.enter("opening");
  held.stage.enter("own", { ...EMPTY_SESSION, sessionId: "s", runId: "run", connection: "open" });
  const buffer = held.stage.runs.stage("run", SCHEMA, null);
  for (const frame of [startFrame(), recordFrame(1, 16, 0.5), recordFrame(2, 64, 0.4)]) {
    buffer.apply(frame);
  }
}

export function releaseAnswers(): void {
  held.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
}
