import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LIMIT_MS } from "../domain/testLimit";
import { NumberField } from "./NumberField";

const took = vi.fn<(value: number | null) => void>();
let setOutside: (value: number) => void;

function Units() {
  const [value, setValue] = useState<number | null>(8);
  setOutside = setValue;
  const onChange = (next: number | null) => {
    took(next);
    setValue(next);
  };
  return <NumberField id="units" label="Units" integer minimum={1} {...{ value, onChange }} />;
}

function field(): HTMLInputElement {
  return screen.getByTestId("field-units");
}

function type(text: string): void {
  fireEvent.change(field(), { target: { value: text } });
}

beforeEach(() => {
  took.mockClear();
  render(<Units />);
});

afterEach(cleanup);

describe("a number that cannot be", () => {
  it("stays with its message while the field has the focus", () => {
    type("0");
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(field().value).toBe("0");
    expect(screen.getByRole("alert").textContent).toBe("At least 1.");
  });

  it.each([
    ["0", "At least 1."],
    ["abc", "Not a number. Enter 0.001, 0,001 or 1e-3."],
    ["1.5", "Enter a whole number."],
  ])("leaves the field with it: %s gives way to the number that holds", (text, reason) => {
    type(text);
    fireEvent.blur(field());
    expect(field().value).toBe("8");
    expect(field().getAttribute("aria-invalid")).toBe("false");
    expect(screen.getByRole("alert").textContent).toBe(`“${text}” isn't valid. ${reason}`);
    expect(took).not.toHaveBeenCalled();
  });

  it("is quoted in part where it is long", () => {
    type(`${"\u{1F600}x".repeat(5000)}`);
    fireEvent.blur(field());
    expect(screen.getByRole("alert").textContent).toBe(
      `\u201c${"\u{1F600}x".repeat(12)}\u2026\u201d isn't valid. Not a number. Enter 0.001, 0,001 or 1e-3.`,
    );
  });

  it("is reported until the next edit", () => {
    type("0");
    fireEvent.blur(field());
    type("9");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("is reported until another number holds", async () => {
    type("0");
    fireEvent.blur(field());
    setOutside(16);
    expect(await screen.findByDisplayValue("16", {}, { timeout: LIMIT_MS })).toBe(field());
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

it("takes a number over that can be", () => {
  type("12");
  fireEvent.blur(field());
  expect(took).toHaveBeenCalledWith(12);
  expect(screen.queryByRole("alert")).toBeNull();
});
