import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { ACTIONS } from "../state/actions/registry";
import { Stage } from "../state/stage";
import { onStage } from "../state/testStage";
import { setUi } from "../state/uiStore";
import HelpDialog from "./HelpDialog";

afterEach(() => {
  cleanup();
  setUi({ helpOpen: false });
});

it("lists exactly the actions that have keys, with their keys", () => {
  setUi({ helpOpen: true });
  render(<HelpDialog />, onStage(new Stage()));
  const rows = [...screen.getByTestId("help-dialog").querySelectorAll("[data-action]")];
  const listed = rows.map((row) => row.getAttribute("data-action")).sort();
  expect(listed).toEqual(ACTIONS.flatMap(({ id, keys }) => (keys ? [id] : [])).sort());
  const redo = rows.find((row) => row.getAttribute("data-action") === "redo");
  expect(redo?.querySelector("kbd")?.textContent).toBe("Ctrl Shift Z, Ctrl Y");
});
