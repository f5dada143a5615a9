/** Drawn points as links carry them: those of one class in a row as one list of hundredths, each a step from the one before. */
import { LinkError, list, part, rows, whole } from "./linkParts";
import { isObject, type RawObject } from "./readDocument";
import type { Config } from "./spec";

const PER_UNIT = 100;
const FIELD = "points";

function isHundredth(value: unknown): value is number {
  return (
    typeof value === "number" &&
    !Object.is(value, -0) &&
    Math.round(value * PER_UNIT) / PER_UNIT === value
  );
}

/** Points of two numbers each, or of two and the number of a class; null for anything else. */
function pointsOf(value: unknown): { points: number[][]; isClassed: boolean } | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const points = value.filter((each): each is number[] => Array.isArray(each));
  const length = points[0]?.length ?? 0;
  const fits = points.every(
    (point) =>
      point.length === length &&
      point.slice(0, 2).every(isHundredth) &&
      point.slice(2).every((label) => Number.isSafeInteger(label) && label >= 0),
  );
  if (points.length !== value.length || !fits || (length !== 2 && length !== 3)) return null;
  return { points, isClassed: length === 3 };
}

/** Settings with points that lie on the grid written shortly; others stay as they are. */
export function packPoints(config: Config | undefined): Config {
  const found = pointsOf(config?.[FIELD]);
  if (found === null) return { ...config };
  const runs: { label: number; steps: number[] }[] = [];
  let [lastX, lastY] = [0, 0];
  for (const [across = 0, up = 0, label = 0] of found.points) {
    const [x, y] = [Math.round(across * PER_UNIT), Math.round(up * PER_UNIT)];
    let run = runs.at(-1);
    if (run?.label !== label) {
      run = { label, steps: [] };
      runs.push(run);
    }
    run.steps.push(x - lastX, y - lastY);
    [lastX, lastY] = [x, y];
  }
  const packed = runs.map(({ label, steps }) => (found.isClassed ? [label, ...steps] : steps));
  return { ...config, [FIELD]: { [found.isClassed ? "c" : "p"]: packed } };
}

/** What `packPoints` wrote, read again. */
export function unpackPoints(config: RawObject): RawObject {
  const packed = config[FIELD];
  if (!isObject(packed)) return config;
  const { c, p } = part(packed);
  const isClassed = c !== undefined;
  let [x, y] = [0, 0];
  const points = rows(isClassed ? c : p).flatMap((run) => {
    const label = isClassed ? [whole(run[0])] : [];
    const steps = list(isClassed ? run.slice(1) : run).map(whole);
    if (steps.length % 2 !== 0) throw new LinkError("unreadable");
    return Array.from({ length: steps.length / 2 }, (_, index) => {
      x += steps[2 * index] ?? 0;
      y += steps[2 * index + 1] ?? 0;
      return [x / PER_UNIT, y / PER_UNIT, ...label];
    });
  });
  return { ...config, [FIELD]: points };
}
