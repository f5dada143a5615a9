import { afterEach, expect, it } from "vitest";
import { runFrame, schedule } from "./scheduler";

const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

it("lets views that paint go before those that change the page, whichever was added first", () => {
  const order: string[] = [];
  stops.push(
    schedule({ maxHz: 10, writes: true, draw: () => order.push("writes") }),
    schedule({ maxHz: 10, draw: () => order.push("paints") }),
  );
  runFrame(1e9);
  expect(order).toEqual(["paints", "writes"]);
});

it("calls each view at its own rate", () => {
  const calls = { often: 0, seldom: 0 };
  stops.push(
    schedule({ maxHz: 20, draw: () => calls.often++ }),
    schedule({ maxHz: 5, draw: () => calls.seldom++ }),
  );
  for (let ms = 2e9; ms < 2e9 + 1000; ms += 50) runFrame(ms);
  expect(calls).toEqual({ often: 20, seldom: 5 });
});
