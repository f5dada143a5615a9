/** Where the numbers on the page stand, four times a second: the step shown, and the step of the run. */
import { useEffect, useState } from "react";
import { type Standing, standingOf } from "../domain/standing";
import { currentBuffer } from "./buffers";
import { playhead } from "./playhead";
import { schedule } from "./scheduler";
import { sessionStore } from "./sessionStore";

const HZ = 4;

/** @param hover whether a step pointed at counts as gone to. */
export function readStanding(hover = false): Standing {
  const { state } = sessionStore.getState();
  const { step, hover: pointed } = playhead.getState();
  const buffer = currentBuffer();
  return standingOf(buffer, hover ? (pointed ?? step) : step, {
    step: state?.step ?? buffer?.lastStep ?? 0,
    training: state?.status === "running",
    stepsPerSecond: state?.steps_per_second ?? 0,
  });
}

function same(a: Standing, b: Standing): boolean {
  return (
    a.kind === b.kind && a.shown === b.shown && a.reached === b.reached && a.training === b.training
  );
}

export function useStanding(hover = false): Standing {
  const [standing, setStanding] = useState(() => readStanding(hover));
  useEffect(
    () =>
      schedule({
        maxHz: HZ,
        draw: () => {
          const next = readStanding(hover);
          setStanding((former) => (same(former, next) ? former : next));
        },
      }),
    [hover],
  );
  return standing;
}

/** Step to write beside numbers: null while they are of the step on the counter. */
export function namedStep({ kind, shown }: Standing): number | null {
  return kind === "behind" || kind === "past" ? shown : null;
}
