import { renderHook } from "@testing-library/react";
import { beforeAll, expect, it } from "vitest";
import { loadTexts } from "../../i18n";
import { type ChartLine, NOTHING } from "./chartData";
import { usePlaceName } from "./placeName";

/** A run of 90 steps, four a second, ten examples each, thirty steps an epoch; its line last, after another run's. */
const PLACES = { epoch: 1 / 30, examples: 10, time: 1 / 4 } as const;

beforeAll(() => loadTexts("later"));

function named(axis: "step" | keyof typeof PLACES, step: number): string {
  const per = axis === "step" ? 1 : PLACES[axis];
  const scale = { toPlace: (at: number) => at * per, toStep: (place: number) => place / per };
  const line: Omit<ChartLine, "runId" | "scale" | "lastStep"> = {
    ...{ name: "", runName: "", shortName: "", label: "", values: [], width: 1, dash: [] },
    ...{ color: () => "", endText: null },
  };
  const other = { ...line, runId: "other", scale: { ...scale }, lastStep: 1_000 };
  const lines = [other, { ...line, runId: "own", scale, lastStep: 90 }];
  const { result } = renderHook(() => usePlaceName());
  return result.current(step, { ...NOTHING, axis, scale, lines });
}

it("names a place on any axis with the run's step there", () => {
  expect(named("epoch", 45)).toBe("epoch 1.50 (step 45)");
  expect(named("examples", 45)).toBe("examples 450 (step 45)");
  expect(named("time", 90)).toBe("22.5 s (step 90)");
});

it("names no step behind the run's last one but on the axis of steps, which all runs share", () => {
  expect(named("time", 400)).toBe("100 s");
  expect(named("epoch", 120)).toBe("epoch 4.00");
  expect(named("step", 400)).toBe("step 400");
});
