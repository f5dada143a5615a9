import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { measuresCover, useCover } from "./cover";

const measure = measuresCover();

function Page({ stacked }: { stacked: boolean }) {
  const cover = useCover();
  return (
    <>
      {stacked && <div ref={measure} data-testid="stack" />}
      <output>{cover}</output>
    </>
  );
}

function cover(): string | null {
  return screen.getByRole("status").textContent;
}

/** Stands in for the browser's: returns what it calls at a change of size. */
function watchSizes(): () => void {
  const changes: (() => void)[] = [];
  class Observer {
    constructor(change: () => void) {
      changes.push(change);
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal("ResizeObserver", Observer);
  return () => {
    for (const change of changes) change();
  };
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("is the lower edge of the messages, and nothing while there are none", () => {
  const changed = watchSizes();
  const { rerender } = render(<Page stacked={true} />);
  expect(cover()).toBe("0");
  const stack = screen.getByTestId("stack");
  Object.defineProperties(stack, { offsetTop: { value: 13 }, offsetHeight: { value: 100 } });
  act(changed);
  expect(cover()).toBe("113");
  rerender(<Page stacked={false} />);
  expect(cover()).toBe("0");
});
