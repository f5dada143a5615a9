import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeDocument } from "../domain/document";
import { SCHEMA } from "../domain/testFrames";
import { LIMIT_MS } from "../domain/testLimit";
import { runDetail } from "../domain/testRuns";
import { documentStore, openDocument } from "./documentStore";
import { shownParts } from "./shownParts";
import { Stage } from "./stage";
import { Server } from "./testServer";
import { watchSession } from "./watching";

/** One layer of so many units: the ids are the same in every such drawing. */
function layer(units: number) {
  const nodes = [
    { id: "x", type: "input" },
    { id: "dense_1", type: "dense", config: { units } },
  ];
  const edges = [{ source: "x", target: "dense_1" }];
  return makeDocument({ network: { nodes, edges }, objectives: [{ prediction: "dense_1" }] });
}

const MINE = layer(2);
const THEIRS = layer(7);

let stage: Stage;

beforeEach(() => {
  stage = new Stage();
  openDocument(MINE);
});

afterEach(() => vi.unstubAllGlobals());

const outputs = () => [...(shownParts(stage)?.outputs ?? ["everything"])];

it("keeps the numbers of a run back until it is known what it trains", () => {
  stage.runs.stage("run", SCHEMA, null);
  expect(outputs()).toEqual([]);
  stage.runs.describe("run", THEIRS.spec);
  expect(outputs()).toEqual(["x"]);
  stage.runs.describe("run", MINE.spec);
  expect(outputs()).toEqual(["x", "dense_1"]);
});

it("asks again what a watched run trains where the server was not reached", async () => {
  let reached = false;
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Server);
  vi.stubGlobal("fetch", async ({ url }: Request) =>
    url.includes("/runs/") && reached
      ? Response.json(runDetail("run-1", THEIRS.spec))
      : Response.json({ problems: [] }, { status: 503 }),
  );
  const stop = watchSession(stage, "s");
  await vi.advanceTimersByTimeAsync(0);
  const welcome = { run: null, runs: [], run_schema: null, state: null };
  Server.current.say({ type: "welcome", session_id: "s", role: "viewer", ...welcome });
  Server.current.begin("first");
  await vi.advanceTimersByTimeAsync(0);
  expect(stage.session.getState().failure).toBe("share_unreachable");
  reached = true;
  await vi.advanceTimersByTimeAsync(5_000);
  vi.useRealTimers();
  await vi.waitFor(() => expect(documentStore.getState().spec).toEqual(THEIRS.spec), LIMIT_MS);
  expect(outputs()).toEqual(["x", "dense_1"]);
  stop();
});
