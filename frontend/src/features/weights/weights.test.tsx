import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { makeDocument } from "../../domain/document";
import type { SavedWeights } from "../../domain/savedWeights";
import { makeCatalog } from "../../domain/testCatalog";
import { loadTexts } from "../../i18n";
import { checkStore } from "../../state/check";
import { documentStore, openDocument, undo } from "../../state/documentStore";
import { endTask } from "../../state/listTask";
import { queryClient } from "../../state/queries";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { setUi, uiStore } from "../../state/uiStore";
import WeightsDialog from "./WeightsDialog";

const WEIGHTS = "c".repeat(64);
const dense = (node_id: string, units: number) => ({
  ...{ node_id, type: "dense", layers: {} },
  weights: { kernel: [2, units], bias: [units] },
});
const FIRST: SavedWeights = {
  ...{ id: "first", weights: WEIGHTS, name: "Digits", step: 1200, size_bytes: 5600 },
  ...{ created_at: "2026-05-04T10:00:00Z", experiment: "Digits with a CNN" },
  nodes: [dense("dense_1", 2), dense("dense_2", 4), dense("spare", 5)],
};
const OTHER = { ...FIRST, id: "other", weights: "d".repeat(64), name: "", experiment: "" };

let kept: SavedWeights[];
let refusal: { code: string; message: string } | null;

function answer(status: number, body?: unknown): Response {
  const headers = { "content-type": "application/json" };
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
}

/** A server that keeps weights. */
async function serve(request: Request): Promise<Response> {
  const id = request.url.split("/").at(-1);
  if (!request.headers.get("authorization")?.startsWith("Bearer ")) return answer(401, {});
  if (request.method === "GET") return answer(200, { weights: kept });
  if (refusal !== null) {
    const problem = { ...refusal, node_id: null, path: null, got: null, expected: null };
    return answer(422, { problems: [{ ...problem, hint: null, advice: null, fix: [] }] });
  }
  if (request.method === "DELETE") {
    kept = kept.filter((saved) => saved.id !== id);
    return answer(204);
  }
  const { name } = await request.json();
  kept = kept.map((saved) => (saved.id === id ? { ...saved, name } : saved));
  return answer(
    200,
    kept.find((saved) => saved.id === id),
  );
}

beforeAll(() => loadTexts("later"));

beforeEach(() => {
  kept = [FIRST, OTHER];
  refusal = null;
  vi.stubGlobal("fetch", serve);
  queryClient.setQueryData(["catalog"], makeCatalog({ layers: [{ type: "dense" }] }));
  openDocument(
    makeDocument({
      network: {
        nodes: ["dense_1", "dense_2", "head"].map((id) => ({ id, type: "dense" })),
      },
    }),
  );
  const facts = (weights: number) => ({ shape: null, operations: 0, weights });
  checkStore.setState({
    nodes: new Map([
      ["dense_1", facts(6)],
      ["dense_2", facts(18)],
      ["head", facts(15)],
    ]),
  });
  setUi({ weightsOpen: true, locale: "en", notice: null });
});

afterEach(() => {
  cleanup();
  endTask();
  queryClient.clear();
  vi.unstubAllGlobals();
});

async function item(id: string) {
  const shown = await screen.findByTestId(`saved-${id}`);
  const part = (testId: string) => {
    const found = shown.querySelector(`[data-testid="${testId}"]`);
    if (found === null) throw new Error(`${id} has no ${testId}`);
    return found;
  };
  return { shown, part };
}

it("lists saved weights with step, size, day and experiment, nameless ones by their hash", async () => {
  render(<WeightsDialog />, onStage(new Stage()));
  const { shown, part } = await item("first");
  expect(shown.textContent).toContain("Digits");
  const origin = part("weights-origin").textContent;
  expect(origin).toMatch(/Step 1200, 5\.6\u00a0kB, saved May 4, 2026/);
  expect(origin).toMatch(/From Digits with a CNN\.$/);
  expect((await item("other")).shown.textContent).toContain("dddddddd");
});

it("gives them another name and deletes them after a second word", async () => {
  render(<WeightsDialog />, onStage(new Stage()));
  const first = await item("first");
  fireEvent.click(first.part("rename-weights"));
  fireEvent.change(first.part("weights-name"), { target: { value: "  Strokes " } });
  fireEvent.blur(first.part("weights-name"));
  await waitFor(() => expect(kept[0]?.name).toBe("Strokes"));
  await waitFor(() => expect(first.shown.textContent).toContain("Strokes"));
  fireEvent.click(first.part("delete-weights"));
  expect(kept).toHaveLength(2);
  fireEvent.click(first.part("confirm-delete"));
  await waitFor(() => expect(screen.queryByTestId("saved-first")).toBeNull());
  expect(kept.map(({ id }) => id)).toEqual(["other"]);
});

it("says what the server refuses, and changes nothing", async () => {
  render(<WeightsDialog />, onStage(new Stage()));
  refusal = { code: "too_long", message: "The name is too long." };
  const first = await item("first");
  fireEvent.click(first.part("rename-weights"));
  fireEvent.change(first.part("weights-name"), { target: { value: "x".repeat(200) } });
  fireEvent.blur(first.part("weights-name"));
  expect((await screen.findByRole("alert")).textContent).toContain("The name is too long.");
  expect(kept[0]?.name).toBe("Digits");
});

it("lists the blocks of the network that fit and why others do not, and lets them start so", async () => {
  render(<WeightsDialog />, onStage(new Stage()));
  const { part } = await item("first");
  fireEvent.click(part("use-weights"));
  expect(part("weights-matches").textContent).toContain("2 of 3 blocks start with these weights.");
  expect(part("match-dense_2").textContent).toContain("Saved with 12 weights; this block has 18");
  expect(part("match-head")).toHaveProperty("value", "spare");
  fireEvent.click(part("start-with-weights"));
  const starts = () =>
    documentStore.getState().spec.network.nodes.map(({ weights_from: from }) => from?.node);
  expect(starts()).toEqual(["dense_1", undefined, "spare"]);
  expect(uiStore.getState().weightsOpen).toBe(false);
  const values = { name: "Digits", blocks: "Dense 1, Head" };
  expect(uiStore.getState().notice).toEqual({ key: "weights.started", values });
  undo();
  expect(starts()).toEqual([undefined, undefined, undefined]);
});

it("leaves a block fresh where that is chosen", async () => {
  render(<WeightsDialog />, onStage(new Stage()));
  const { part } = await item("first");
  fireEvent.click(part("use-weights"));
  fireEvent.change(part("match-head"), { target: { value: "" } });
  fireEvent.change(part("match-dense_1"), { target: { value: "" } });
  expect(part("start-with-weights")).toHaveProperty("disabled", true);
});

it("says how to save some where there are none", async () => {
  kept = [];
  render(<WeightsDialog />, onStage(new Stage()));
  expect((await screen.findByTestId("no-weights")).textContent).toContain("Keep weights");
});
