import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import german from "../../locales/live.de.json";
import english from "../../locales/live.en.json";
import hungarian from "../../locales/live.hu.json";
import { EMPTY_SESSION, type RunState } from "../../state/sessionStore";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { DegradedBanner } from "./DegradedBanner";

const requests = vi.hoisted(() =>
  vi.fn(async (_stage: object, _command: object) => ({ problems: [] })),
);
vi.mock("../../state/sessionLine", () => ({ request: requests }));

type Degraded = NonNullable<RunState["degraded"]>;

const FULL: Degraded = {
  cause: "disk_full",
  what: "record",
  policy: "pause",
  paused: true,
  recorded_step: 30,
};

function show(degraded: Degraded | null, phase: "own" | "watching" = "own"): string {
  const state = { run_id: "r", status: "paused", step: 50, epoch: 1, degraded } as RunState;
  const stage = new Stage();
  stage.enter(phase, { ...EMPTY_SESSION, state });
  render(<DegradedBanner />, onStage(stage));
  return screen.queryByTestId("degraded")?.textContent ?? "";
}

afterEach(() => {
  cleanup();
  requests.mockClear();
});

it("is not there while all is recorded", () => {
  expect(show(null)).toBe("");
});

it("says why training is paused, and its owner lets it continue", () => {
  expect(show(FULL)).toContain("The server's disk is full. Training is paused");
  fireEvent.click(screen.getByRole("button", { name: "Continue without recording" }));
  expect(requests).toHaveBeenCalledWith(expect.any(Stage), {
    type: "storage_policy",
    policy: "continue",
  });
});

it("says that training continues unrecorded, and its owner pauses it", () => {
  expect(show({ ...FULL, policy: "continue", paused: false })).toContain("without being recorded");
  fireEvent.click(screen.getByRole("button", { name: "Pause until it can be recorded" }));
  expect(requests).toHaveBeenCalledWith(expect.any(Stage), {
    type: "storage_policy",
    policy: "pause",
  });
});

it("offers a viewer no choice, and none where only checkpoints fail", () => {
  expect(show(FULL, "watching")).toContain("The server's disk is full.");
  expect(screen.queryByRole("button")).toBeNull();
  cleanup();
  expect(show({ ...FULL, what: "checkpoint", paused: false })).toContain("resumes from an earlier");
  expect(screen.queryByRole("button")).toBeNull();
});

it.each([
  ["English", english],
  ["German", german],
  ["Hungarian", hungarian],
])("has a sentence for every cause in %s", (_name, messages: Record<string, string>) => {
  const causes: Degraded["cause"][] = [
    "disk_full",
    "storage_read_only",
    "storage_damaged",
    "storage_busy",
    "storage_fault",
  ];
  expect(causes.filter((cause) => !messages[`degraded.${cause}`])).toEqual([]);
});
