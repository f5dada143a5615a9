import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { PlacedProblem } from "../../domain/settingPlace";
import { checkStore } from "../../state/check";
import { documentStore, editDocument } from "../../state/documentStore";
import { NetworkCost } from "./NetworkCost";

const RESULT = {
  ...{ ok: true, problems: [], warnings: [], nodes: [], inner: [], spec: null, spec_hash: null },
  ...{ steps_per_epoch: 1, training_size: 1 },
  ...{ weights: 25_557_032, operations: 4_089_184_256, memory_bytes: 3_400_000_000 },
};

const NOTHING = checkStore.getState();

afterEach(() => {
  cleanup();
  checkStore.setState(NOTHING, true);
});

function shown(): string | null {
  return screen.queryByTestId("network-cost")?.textContent ?? null;
}

it("says what the whole network costs, numbers grouped as everywhere, bytes in their unit", () => {
  checkStore.setState({ status: "ok", result: RESULT, checked: documentStore.getState().spec });
  render(<NetworkCost />);
  const numbers = [
    "25 557 032 weights",
    "3.4 GB of memory",
    "4 089 184 256 multiply-adds per example",
  ];
  expect(shown()?.replaceAll(/[\u202f\u00a0]/g, " ")).toBe(numbers.join(""));
});

it.each(["pending", "offline", "problems"] as const)(
  "marks the last numbers as those before the edit where the edit is not counted: %s",
  (status) => {
    checkStore.setState({ status: "ok", result: RESULT, checked: documentStore.getState().spec });
    render(<NetworkCost />);
    expect(screen.getByTestId("network-cost").getAttribute("aria-busy")).toBe("false");
    expect(shown()).not.toContain("Before this edit:");
    act(() => {
      editDocument((draft) => ({ ...draft, spec: { ...draft.spec } }));
      checkStore.setState({ status });
    });
    expect(shown()).toMatch(/^Before this edit:25/);
    expect(screen.getByTestId("network-cost").getAttribute("aria-busy")).toBe("true");
    act(() => checkStore.setState({ checked: documentStore.getState().spec }));
    expect(shown()).toMatch(/^25/);
  },
);

it("counts a network on data without examples, which cannot be trained", () => {
  const problem: PlacedProblem = {
    ...{ code: "data_count_only", message: "", node_id: null, path: "data", got: "shape_only" },
    ...{ expected: null, hint: null, advice: null, fix: [], place: null },
  };
  const counted = { ...RESULT, ok: false, steps_per_epoch: null, training_size: null };
  checkStore.setState({ status: "problems", result: { ...counted, problems: [problem] } });
  render(<NetworkCost />);
  expect(shown()).toContain("3.4");
});

it("says nothing of an empty network", () => {
  checkStore.setState({ status: "problems", result: { ...RESULT, weights: 0, operations: 0 } });
  render(<NetworkCost />);
  expect(shown()).toBeNull();
});
