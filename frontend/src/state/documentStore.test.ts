import { beforeEach, describe, expect, it } from "vitest";
import { makeDocument, setTitle } from "../domain/document";
import {
  documentStore,
  editDocument,
  openDocument,
  redo,
  replaceDocument,
  undo,
} from "./documentStore";

const titleNow = () => documentStore.getState().title;
const past = () => documentStore.temporal.getState().pastStates.length;

beforeEach(() => openDocument(makeDocument({}, "first")));

describe("undo", () => {
  it("takes back one edit after the other, and brings them again", () => {
    editDocument((draft) => setTitle(draft, "second"));
    editDocument((draft) => setTitle(draft, "third"));
    undo();
    expect(titleNow()).toBe("second");
    undo();
    expect(titleNow()).toBe("first");
    redo();
    redo();
    expect(titleNow()).toBe("third");
  });

  it("leads back from another experiment to the one before", () => {
    replaceDocument(makeDocument({}, "other"));
    undo();
    expect(titleNow()).toBe("first");
  });

  it("does not count an edit that changes nothing", () => {
    editDocument((draft) => draft);
    expect(past()).toBe(0);
  });
});

it("is kept in this browser", () => {
  editDocument((draft) => setTitle(draft, "kept"));
  expect(localStorage.getItem("backlight.document")).toContain('"title":"kept"');
});
