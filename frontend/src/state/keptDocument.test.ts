import { beforeEach, describe, expect, it, vi } from "vitest";
import { makeDocument } from "../domain/document";

const KEPT = "backlight.document";
const COPY = "backlight.unreadable_document";

/** A visit that finds so much of the last one. */
async function visit(state: unknown) {
  localStorage.setItem(KEPT, JSON.stringify({ state, version: 1 }));
  vi.resetModules();
  return import("./documentStore");
}

describe("the document of the last visit", () => {
  beforeEach(() => localStorage.clear());

  const document = makeDocument({ network: { nodes: [{ id: "x", type: "input" }] } }, "Mine");

  it("is there again", async () => {
    const { documentStore, unreadableDocument } = await visit({ ...document, ready: true });
    expect(documentStore.getState()).toMatchObject({ ...document, ready: true });
    expect(unreadableDocument()).toBeNull();
    expect(localStorage.getItem(COPY)).toBeNull();
  });

  it("of a later version is left alone, with a copy kept, and said to be unreadable", async () => {
    const later = { ...document, spec: { ...document.spec, version: 3 }, ready: true };
    const { documentStore, openDocument, unreadableDocument } = await visit(later);
    expect(documentStore.getState().ready).toBe(false);
    expect(unreadableDocument()).toMatchObject({ fault: "version", got: "3" });
    openDocument(makeDocument({}));
    expect(JSON.parse(localStorage.getItem(COPY) ?? "null").spec.version).toBe(3);
  });

  it.each([null, 7, { network: null }, { network: { nodes: [null] } }])(
    "that is damaged (%j) never becomes a document, and a copy of it is kept",
    async (spec) => {
      const { documentStore, unreadableDocument } = await visit({ spec, layout: {}, ready: true });
      expect(documentStore.getState().ready).toBe(false);
      expect(unreadableDocument()?.fault).toBe("unreadable");
      expect(localStorage.getItem(COPY)).not.toBeNull();
    },
  );
});
