import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it } from "vitest";
import type { JudgedClaim } from "../../api/claims";
import { completeSpec } from "../../domain/spec";
import { loadTexts } from "../../i18n";
import LabClaims from "./LabClaims";

const CLAIM = { statement: "It learns.", steps: 1536, run: "main", against: null };
const LAB = {
  ...{ id: "of_tomorrow", title: "Lab", summary: "", source: "Author 2025", spec_hash: null },
  ...{ spec: completeSpec({}), weights: 0, steps_per_second: null, runs: [], studies: [] },
  claims: [
    { ...CLAIM, least: 0.97, most: null },
    { ...CLAIM, statement: "It fades.", steps: 16, least: null, most: 0.7 },
  ],
};
const JUDGED: JudgedClaim[] = [
  { lab: "of_tomorrow", index: 0, run_ids: ["r"], step: 512, value: 0.83, status: "pending" },
  { lab: "of_tomorrow", index: 1, run_ids: ["r"], step: 16, value: 0.9, status: "fails" },
];

beforeAll(() => loadTexts("later"));
afterEach(cleanup);

it("a claim without a run says what is claimed, and behind how many steps", () => {
  render(<LabClaims entry={LAB} judged={[]} />);
  const claim = screen.getByTestId("claim-0");
  expect(claim.textContent).toContain("It learns.");
  expect(claim.textContent).toContain("Not reached yet.");
  expect(claim.textContent).toContain("Claimed after 1536 steps: at least 0.97.");
  expect(screen.getByTestId("lab-claims").textContent).toContain("Source: Author 2025");
});

it("a claim with a run has its number, of the step that it is of, and a verdict", () => {
  render(<LabClaims entry={LAB} judged={JUDGED} />);
  expect(screen.getByTestId("claim-0-figure").textContent).toBe(
    "0.83 after 512 steps; claimed after 1536: at least 0.97.",
  );
  expect(screen.getByTestId("claim-0").dataset.status).toBe("pending");
  expect(screen.getByTestId("claim-1").textContent).toContain("Doesn't hold.");
  expect(screen.getByTestId("claim-1").textContent).toContain("0.9 after 16 steps");
});
