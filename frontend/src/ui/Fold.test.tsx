import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { Fold } from "./Fold";

afterEach(cleanup);

const head = () => screen.getByTestId("fold");

it("has its content in the page only while it stands open, and says what is set all the same", () => {
  render(
    <Fold title="Resampling" note="fold 2 of 5" testId="fold">
      inside
    </Fold>,
  );
  expect([head().getAttribute("aria-expanded"), screen.queryByText("inside")]).toEqual([
    "false",
    null,
  ]);
  expect(head().textContent).toContain("fold 2 of 5");
  fireEvent.click(head());
  expect(screen.getByText("inside")).toBeTruthy();
});

it("opens by itself where something inside is wrong, until it is folded by hand", () => {
  const folded = (fault?: string) => (
    <Fold title="Resampling" fault={fault} testId="fold">
      inside
    </Fold>
  );
  const { rerender } = render(folded());
  rerender(folded("problem"));
  expect(screen.getByText("inside")).toBeTruthy();
  expect(head().textContent).toContain("problem");
  fireEvent.click(head());
  expect(screen.queryByText("inside")).toBeNull();
});
