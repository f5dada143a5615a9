/** Asks the engine about one example: of the run as it stands, or of the step that the playhead has gone back to. */
import { ApiError, type Problem } from "../api/http";
import { answersTo, type ExampleRequest } from "../domain/exampleAnswer";
import { decodeFrame, type Frame, splitFrames } from "../domain/frame";
import { schedule } from "./scheduler";
import { tokenOf } from "./seeking";
import { request } from "./sessionLine";
import type { Stage } from "./stage";

const LOOK_HZ = 20;
/** The run is still compiled: asked again a little later. */
const COMPILING = "run_compiling";
const AGAIN_MS = 600;
const MOST_TRIES = 6;

/** The request was refused. */
export class RequestRefused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

/** Whether questions can be asked: the run on stage is this page's own. */
export function canRequest(stage: Stage): boolean {
  const { phase, connection } = stage.session.getState();
  return phase === "own" && connection === "open" && stage.hasRun && stage.runs.current !== null;
}

/** The answer to a request, of the step shown. */
export async function requestAnswer(
  stage: Stage,
  wanted: ExampleRequest,
  signal: AbortSignal,
): Promise<Frame> {
  const { step } = stage.playhead.getState();
  const isFormer = stage.runs.current !== stage.runs.live;
  const shown = step ?? (isFormer ? (stage.runs.current?.lastStep ?? null) : null);
  return shown === null
    ? await requestLive(stage, wanted, signal)
    : await requestMoment(stage, wanted, shown, signal);
}

async function requestLive(
  stage: Stage,
  wanted: ExampleRequest,
  signal: AbortSignal,
): Promise<Frame> {
  const reply = await request(stage, { type: "probe", ...wanted });
  const problem = reply?.problems?.[0];
  if (problem?.code === COMPILING) {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    signal.throwIfAborted();
    return requestLive(stage, wanted, signal);
  }
  if (problem !== undefined) throw new RequestRefused(problem);
  return new Promise((resolve, reject) => {
    const stop = schedule({
      maxHz: LOOK_HZ,
      draw: () => {
        const frame = stage.runs.live?.answers.get(wanted.view);
        if (signal.aborted) {
          stop();
          reject(signal.reason);
        } else if (
          frame?.step === reply?.applied_at_step &&
          frame !== undefined &&
          answersTo(frame, wanted)
        ) {
          stop();
          resolve(frame);
        }
      },
    });
  });
}

/** Another question of the page about a former step takes the turn: asked again a little later. */
async function requestMoment(
  stage: Stage,
  { view, options }: ExampleRequest,
  step: number,
  signal: AbortSignal,
): Promise<Frame> {
  const runId = stage.runs.current?.runId ?? "";
  const token = tokenOf(stage) ?? "";
  for (let attempt = 1; ; attempt += 1) {
    try {
      const query = { runId, step, views: [view], options: { [view]: options }, token };
      const frames = splitFrames(await stage.requestMoment(query, signal)).map(decodeFrame);
      const found = frames.find((frame) => frame.view === view);
      if (found !== undefined) return found;
      throw new Error(`no answer to ${view}`);
    } catch (error) {
      const passing =
        error instanceof ApiError &&
        (error.status === 429 || error.problems.some(({ code }) => code === "superseded"));
      if (!passing || attempt >= MOST_TRIES || signal.aborted) throw refusal(error);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS * attempt));
      signal.throwIfAborted();
    }
  }
}

function refusal(error: unknown): unknown {
  const problem = error instanceof ApiError ? error.problems[0] : undefined;
  return problem === undefined ? error : new RequestRefused(problem);
}
