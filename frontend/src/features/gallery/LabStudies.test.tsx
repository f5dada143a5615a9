import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Lab } from "../../domain/catalog";
import { completeSpec } from "../../domain/spec";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import LabStudies from "./LabStudies";

const SPEC = completeSpec({ data: { type: "digits" } });
const OTHER = completeSpec({ data: { type: "circle" } });
const log = vi.hoisted((): string[] => []);
const answer = vi.hoisted(() => ({ fails: false }));

vi.mock("../../api/labs", () => ({
  getLabRun: (lab: string, run: string) => {
    log.push(`fetch ${lab}/${run}`);
    return answer.fails ? Promise.reject(new Error("offline")) : Promise.resolve(OTHER);
  },
}));

vi.mock("../../state/studies", async (original) => ({
  ...(await original<typeof import("../../state/studies")>()),
  showStudy: (id: string | null) => void log.push(`show ${id}`),
  startStudy: (study: { type: string }) => {
    log.push(`start ${study.type}`);
    return Promise.resolve();
  },
}));

const LAB: Lab = {
  ...{ id: "race", title: "Race", summary: "", spec: SPEC, spec_hash: null, weights: 0 },
  ...{ steps_per_second: null, runs: [], source: "", claims: [], assertions: [] },
  studies: [
    { id: "all", title: "All", run: "main", study: { type: "race", config: {} } },
    { id: "folds", title: "Folds", run: "main", study: { type: "k_fold", config: {} } },
  ],
};
const TWO: Lab = {
  ...LAB,
  runs: [
    { id: "main", title: "Plain", pretrained: null },
    { id: "other", title: "Other", pretrained: null },
  ],
  studies: [{ id: "seeds", title: "Seeds", run: "other", study: { type: "sweep", config: {} } }],
};

describe("the studies of a lab", () => {
  const opened: unknown[] = [];
  const show = (entry: Lab) =>
    render(
      <LabStudies
        entry={entry}
        title="Race"
        open={(spec) => {
          log.push("open");
          opened.push(spec);
        }}
      />,
      onStage(new Stage()),
    );

  beforeEach(() => {
    log.length = 0;
    opened.length = 0;
    answer.fails = false;
  });

  afterEach(cleanup);

  it("open the experiment first and then begin, so that they are of it", async () => {
    show(LAB);
    expect(screen.getAllByRole("button")).toHaveLength(2);
    fireEvent.click(screen.getByTestId("gallery-race-study-folds"));
    await waitFor(() => expect(log).toEqual(["open", "show null", "start k_fold"]));
    expect(opened).toEqual([SPEC]);
  });

  it("fetch the run that they vary where a lab has several", async () => {
    show(TWO);
    fireEvent.click(screen.getByTestId("gallery-race-study-seeds"));
    await waitFor(() => expect(log.at(-1)).toBe("start sweep"));
    expect(log[0]).toBe("fetch race/other");
    expect(opened).toEqual([OTHER]);
  });

  it("begin nothing where the run can't be fetched, and say so", async () => {
    answer.fails = true;
    show(TWO);
    fireEvent.click(screen.getByTestId("gallery-race-study-seeds"));
    expect((await screen.findByRole("alert")).textContent).not.toBe("");
    expect(log).toEqual(["fetch race/other"]);
    expect(opened).toEqual([]);
  });
});
