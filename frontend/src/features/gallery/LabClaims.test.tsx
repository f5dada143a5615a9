import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { JudgedClaim } from "../../api/claims";
import type { Lab } from "../../domain/catalog";
import { completeSpec } from "../../domain/spec";
import { loadTexts } from "../../i18n";
import LabClaims from "./LabClaims";

const CLAIM = { statement: "It learns.", steps: 1536, run: "main", against: null };
const LAB: Lab = {
  ...{ id: "of_tomorrow", title: "Lab", summary: "", source: "Author 2025", spec_hash: null },
  ...{ spec: completeSpec({}), weights: 0, steps_per_second: null, runs: [], studies: [] },
  assertions: [],
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

describe("claims of counts, states and studies", () => {
  const NONE = { least: null, most: null, value: null, steps: null, of: [] };
  const runs = [{ id: "main", title: "Residual", pretrained: null }];
  const studies = [
    { id: "rates", title: "Nine rates", run: "main", study: { type: "sweep", config: {} } },
  ];
  const assertions: Lab["assertions"] = [
    { ...NONE, kind: "count", statement: "Many.", least: 61706, most: 61706, value: 61706 },
    { ...NONE, kind: "count", statement: "Few.", most: 0.45, value: 0.5 },
    { ...NONE, kind: "state", statement: "Robust.", most: 0.05, steps: 512, of: ["main"] },
    { ...NONE, kind: "study", statement: "Never.", of: ["rates"] },
  ];

  it("say what is claimed; a count has its number and a verdict", () => {
    render(<LabClaims entry={{ ...LAB, claims: [], runs, studies, assertions }} judged={[]} />);
    const shown = assertions.map((_, index) => {
      const { textContent, dataset } = screen.getByTestId(`assertion-${index}`);
      return [textContent, dataset.status];
    });
    expect(shown).toEqual([
      ["Many.Holds. Counted: 61\u202f706; claimed: exactly 61\u202f706.", "holds"],
      ["Few.Doesn't hold. Counted: 0.5; claimed: at most 0.45.", "fails"],
      [
        "Robust.Residual. Claimed: at most 0.05. Measured on the weights after 512 steps, by the tests of this example.",
        undefined,
      ],
      ["Never.Nine rates. Measured over the runs of the study once it has ended.", undefined],
    ]);
    expect(screen.getByTestId("lab-assertions").hasAttribute("open")).toBe(true);
  });

  it("are folded where they are many", () => {
    const many = Array.from({ length: 5 }, (_, index) => ({
      ...{ ...NONE, kind: "study" as const, statement: `Claim ${index}.`, of: [] },
    }));
    render(<LabClaims entry={{ ...LAB, assertions: many }} judged={[]} />);
    expect(screen.getByTestId("lab-assertions").hasAttribute("open")).toBe(false);
    expect(screen.getByTestId("lab-assertions").textContent).toMatch(/^5 claims about/);
  });
});
