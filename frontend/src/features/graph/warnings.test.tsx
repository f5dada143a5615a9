import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeDocument } from "../../domain/document";
import { LOSS_NODE, lossNodeId } from "../../domain/lossBlocks";
import type { Problem } from "../../domain/spec";
import { SOUND } from "../../domain/testRuns";
import { openDocument } from "../../state/documentStore";
import { queryClient } from "../../state/queries";
import { Stage } from "../../state/stage";
import { openChecked } from "../../state/testCheck";
import { onStage } from "../../state/testStage";
import { selectNodes } from "../../state/uiStore";
import { Shell } from "./blockParts";
import { useWarnedBlock, WarningCard } from "./ProblemNote";

vi.mock("../../state/queries", async (importOriginal) => ({
  ...(await importOriginal<typeof import("../../state/queries")>()),
  useCatalog: () => null,
}));

const WARNING: Problem = {
  ...{ code: "of_tomorrow", message: "It learns nothing.", hint: "Choose another." },
  ...{ node_id: "step_1", path: null, got: 0, expected: null, advice: null, fix: [] },
};

async function warn(...warnings: Problem[]): Promise<void> {
  const answer = { ...SOUND, warnings };
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(answer))));
  await openChecked();
}

function marks(id: string): string[] {
  const block = { id, selected: false, look: "", label: id, testId: id, data: {} };
  render(<Shell {...block}>block</Shell>);
  return screen.queryAllByRole("button").map((mark) => mark.getAttribute("aria-label") ?? "");
}

function Opened() {
  const id = useWarnedBlock();
  return id === null ? null : <WarningCard id={id} />;
}

beforeEach(() => openDocument(makeDocument({})));

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

it("stand behind a mark on their block, which says them", async () => {
  await warn(WARNING);
  expect(marks("step_1")).toEqual(["Warning: It learns nothing. Choose another."]);
});

it("are open for the block selected last that has any", async () => {
  await warn(WARNING, { ...WARNING, node_id: "step_2", message: "Nor does it." });
  selectNodes(["dense_1"]);
  const { container, rerender } = render(<Opened />, onStage(new Stage()));
  expect(container.textContent).toBe("");
  selectNodes(["step_2", "step_1", "dense_1"]);
  rerender(<Opened />);
  expect(screen.getByTestId("warning-step_1").textContent).toBe(
    "It learns nothing. Choose another.",
  );
  expect(screen.queryByTestId("warning-step_2")).toBeNull();
});

it("stand on no other block", async () => {
  await warn(WARNING);
  expect(marks("dense_1")).toEqual([]);
  expect(marks(LOSS_NODE)).toEqual([]);
});

it("of an objective stand on its loss block", async () => {
  await warn({ ...WARNING, node_id: null, path: "objectives.1.loss" });
  expect(marks(LOSS_NODE)).toEqual([]);
  expect(marks(lossNodeId(1))).toHaveLength(1);
});
