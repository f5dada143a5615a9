import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { equalContent } from "../domain/equalContent";
import { runFrame } from "./scheduler";
import { Stage } from "./stage";
import { onStage } from "./testStage";
import { useLive } from "./useLive";

let nowMs = 1e9;

function frame(): void {
  nowMs += 1000;
  act(() => runFrame(nowMs));
}

afterEach(cleanup);

it("follows what changes outside React, and renders for nothing else", () => {
  const live = { value: { loss: Number.NaN } };
  let renders = 0;
  const { result } = renderHook(() => {
    renders += 1;
    return useLive(() => ({ ...live.value }), equalContent);
  }, onStage(new Stage()));
  const first = result.current;
  frame();
  expect(result.current).toBe(first);
  expect(renders).toBe(1);
  live.value = { loss: 2 };
  frame();
  expect(result.current).toEqual({ loss: 2 });
  expect(renders).toBe(2);
});

it("reads anew at once when what is asked for changes", () => {
  const { result, rerender } = renderHook(({ name }) => useLive(() => `the ${name}`), {
    ...onStage(new Stage()),
    initialProps: { name: "loss" },
  });
  rerender({ name: "step" });
  expect(result.current).toBe("the step");
});

it("looks no more once it is gone", () => {
  let looks = 0;
  const { unmount } = renderHook(
    () =>
      useLive(() => {
        looks += 1;
        return 0;
      }),
    onStage(new Stage()),
  );
  unmount();
  const before = looks;
  frame();
  expect(looks).toBe(before);
});
