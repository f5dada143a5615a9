import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runInfo } from "../../domain/testRuns";
import { loadTexts } from "../../i18n";
import { watchKeys } from "../../state/actions/keys";
import { runFrame } from "../../state/scheduler";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { setUi, uiStore, useUi } from "../../state/uiStore";
import { TOUR } from "./steps";
import { Tour } from "./Tour";

let stage: Stage;
let now = 1000;

function Page() {
  const shown = useUi(({ guide }) => guide === "tour");
  return (
    <>
      <button type="button">before</button>
      {shown && <Tour />}
    </>
  );
}

/** Lets what is looked at again and again be looked at. */
function beat(): void {
  now = Math.max(now, performance.now()) + 1000;
  act(() => runFrame(now));
}

function step(): string | undefined {
  return screen.getByTestId("tour").dataset.step;
}

beforeEach(async () => {
  await loadTexts("guide");
  stage = new Stage();
  render(<Page />, onStage(stage));
  screen.getByText("before").focus();
  act(() => setUi({ guide: "tour" }));
});

afterEach(() => {
  cleanup();
  setUi({ guide: null });
});

it("has five steps, which Next and Back lead through", () => {
  expect(TOUR).toHaveLength(5);
  for (const { id } of TOUR) {
    expect(step()).toBe(id);
    fireEvent.click(screen.getByTestId("tour-next"));
  }
  expect(uiStore.getState().guide).toBeNull();
});

it("takes the focus, and gives it back where it ends", () => {
  expect(document.activeElement).toBe(screen.getByTestId("tour"));
  fireEvent.click(screen.getByTestId("tour-next"));
  expect(document.activeElement).toBe(screen.getByTestId("tour"));
  fireEvent.click(screen.getByTestId("tour-skip"));
  expect(document.activeElement).toBe(screen.getByText("before"));
});

it("gives the focus back from the control that it led to, but not from one that was chosen", () => {
  const play = document.createElement("button");
  play.dataset.testid = "play";
  play.getBoundingClientRect = () => new DOMRect(0, 0, 40, 40);
  document.body.append(play);
  fireEvent.click(screen.getByTestId("tour-show"));
  expect(document.activeElement).toBe(play);
  act(() => setUi({ guide: null }));
  expect(document.activeElement).toBe(screen.getByText("before"));
  act(() => setUi({ guide: "tour" }));
  play.focus();
  act(() => setUi({ guide: null }));
  expect(document.activeElement).toBe(play);
  play.remove();
});

it("gives the focus to the network where what had it is gone", () => {
  const graph = document.createElement("main");
  graph.id = "graph";
  graph.tabIndex = -1;
  document.body.append(graph);
  act(() => setUi({ guide: null }));
  const passing = document.createElement("button");
  document.body.append(passing);
  passing.focus();
  act(() => setUi({ guide: "tour" }));
  passing.remove();
  act(() => setUi({ guide: null }));
  expect(document.activeElement).toBe(graph);
  graph.remove();
});

it("ends with Escape, wherever the focus is but in a field", () => {
  const stop = watchKeys(stage);
  fireEvent.keyDown(screen.getByText("before"), { key: "Escape" });
  expect(uiStore.getState().guide).toBeNull();
  stop();
});

it("goes on by itself once what a step asks for is done, and lets the focus be", () => {
  for (const _ of [1, 2, 3]) fireEvent.click(screen.getByTestId("tour-next"));
  expect(step()).toBe("cure");
  screen.getByText("before").focus();
  beat();
  expect(step()).toBe("cure");
  act(() => stage.session.setState({ runs: [runInfo("a", "first"), runInfo("b", "cure")] }));
  beat();
  expect(step()).toBe("compare");
  expect(screen.getByTestId("tour").textContent).toContain("Done: Try a fix");
  expect(document.activeElement).toBe(screen.getByText("before"));
});

it("stays at a step whose task was done before", () => {
  act(() => stage.session.setState({ runs: [runInfo("b", "cure")] }));
  for (const _ of [1, 2, 3]) fireEvent.click(screen.getByTestId("tour-next"));
  beat();
  expect(step()).toBe("cure");
});
