import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeDocument } from "../../domain/document";
import type { Problem } from "../../domain/spec";
import { SOUND } from "../../domain/testRuns";
import { documentStore, openDocument, replaceDocument, undo } from "../../state/documentStore";
import { runFrame } from "../../state/scheduler";
import type { RunState } from "../../state/sessionStore";
import { Stage } from "../../state/stage";
import { openChecked } from "../../state/testCheck";
import { onStage } from "../../state/testStage";
import { RunNotices } from "./RunNotices";

vi.mock("../../state/queries", async (importOriginal) => ({
  ...(await importOriginal<typeof import("../../state/queries")>()),
  useCatalog: () => null,
}));

let stage: Stage;

beforeEach(() => {
  stage = new Stage();
});

const on = (type: string) => makeDocument({ data: { type } });
const EMPTY_NETWORK: Problem = {
  ...{ code: "network_empty", message: "There is no network yet.", hint: "Add an input." },
  ...{ node_id: null, path: "network.nodes", got: null, expected: null, advice: null, fix: [] },
};

async function answer(part: object): Promise<void> {
  const body = JSON.stringify({ ...SOUND, ...part });
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body)));
  await openChecked();
}

function shown(): string {
  render(<RunNotices />, onStage(stage));
  return screen.getByTestId("notices").textContent ?? "";
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("the way back to a run on other data", () => {
  it("is Undo where new data were chosen", () => {
    openDocument(on("moons"));
    stage.sent.opened(documentStore.getState().spec, "s");
    replaceDocument(on("circle"));
    stage.session.setState({ phase: "shelved" });
    expect(shown()).toContain("Undo brings the previous run back");
  });

  it("is Redo where Undo led away from it", () => {
    openDocument(on("moons"));
    replaceDocument(on("circle"));
    stage.sent.opened(documentStore.getState().spec, "s");
    undo();
    stage.session.setState({ phase: "shelved" });
    const text = shown();
    expect(text).toContain("Redo brings the previous run back");
    expect(text).not.toContain("Undo");
  });

  it("is not promised where neither leads there", () => {
    openDocument(on("moons"));
    replaceDocument(on("circle"));
    stage.sent.opened(documentStore.getState().spec, "s");
    undo();
    replaceDocument(on("spiral"));
    stage.session.setState({ phase: "shelved" });
    expect(shown()).not.toMatch(/Undo|Redo/);
  });
});

it("warnings that no block causes are said, their hint folded, beside what the run does", async () => {
  const warning = { ...EMPTY_NETWORK, code: "of_tomorrow", message: "It swings.", hint: "Less." };
  await answer({ warnings: [{ ...warning, path: "training.l2" }] });
  expect(shown()).toContain("It swings.");
  expect(screen.getByText("Less.").closest("details")?.open).toBe(false);
});

it("a refused empty network is said to be empty, for nothing is marked on it", async () => {
  await answer({ ok: false, problems: [EMPTY_NETWORK] });
  stage.session.setState({ problems: [{ ...EMPTY_NETWORK, place: null }] });
  expect(shown()).toBe("There is no network yet.");
});

it("says how long a network has been compiled, which nobody has read out every second", () => {
  const state = { run_id: "run-1", status: "compiling", step: 0, epoch: 0 } as RunState;
  stage.session.setState({ state });
  expect(shown()).toContain("0 s");
  const later = performance.now() + 66_000;
  vi.spyOn(performance, "now").mockReturnValue(later);
  act(() => runFrame(later));
  const elapsed = screen.getByTestId("compile-elapsed");
  expect(elapsed.textContent).toBe("1:06");
  expect(elapsed.getAttribute("aria-hidden")).toBe("true");
  vi.restoreAllMocks();
});

describe("an edited network", () => {
  it("offers to keep its weights, and then names the blocks that did", () => {
    stage.session.setState({ phase: "own", runId: "r", edited: true });
    render(<RunNotices />, onStage(stage));
    expect(screen.getByTestId("notice-keep-weights").textContent).toBe("Keep weights");
    cleanup();
    stage.kept.setState({ result: { kept: ["a", "b"], fresh: ["c"] }, runId: "r" });
    expect(shown()).toContain("Kept the weights of a, b. Starting fresh: c.");
    cleanup();
    stage.session.setState({ runId: "another" });
    expect(shown()).not.toContain("Kept");
  });
});
