import { expect, it } from "vitest";
import { ViewDemand } from "./viewDemand";

it("asks for plain pictures first and for no more than a session draws", () => {
  const demand = new ViewDemand();
  const reported: (readonly string[])[] = [];
  demand.watch((names) => reported.push(names));
  const name = (number: number) => `feature_maps?node=conv_${String(number).padStart(2, "0")}`;
  const stops = Array.from({ length: 30 }, (_, number) => demand.demand(name(number)));
  demand.demand("predictions");
  expect(demand.names).toEqual([
    "predictions",
    ...Array.from({ length: 23 }, (_, number) => name(number)),
  ]);
  expect(Math.max(...reported.map((names) => names.length))).toBe(24);
  stops[0]?.();
  expect(demand.names.at(-1)).toBe(name(23));
});
