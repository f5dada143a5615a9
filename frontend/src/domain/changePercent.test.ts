import { expect, it } from "vitest";
import { changePercent } from "./format";

it.each([
  [1 - 4.92e-5 / 0.578, "99.9"],
  [1 - 1e-9, "99.9"],
  [1, "100"],
  [0.5, "50"],
  [0.992, "99.2"],
  [-0.25, "25"],
  [-1, "100"],
])(
  "a change by %f reads %s percent: nothing but a loss of 0 is 100 percent lower",
  (share, text) => {
    expect(changePercent(share)).toBe(text);
  },
);
