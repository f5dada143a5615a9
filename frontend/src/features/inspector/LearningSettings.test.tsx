import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeDocument } from "../../domain/document";
import { findNode } from "../../domain/spec";
import { checkStore } from "../../state/check";
import { documentStore, openDocument, useDocument } from "../../state/documentStore";
import { queryClient } from "../../state/queries";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { LearningSettings } from "./LearningSettings";

const WEIGHTS = "b".repeat(64);
const SAVED = {
  ...{ id: "i", weights: WEIGHTS, name: "digits", step: 10, size_bytes: 1, created_at: "" },
  nodes: [
    { node_id: "dense_9", type: "dense", weights: { kernel: [2, 2], bias: [2] }, layers: {} },
    { node_id: "wide", type: "dense", weights: { kernel: [2, 7], bias: [7] }, layers: {} },
  ],
};
const FIELD = "network.nodes.dense_1.weights_from";

function Shown() {
  const node = useDocument((state) => findNode(state.spec, "dense_1"));
  return node === undefined ? null : <LearningSettings id="dense_1" node={node} />;
}

beforeEach(() => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  openDocument(makeDocument({ network: { nodes: [{ id: "dense_1", type: "dense" }] } }));
  const facts = { shape: null, operations: 0, weights: 6 };
  checkStore.setState({ nodes: new Map([["dense_1", facts]]) });
});

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

const start = () => findNode(documentStore.getState().spec, "dense_1")?.weights_from;

it("offers saved weights that fit the block, and fresh ones", () => {
  queryClient.setQueryData(["weights"], [SAVED]);
  render(<Shown />, onStage(new Stage()));
  const select = screen.getByTestId(`field-${FIELD}`);
  expect([...select.querySelectorAll("option")].map((option) => option.textContent)).toEqual([
    "Fresh weights",
    "digits: dense_9",
  ]);
  fireEvent.change(select, { target: { value: `${WEIGHTS}/dense_9` } });
  expect(start()).toEqual({ weights: WEIGHTS, node: "dense_9" });
  fireEvent.change(select, { target: { value: "" } });
  expect(start()).toBeNull();
});

it("shows kept weights that this browser has not saved, and lets go of them", () => {
  openDocument(
    makeDocument({
      network: {
        nodes: [
          { id: "dense_1", type: "dense", weights_from: { weights: WEIGHTS, node: "dense_9" } },
        ],
      },
    }),
  );
  render(<Shown />, onStage(new Stage()));
  expect(screen.getByDisplayValue("bbbbbbbb: dense_9")).toBeTruthy();
});

it("freezes live, and keeps no weights without a run", () => {
  render(<Shown />, onStage(new Stage()));
  expect(screen.getAllByText("live")).toHaveLength(2);
  expect(screen.queryByTestId(`field-${FIELD}`)).toBeNull();
  expect(screen.getByTestId<HTMLButtonElement>("keep-weights").disabled).toBe(true);
});
