import { beforeEach, describe, expect, it, vi } from "vitest";
import { makeDocument } from "../domain/document";

const OWN = makeDocument({ data: { type: "moons" } }, "Mine");
const THEIRS = makeDocument({ data: { type: "spiral" } }, "Theirs");

/** The page is loaded anew: what the browser keeps is all that is left. */
async function reload() {
  vi.resetModules();
  return import("./documentStore");
}

describe("undo after a reload", () => {
  beforeEach(() => localStorage.clear());

  it("leads back to the visitor's own drawing from a share that was trained", async () => {
    const before = await reload();
    before.openDocument(OWN);
    before.showBorrowed(THEIRS);
    before.adoptDocument();
    const { documentStore, undo } = await reload();
    expect(documentStore.getState().title).toBe("Theirs");
    undo();
    expect(documentStore.getState()).toMatchObject(OWN);
  });

  it("leads on from the own drawing, which a share that is only looked at leaves alone", async () => {
    const before = await reload();
    before.openDocument(OWN);
    before.editDocument((draft) => ({ ...draft, title: "Mine, edited" }));
    before.showBorrowed(THEIRS);
    before.keepHistory();
    const { documentStore, undo } = await reload();
    expect(documentStore.getState().title).toBe("Mine, edited");
    undo();
    expect(documentStore.getState().title).toBe("Mine");
  });

  it.each(["7", "null", "[null, 3]", '[{"spec": {"version": 9}}]', '[{"spec"', ""])(
    "leaves out what cannot be read (%s)",
    async (past) => {
      const before = await reload();
      before.openDocument(OWN);
      localStorage.setItem("backlight.past", past);
      const { documentStore } = await reload();
      expect(documentStore.getState().title).toBe("Mine");
      expect(documentStore.temporal.getState().pastStates).toEqual([]);
    },
  );

  it("is not taken back by a tab that has changed nothing since", async () => {
    const first = await reload();
    first.openDocument(OWN);
    const other = await reload();
    const { keepPast, keptPast } = await import("./keptPast");
    keepPast([OWN, THEIRS]);
    other.keepHistory();
    expect(keptPast()).toHaveLength(2);
    other.editDocument((draft) => ({ ...draft, title: "Edited" }));
    other.keepHistory();
    expect(keptPast().map(({ title }) => title)).toEqual(["Mine"]);
  });

  it("is put aside with a document that cannot be read", async () => {
    localStorage.setItem("backlight.past", JSON.stringify([OWN]));
    const state = { ...OWN, spec: { ...OWN.spec, version: 3 }, ready: true };
    localStorage.setItem("backlight.document", JSON.stringify({ state, version: 1 }));
    await reload();
    expect(localStorage.getItem("backlight.unreadable_past")).toContain('"title":"Mine"');
  });

  it("keeps the latest fifty, and of large drawings what fits", async () => {
    const { keepPast, keptPast } = await import("./keptPast");
    const titled = Array.from({ length: 80 }, (_, index) => ({ ...OWN, title: `${index}` }));
    keepPast(titled);
    expect(keptPast().map(({ title }) => title)).toEqual(
      titled.slice(30).map((each) => each.title),
    );
    keepPast([...titled, { ...OWN, title: "x".repeat(2_000_000) }, OWN]);
    expect(keptPast()).toEqual([OWN]);
  });
});
