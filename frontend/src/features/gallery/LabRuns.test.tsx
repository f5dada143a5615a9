import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Lab } from "../../domain/catalog";
import { completeSpec } from "../../domain/spec";
import { LabRuns } from "./LabRuns";

const SPEC = completeSpec({ data: { type: "digits" } });
const asked = vi.hoisted((): string[] => []);
const answer = vi.hoisted(() => ({ fails: false }));

vi.mock("../../api/labs", () => ({
  getLabRun: (lab: string, run: string) => {
    asked.push(`${lab}/${run}`);
    return answer.fails ? Promise.reject(new Error("offline")) : Promise.resolve(SPEC);
  },
}));

const pretrained = { run: "main", steps: 256, nodes: ["conv_1", "conv_2"] };
const LAB: Lab = {
  ...{ id: "transfer", title: "Transfer", summary: "", spec: SPEC, spec_hash: null, weights: 0 },
  ...{ steps_per_second: null, studies: [], source: "", claims: [], assertions: [] },
  runs: [
    { id: "main", title: "Before", pretrained: null },
    { id: "after", title: "After", pretrained },
    { id: "alone", title: "Alone", pretrained: null },
  ],
};

describe("the runs of a lab", () => {
  const opened: [unknown, string][] = [];
  const show = (entry: Lab) =>
    render(
      <LabRuns
        entry={entry}
        title="Transfer"
        open={(spec, title) => void opened.push([spec, title])}
      />,
    );

  beforeEach(() => {
    asked.length = 0;
    opened.length = 0;
    answer.fails = false;
  });

  afterEach(cleanup);

  it("are named, and each opens under the lab's title and its own", async () => {
    show(LAB);
    expect(screen.getAllByRole("button")).toHaveLength(2);
    fireEvent.click(screen.getByTestId("gallery-transfer-alone"));
    await waitFor(() => expect(opened).toHaveLength(1));
    expect(asked).toEqual(["transfer/alone"]);
    expect(opened[0]?.[0]).toBe(SPEC);
    expect(opened[0]?.[1]).toMatch(/^Transfer: ./);
  });

  it("say whose weights one starts with, and in which blocks", () => {
    show(LAB);
    expect(screen.getByText(/conv_1, conv_2/).textContent).toContain("256");
  });

  it("that can't be fetched open nothing and say so", async () => {
    answer.fails = true;
    show(LAB);
    fireEvent.click(screen.getByTestId("gallery-transfer-alone"));
    expect((await screen.findByRole("alert")).textContent).not.toBe("");
    expect(opened).toEqual([]);
  });

  it("are not shown where there is only one", () => {
    const { container } = show({ ...LAB, runs: [] });
    expect(container.textContent).toBe("");
  });
});
