import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeDocument } from "../../domain/document";
import editorGerman from "../../locales/editor.de.json";
import editorEnglish from "../../locales/editor.en.json";
import editorHungarian from "../../locales/editor.hu.json";
import guideGerman from "../../locales/guide.de.json";
import guideEnglish from "../../locales/guide.en.json";
import guideHungarian from "../../locales/guide.hu.json";
import liveGerman from "../../locales/live.de.json";
import liveEnglish from "../../locales/live.en.json";
import liveHungarian from "../../locales/live.hu.json";
import { documentStore, editDocument, openDocument } from "../documentStore";
import { Stage } from "../stage";
import { selectNodes, setUi, uiStore } from "../uiStore";
import { pressKey, watchKeys } from "./keys";
import { ACTIONS } from "./registry";

const LANGUAGES: Record<string, Record<string, string>> = {
  en: { ...editorEnglish, ...liveEnglish, ...guideEnglish },
  de: { ...editorGerman, ...liveGerman, ...guideGerman },
  hu: { ...editorHungarian, ...liveHungarian, ...guideHungarian },
};

const SMALL = makeDocument({
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "out", type: "dense" },
    ],
    edges: [{ source: "x", target: "out" }],
  },
});

describe("every action", () => {
  it.each(Object.entries(LANGUAGES))("has a label in %s", (_language, messages) => {
    expect(ACTIONS.filter(({ label }) => !messages[label])).toEqual([]);
  });

  it("has an id, and in its scope keys, of its own; but Escape leaves whatever is open", () => {
    const ids = ACTIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const chords = ACTIONS.flatMap(({ scope, keys = [] }) =>
      keys.map((key) => `${scope} ${key}`),
    ).filter((chord) => !chord.endsWith(" Escape"));
    expect(new Set(chords).size).toBe(chords.length);
    expect(chords.length).toBeGreaterThan(20);
  });

  it("with keys says where they count", () => {
    expect(
      ACTIONS.filter(({ keys, scope }) => (keys === undefined) !== (scope === undefined)),
    ).toEqual([]);
  });
});

describe("before the first drawing has come", () => {
  const STARTING = ["toggle_play", "step", "step_ten", "step_epoch", "dice"];

  it.each(STARTING)("%s waits for it", (id) => {
    const at = { stage: new Stage() };
    const action = ACTIONS.find((one) => one.id === id);
    documentStore.setState({ ready: false });
    expect(action?.enabled(at)).toBe(false);
    openDocument(SMALL);
    expect(action?.enabled(at)).toBe(true);
  });
});

describe("keys", () => {
  let stop = () => {};
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
  });

  afterEach(() => {
    stop();
    setUi({ selection: [], selectedEdges: [], helpOpen: false });
    document.body.replaceChildren();
  });

  function press(target: Element, init: KeyboardEventInit): boolean {
    const event = new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true });
    target.dispatchEvent(event);
    return event.defaultPrevented;
  }

  function add(markup: string): Element {
    document.body.innerHTML = markup;
    const [element] = document.body.children;
    if (element === undefined) throw new Error("no element");
    return element;
  }

  it("of the page count on the page and on no control", () => {
    stop = watchKeys(stage);
    expect(press(add("<button>Go</button>"), { key: "?" })).toBe(false);
    expect(uiStore.getState().helpOpen).toBe(false);
    expect(press(document.body, { key: "?", shiftKey: true })).toBe(true);
    expect(uiStore.getState().helpOpen).toBe(true);
  });

  it("undo and redo beside a checkbox, and leave a field its own", () => {
    stop = watchKeys(stage);
    openDocument(SMALL);
    editDocument((draft) => ({ ...draft, title: "Edited" }));
    expect(press(add("<textarea></textarea>"), { key: "z", ctrlKey: true })).toBe(false);
    expect(documentStore.getState().title).toBe("Edited");
    const box = add("<input type=checkbox>");
    expect(press(box, { key: "z", ctrlKey: true })).toBe(true);
    expect(documentStore.getState().title).toBe("");
    expect(press(box, { key: "Z", ctrlKey: true, shiftKey: true })).toBe(true);
    expect(documentStore.getState().title).toBe("Edited");
  });

  it("held down run again only what is meant to", () => {
    stop = watchKeys(stage);
    expect(press(document.body, { key: "?", repeat: true })).toBe(false);
    openDocument(SMALL);
    editDocument((draft) => ({ ...draft, title: "Edited" }));
    expect(press(document.body, { key: "z", ctrlKey: true, repeat: true })).toBe(true);
  });

  it("steer nothing in a run that is watched, where help still opens", () => {
    stop = watchKeys(stage);
    stage.enter("watching", { sessionId: "theirs", runId: "run" });
    for (const key of [" ", "r", "d", "ArrowRight"])
      expect(press(document.body, { key })).toBe(false);
    expect(press(document.body, { key: "?" })).toBe(true);
  });

  it("of the canvas go to the page where the canvas has no use for them", () => {
    openDocument(SMALL);
    const key = {
      ...{ ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false },
      preventDefault: vi.fn(),
    };
    expect(pressKey(stage, "canvas", { ...key, key: "ArrowRight" })).toBe(false);
    expect(pressKey(stage, "canvas", { ...key, key: "ArrowDown" })).toBe(true);
    expect(uiStore.getState().selection).toEqual(["x"]);
    expect(pressKey(stage, "canvas", { ...key, key: "ArrowRight" })).toBe(true);
    expect(uiStore.getState().selection).toEqual(["out"]);
    expect(pressKey(stage, "page", { ...key, key: "ArrowRight" })).toBe(false);
    selectNodes([]);
    expect(pressKey(stage, "canvas", { ...key, key: "Escape" })).toBe(false);
  });
});
