import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ServerMessage, Welcome } from "../api/stream";
import { completeSpec } from "../domain/spec";
import { encodeFrame, recordFrame, SCHEMA } from "../domain/testFrames";
import { LIMIT_MS } from "../domain/testLimit";
import { runDetail, runInfo } from "../domain/testRuns";
import { oneTurn } from "../domain/testTurn";
import { drawnOverlays, overlayViews } from "./overlays";
import { takeMessage } from "./sessionMessages";
import { Stage } from "./stage";

type RunStarted = Extract<ServerMessage, { type: "run_started" }>;

let stage: Stage;

const FRAME = new Uint8Array(encodeFrame({ ...recordFrame(0, 1, 0.5), runId: "run-1" }));

/** What the server keeps: a record as its store sends it, and a run's detail. */
function answer(url: string, dataOf: ReadonlyMap<string, string>): Response {
  if (url.includes("/record")) {
    const length = new Uint8Array(new Uint32Array([FRAME.length]).buffer);
    return new Response(new Uint8Array([...length, ...FRAME]));
  }
  const runId = url.split("/").at(-1) ?? "";
  const data = { type: dataOf.get(runId) ?? "" };
  const spec = completeSpec({ network: { nodes: [{ id: "x", type: "input" }] }, data });
  return Response.json(runDetail(runId, spec));
}

/** What has been asked of the server. */
const answers: Response[] = [];

/** A page that is opened while the second of two runs stands on stage. */
function reload(firstData: string, secondData: string): void {
  const dataOf = new Map([
    ["run-1", firstData],
    ["run-2", secondData],
  ]);
  vi.stubGlobal("fetch", async ({ url }: Request) => {
    answers.push(answer(url, dataOf));
    return answers.at(-1);
  });
  const [first, second] = [runInfo("run-1"), runInfo("run-2")];
  const known = { session_id: "s", role: "owner", run: second, runs: [first, second] };
  takeMessage(stage, { type: "welcome", ...known, run_schema: SCHEMA, state: null } as Welcome);
}

/** Returns when every answer has been read to its end, and what was asked for behind it, too. */
async function allIsRead(): Promise<void> {
  await vi.waitFor(() => expect(answers.length).toBeGreaterThan(0), LIMIT_MS);
  await vi.waitFor(() => expect(answers.every(({ bodyUsed }) => bodyUsed)).toBe(true), LIMIT_MS);
  const count = answers.length;
  await oneTurn();
  if (answers.length > count) await allIsRead();
}

describe("the overlay of a page that opens during a session", () => {
  beforeEach(() => {
    stage = new Stage();
    answers.length = 0;
  });
  afterEach(() => vi.unstubAllGlobals());

  it("is the run before", async () => {
    reload("spiral", "spiral");
    await vi.waitFor(() => expect(stage.runs.previous?.buffer.runId).toBe("run-1"), LIMIT_MS);
  });

  it("is not laid over a run that began before it had come", async () => {
    reload("spiral", "spiral");
    const started: unknown = {
      type: "run_started",
      ...runInfo("run-3", "reset"),
      run_schema: SCHEMA,
    };
    takeMessage(stage, started as RunStarted);
    await allIsRead();
    expect(stage.runs.current?.runId).toBe("run-3");
    expect(stage.runs.previous).toBeNull();
  });

  it("is not drawn where that learned from other data", async () => {
    reload("digits", "spiral");
    await vi.waitFor(() => expect(overlayViews(stage)[0]?.apart).toBe("data"), LIMIT_MS);
    expect(overlayViews(stage)[0]?.buffer.runId).toBe("run-1");
    expect(drawnOverlays(stage)).toEqual([]);
  });
});
