import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { completeSpec } from "../domain/spec";
import { recordFrame, SCHEMA } from "../domain/testFrames";
import { runDetail } from "../domain/testRuns";
import { keepDrawn } from "./drawnRuns";
import { layRun } from "./shownRun";
import { Stage } from "./stage";

const SPEC = completeSpec({ network: { nodes: [{ id: "x", type: "input" }] } });

beforeEach(() => {
  sessionStorage.clear();
  vi.stubGlobal("fetch", async ({ url }: Request) => {
    const runId = /runs\/([^/?]+)/.exec(url)?.[1] ?? "";
    return url.includes("/record") ? new Response("") : Response.json(runDetail(runId, SPEC));
  });
});
afterEach(() => vi.unstubAllGlobals());

/** A page with a session's current run on stage, once it is connected. */
function openPage(sessionId: string): Stage {
  const stage = new Stage();
  keepDrawn(stage);
  stage.runs.stage("now", SCHEMA, SPEC).apply({ ...recordFrame(0, 1, 0.5), runId: "now" });
  stage.session.setState({ sessionId, runId: "now" });
  stage.session.setState({ connection: "open" });
  return stage;
}

function drawn(stage: Stage): string[] {
  return stage.runs.overlays.filter(({ visible }) => visible).map(({ runId }) => runId);
}

it("a reload draws the runs that were drawn, and not those that were hidden", async () => {
  const before = openPage("s");
  for (const runId of ["a", "b", "c"]) await layRun(before, runId);
  await layRun(before, "b", false);
  const after = openPage("s");
  await vi.waitFor(() => expect(drawn(after)).toEqual(["a", "c"]));
});

it("a reload while they are drawn forgets none", async () => {
  const before = openPage("s");
  for (const runId of ["a", "b", "c"]) await layRun(before, runId);
  const answered = fetch;
  vi.stubGlobal("fetch", (request: Request) =>
    request.url.includes("/b") ? new Promise<Response>(() => undefined) : answered(request),
  );
  const interrupted = openPage("s");
  await vi.waitFor(() => expect(drawn(interrupted)).toEqual(["a"]));
  vi.stubGlobal("fetch", answered);
  const after = openPage("s");
  await vi.waitFor(() => expect(drawn(after)).toEqual(["a", "b", "c"]));
});

it("another session draws none of them", async () => {
  await layRun(openPage("s"), "a");
  const other = openPage("t");
  await layRun(other, "z");
  expect(drawn(other)).toEqual(["z"]);
});
