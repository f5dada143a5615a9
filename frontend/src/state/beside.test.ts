import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeDocument } from "../domain/document";
import { RunBuffer } from "../domain/runBuffer";
import { encodeFrame, recordFrame, SCHEMA } from "../domain/testFrames";
import { runInfo } from "../domain/testRuns";
import { followBeside } from "./beside";
import { makeSide, passDemand } from "./pairStages";
import type { Schema } from "./sessionStore";
import { Stage } from "./stage";
import { Server } from "./testServer";

const SPEC = makeDocument({}).spec;
const REPORTED: Schema = {
  ...SCHEMA,
  ...{ nodes: [...SCHEMA.nodes], edges: [], node_columns: [], edge_columns: [], scalars: [] },
  ...{ metrics: [], strip: [], classes: [...SCHEMA.classes], views: ["boundary"] },
};

/** What was sent on the line to the run beside. */
function sent(type: string) {
  return Server.current.sent.filter((message) => message.type === type);
}

let stage: Stage;
let stop = () => {};

/** A stage with a fix in focus and the run that it is for laid over it. */
beforeEach(() => {
  vi.stubGlobal("WebSocket", Server);
  Server.address = "";
  stage = new Stage();
  stage.runs.stage("fix", SCHEMA, SPEC);
  const buffer = new RunBuffer("ill", SCHEMA);
  buffer.apply({ ...recordFrame(0, 10, 0.5), runId: "ill" });
  stage.runs.lay({ buffer, spec: SPEC, info: runInfo("ill") });
  stop = followBeside(stage);
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

function reportRuns(besideSessionId: string | null): void {
  const ill = { ...runInfo("ill"), step: 10, beside_session_id: besideSessionId };
  stage.session.setState({ runs: [ill, { ...runInfo("fix"), reason: "cure" }] });
}

async function opened(): Promise<void> {
  reportRuns("elsewhere");
  await vi.waitFor(() => expect(sent("hello")).toHaveLength(1));
}

it("follows the run beside by the stream of its session, from where its record ends", async () => {
  await opened();
  expect(Server.address).toContain("/api/sessions/elsewhere/stream");
  expect(sent("hello")[0]).toMatchObject({
    token: null,
    position: { run_id: "ill", generation: 0, seq: 0 },
  });
  const frame = { ...recordFrame(1, 20, 0.25), runId: "ill" };
  Server.current.onmessage?.({ data: encodeFrame(frame) });
  expect(stage.runs.find("ill")?.lastStep).toBe(20);
  expect(stage.runs.find("fix")?.lastStep).toBe(0);
});

it("tells how the run beside stands, at the steps at which the two are compared", async () => {
  await opened();
  const tell = (status: string, step: number) =>
    Server.current.say({ type: "state", state: { run_id: "ill", status, step, epoch: 0 } });
  const reported = () => {
    const run = stage.session.getState().runs[0];
    return [run?.status, run?.step];
  };
  tell("running", 64);
  expect(reported()).toEqual(["running", 64]);
  tell("running", 65);
  expect(reported()).toEqual(["running", 64]);
  tell("finished", 66);
  expect(reported()).toEqual(["finished", 66]);
});

it("asks for the pictures that its side of a pair shows", async () => {
  const buffer = stage.runs.find("ill");
  if (buffer === null) throw new Error("not held");
  const side = makeSide({ buffer, schema: REPORTED, spec: SPEC, info: runInfo("ill") }, stage);
  const release = passDemand(side, stage);
  side.stage.views.demand("boundary");
  await opened();
  Server.current.say({
    ...{ type: "welcome", session_id: "elsewhere", role: "viewer", run: null, runs: [] },
    ...{ run_schema: null, state: null },
  });
  await vi.waitFor(() => expect(sent("subscribe").at(-1)).toMatchObject({ views: ["boundary"] }));
  expect(stage.views.names).toEqual([]);
  release();
});

it("closes the line when nothing trains beside any more", async () => {
  await opened();
  const line = Server.current;
  reportRuns(null);
  expect(line.readyState).toBe(3);
  const frame = { ...recordFrame(1, 20, 0.25), runId: "ill" };
  line.onmessage?.({ data: encodeFrame(frame) });
  expect(stage.runs.find("ill")?.lastStep).toBe(10);
});
