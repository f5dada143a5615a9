import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { completeSpec } from "../domain/spec";
import { runDetail, runInfo } from "../domain/testRuns";
import { queryClient } from "./queries";
import { useRunList } from "./runList";
import { Stage } from "./stage";
import { onStage } from "./testStage";

const COUNT = 30;
const SPEC = completeSpec({ network: { nodes: [{ id: "x", type: "input" }] } });

let asked: string[];
let waiting: (() => void)[];

function body(path: string): Response {
  const [, runId = ""] = /runs\/([^/]+)/.exec(path) ?? [];
  if (path.endsWith("/record")) return new Response("");
  return Response.json(runDetail(runId, SPEC));
}

beforeEach(() => {
  asked = [];
  waiting = [];
  queryClient.clear();
  vi.stubGlobal("fetch", ({ url }: Request) => {
    const path = new URL(url).pathname;
    if (!path.includes("/api/runs/")) return Promise.resolve(Response.json({}));
    asked.push(path);
    return new Promise<Response>((resolve) => waiting.push(() => resolve(body(path))));
  });
});

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

function opened() {
  const stage = new Stage();
  const runs = Array.from({ length: COUNT }, (_, index) => runInfo(`run-${index}`));
  stage.session.setState({ sessionId: "s", runs });
  return renderHook(useRunList, onStage(stage));
}

function answerAll(): void {
  for (const answer of waiting.splice(0)) answer();
}

it("asks for four runs at a time, however many there are, until each has reported its end", async () => {
  const { result } = opened();
  await expect.poll(() => waiting.length).toBe(4);
  while (result.current.runs.some(({ spec }) => spec === null)) {
    expect(waiting.length).toBeLessThanOrEqual(4);
    const before = asked.length;
    await act(async () => answerAll());
    await expect
      .poll(() => asked.length > before || result.current.runs.every(({ spec }) => spec !== null))
      .toBe(true);
  }
  expect(new Set(asked).size).toBe(2 * COUNT);
});

it("asks for no more runs once the list is closed", async () => {
  const { unmount } = opened();
  await expect.poll(() => waiting.length).toBe(4);
  unmount();
  while (waiting.length > 0) await act(async () => answerAll());
  expect(new Set(asked.filter((path) => !path.endsWith("/record"))).size).toBe(4);
});
