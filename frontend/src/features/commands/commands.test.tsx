import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeDocument } from "../../domain/document";
import { makeCatalog } from "../../domain/testCatalog";
import { residualNetwork } from "../../domain/testNetworks";
import { runInfo } from "../../domain/testRuns";
import { activateLocale, loadTexts } from "../../i18n";
import { ACTIONS } from "../../state/actions/registry";
import { documentStore, openDocument } from "../../state/documentStore";
import { queryClient } from "../../state/queries";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { selectNodes, setUi, uiStore } from "../../state/uiStore";
import type { NamedRunSubject } from "./actionCommands";
import { CommandPalette } from "./CommandPalette";
import { splitValue } from "./settingCommands";

const RATE = {
  ...{ type: "number", title: "Learning rate", default: 0.1 },
  ...{ exclusiveMinimum: 0, maximum: 10, live: true },
};
const CATALOG = makeCatalog({
  layers: [
    { type: "dense", title: "Dense" },
    { type: "layer_of_tomorrow", title: "Layer of tomorrow" },
  ],
  groups: [{ type: "residual_block", title: "Residual block" }],
  optimizers: [
    {
      ...{ type: "sgd", title: "Gradient descent", defaults: { learning_rate: 0.1 } },
      config_schema: { properties: { learning_rate: RATE } },
    },
    { type: "adam", title: "Adam" },
  ],
  datasets: [
    { type: "moons", title: "Moons" },
    { type: "far_away", title: "Far away", available: false },
  ],
});

let stage: Stage;

function show(runs: readonly NamedRunSubject[] = []): void {
  setUi({ guide: "commands" });
  render(<CommandPalette runs={runs} />, onStage(stage));
}

function type(text: string): void {
  fireEvent.change(screen.getByTestId("commands-search"), { target: { value: text } });
}

function titles(): string[] {
  return screen
    .queryAllByRole("option")
    .map((option) => option.querySelector("span > span")?.textContent ?? "");
}

/** Presses Enter, and waits until what was chosen has happened. */
async function enter(): Promise<void> {
  fireEvent.keyDown(screen.getByTestId("commands-search"), { key: "Enter" });
  await act(async () => {
    await vi.advanceTimersByTimeAsync(100);
  });
}

beforeEach(async () => {
  stage = new Stage();
  queryClient.setQueryData(["catalog"], CATALOG);
  queryClient.setQueryData(["weights"], []);
  localStorage.clear();
  const spec = { ...residualNetwork(), data: { type: "moons" } };
  openDocument(makeDocument(spec));
  await loadTexts("guide");
  vi.useFakeTimers({ toFake: ["setTimeout", "requestAnimationFrame"] });
});

afterEach(async () => {
  vi.useRealTimers();
  cleanup();
  setUi({ guide: null, selection: [], zooOpen: false });
  queryClient.clear();
  await activateLocale("en");
});

function rate(): unknown {
  return documentStore.getState().spec.optimizer.config?.learning_rate;
}

describe("the list of commands", () => {
  it("has every action that isn't a matter of keys, and needs no list of its own", () => {
    show();
    const listed = ACTIONS.filter(({ byKey, id }) => !byKey && id !== "commands");
    const shown = screen.getAllByTestId(/^command-action\./).map((each) => each.dataset.testid);
    expect(shown.sort()).toEqual(listed.map(({ id }) => `command-action.${id}`).sort());
  });

  it("has what only the catalogue knows of: layers, groups, data sets", () => {
    show();
    for (const name of ["Layer of tomorrow", "Residual block", "Far away"]) {
      type(name);
      expect(titles()).toContain(name);
    }
  });

  it("finds in the page's language and in English", async () => {
    await activateLocale("de");
    show();
    type("rückgängig");
    expect(screen.getByTestId("command-action.undo")).toBeTruthy();
    type("undo");
    expect(screen.getByTestId("command-action.undo")).toBeTruthy();
  });

  it("says why a command can't be run, and doesn't run it", async () => {
    show();
    type("ungroup");
    const option = screen.getByTestId("command-action.ungroup");
    expect(option.getAttribute("aria-disabled")).toBe("true");
    expect(option.textContent).toContain("Select the block of a group first.");
    await enter();
    expect(uiStore.getState().guide).toBe("commands");
  });

  it("gives a reason of its own for each of the page's actions that is disabled", () => {
    show();
    const disabled = screen
      .getAllByRole("option")
      .filter((option) => option.getAttribute("aria-disabled") === "true");
    expect(disabled.length).toBeGreaterThan(10);
    expect(disabled.filter((each) => each.textContent?.includes("Not available now."))).toEqual([]);
  });

  it("begins with what was used last", async () => {
    show();
    type("model zoo");
    await enter();
    expect(uiStore.getState().zooOpen).toBe(true);
    cleanup();
    show();
    expect(titles()[0]).toBe("Model zoo");
  });

  it("is walked with the arrow keys, and names the chosen option", () => {
    show();
    const field = screen.getByRole("combobox");
    const chosen = () => document.getElementById(field.getAttribute("aria-activedescendant") ?? "");
    const [first, second] = screen.getAllByRole("option");
    expect(chosen()).toBe(first);
    fireEvent.keyDown(field, { key: "ArrowDown" });
    expect(chosen()).toBe(second);
    expect(second?.getAttribute("aria-selected")).toBe("true");
    fireEvent.keyDown(field, { key: "ArrowUp" });
    fireEvent.keyDown(field, { key: "ArrowUp" });
    expect(chosen()).toBe(screen.getAllByRole("option").at(-1));
  });
});

describe("settings", () => {
  it.each(["learning rate 0.3", "learning rate 0,3", "rate = 0.3"])("%s sets it", async (text) => {
    show();
    type(text);
    await enter();
    expect(rate()).toBe(0.3);
    expect(uiStore.getState().guide).toBeNull();
  });

  it.each([
    ["learning rate 1,000", "a thousand or one"],
    ["learning rate 0", "More than 0."],
    ["learning rate 11", "At most 10."],
  ])("%s is refused, and says why", async (text, reason) => {
    show();
    type(text);
    expect(
      screen.getByTestId("command-setting.optimizer.config.learning_rate").textContent,
    ).toContain(reason);
    await enter();
    expect(rate()).toBeUndefined();
  });

  it("wait for their value where none was typed", async () => {
    show();
    type("learning");
    await enter();
    expect(screen.getByTestId("commands-search")).toHaveProperty("value", "Learning rate ");
  });

  it("offer their choices, with a mark at the one in force", async () => {
    show();
    type("optimiser adam");
    await enter();
    expect(documentStore.getState().spec.optimizer.type).toBe("adam");
  });

  it("take no number that belongs to a block's name", () => {
    expect(splitValue("Dense 1")).toEqual({ name: "Dense", value: "1" });
    selectNodes(["first"]);
    show();
    type("first 1");
    expect(screen.queryAllByTestId(/^command-setting\./)).toEqual([]);
  });
});

it("does with a run of the list what its menu does", async () => {
  const run = {
    runId: "r",
    sessionId: "none",
    called: "The steep one",
    shown: false,
    current: false,
  };
  stage.session.setState({ runId: "other" });
  show([{ ...run, info: runInfo("r") }]);
  type("steep side");
  expect(titles()).toEqual(["The steep one: Compare side by side"]);
  await enter();
  expect(stage.pair.getState().ids).toEqual(["r", "other"]);
});
