import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { runInfo } from "../domain/testRuns";
import { forgetRun, keptRuns, rememberRun } from "./keptRuns";
import { keepOwnerToken } from "./ownerTokens";
import { keptElsewhere, ownsRun, pinRun, removeRun, renameRun } from "./runEdits";
import { Stage } from "./stage";

let stage: Stage;
let asked: { method: string; path: string; token: string | null; body: unknown }[];
let refusal: Response | null;

async function answer(request: Request): Promise<Response> {
  const text = await request.text();
  const body: unknown = text === "" ? null : JSON.parse(text);
  const path = new URL(request.url).pathname;
  asked.push({ method: request.method, path, token: request.headers.get("authorization"), body });
  if (refusal !== null) return refusal;
  if (request.method === "DELETE") return new Response(null, { status: 204 });
  return Response.json({ ...runInfo("one"), name: "renamed", pinned: true });
}

beforeEach(() => {
  localStorage.clear();
  stage = new Stage();
  asked = [];
  refusal = null;
  vi.stubGlobal("fetch", answer);
  keepOwnerToken("mine", "secret");
  stage.session.setState({ sessionId: "mine", runs: [runInfo("one"), runInfo("two")] });
});
afterEach(() => vi.unstubAllGlobals());

const ONE = { runId: "one", sessionId: "mine" };

it("a name goes to the server with the owner's token, and what it tells is shown", async () => {
  await renameRun(stage, ONE, "  a rate of 0.3 ");
  expect(asked).toEqual([
    {
      method: "PATCH",
      path: "/api/runs/one",
      token: "Bearer secret",
      body: { name: "a rate of 0.3", pinned: null },
    },
  ]);
  expect(stage.session.getState().runs[0]?.name).toBe("renamed");
});

it("a pinned run is remembered by this browser, until it is let go or deleted", async () => {
  await pinRun(stage, ONE, true);
  expect(keptRuns()).toEqual([ONE]);
  expect(keptElsewhere([])).toEqual([ONE]);
  expect(keptElsewhere([runInfo("one")])).toEqual([]);
  await pinRun(stage, ONE, false);
  expect(keptRuns()).toEqual([]);
  rememberRun(ONE);
  await removeRun(stage, ONE);
  expect(keptRuns()).toEqual([]);
  expect(stage.session.getState().runs.map(({ run_id }) => run_id)).toEqual(["two"]);
});

it("without its token a run can't be changed, and nothing is asked for", async () => {
  const theirs = { runId: "one", sessionId: "theirs" };
  expect(ownsRun(theirs)).toBe(false);
  await renameRun(stage, theirs, "x");
  await removeRun(stage, theirs);
  expect(asked).toEqual([]);
});

it("a refusal says why, and the run stays", async () => {
  const problem = {
    code: "current_run",
    message: "It is the current run.",
    node_id: null,
    path: null,
  };
  const problems = [{ ...problem, got: null, expected: null, hint: null, advice: null, fix: [] }];
  refusal = Response.json({ problems }, { status: 422 });
  await removeRun(stage, ONE);
  expect(stage.session.getState().problems.map(({ code }) => code)).toEqual(["current_run"]);
  expect(stage.session.getState().runs).toHaveLength(2);
});

it("what is no list of runs in the browser's store is none", () => {
  localStorage.setItem(
    "backlight.kept_runs",
    '[{"runId": 7}, {"runId": "a", "sessionId": "s"}, null]',
  );
  expect(keptRuns()).toEqual([{ runId: "a", sessionId: "s" }]);
  localStorage.setItem("backlight.kept_runs", "{");
  expect(keptRuns()).toEqual([]);
  forgetRun("a");
});
