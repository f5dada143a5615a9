import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import katex from "katex";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TERM_IDS, TERMS } from "../../domain/terms";
import { activateLocale, loadTexts } from "../../i18n";
import german from "../../locales/guide.de.json";
import english from "../../locales/guide.en.json";
import hungarian from "../../locales/guide.hu.json";
import { openTerm } from "../../state/openTerm";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { setUi } from "../../state/uiStore";
import { pointAway } from "../../ui/pointedTerm";
import { Term } from "../../ui/Term";
import { GlossaryDialog } from "./GlossaryDialog";
import { TermCard } from "./TermCard";

const CATALOGUES: Record<string, Record<string, string>> = { english, german, hungarian };

vi.stubGlobal(
  "ResizeObserver",
  class {
    observe() {}
    disconnect() {}
  },
);

beforeEach(async () => {
  await loadTexts("guide");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(async () => {
  pointAway(0);
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  cleanup();
  setUi({ guide: null });
  await activateLocale("en");
});

describe("every term", () => {
  it.each(Object.entries(CATALOGUES))(
    "has a name, a sentence and a source in %s",
    (_name, texts) => {
      const lacking = TERM_IDS.filter((id) =>
        ["", ".text", ".from"].some((part) => !texts[`term.${id}${part}`]),
      );
      expect(lacking).toEqual([]);
      expect(TERM_IDS.length).toBeGreaterThanOrEqual(40);
    },
  );

  it.each(TERM_IDS)("%s has a formula that can be set", (id) => {
    expect(() => katex.renderToString(TERMS[id], { throwOnError: true })).not.toThrow();
  });
});

describe("a word that is a term", () => {
  beforeEach(() => {
    render(
      <>
        <Term id="update_ratio">update</Term>
        <TermCard />
      </>,
      onStage(new Stage()),
    );
  });
  const word = () => screen.getByRole("button", { name: "update" });
  const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));
  const card = () => screen.queryByTestId("term-card");

  it("is explained while it is pointed at, and as long as the card is", () => {
    fireEvent.pointerEnter(word(), { pointerType: "mouse" });
    expect(card()).toBeNull();
    wait(400);
    expect(card()?.textContent).toContain(english["term.update_ratio.text"]);
    expect(word().getAttribute("aria-describedby")).toBe(card()?.id);
    fireEvent.pointerLeave(word(), { pointerType: "mouse" });
    const shown = card();
    if (shown === null) throw new Error("the card left at once");
    fireEvent.pointerEnter(shown, { pointerType: "mouse" });
    wait(1000);
    expect(card()).not.toBeNull();
    fireEvent.pointerLeave(shown, { pointerType: "mouse" });
    wait(300);
    expect(card()).toBeNull();
  });

  it("is explained at a touch, and no more at a touch elsewhere or Escape", () => {
    for (const leave of [
      () => fireEvent.pointerDown(document.body),
      () => fireEvent.keyDown(word(), { key: "Escape" }),
    ]) {
      fireEvent.click(word());
      wait(10);
      expect(card()).not.toBeNull();
      leave();
      wait(10);
      expect(card()).toBeNull();
    }
  });
});

describe("the glossary", () => {
  const entries = () => screen.getAllByTestId(/^term-/).map((each) => each.dataset.entry);

  it("lists all terms, and opens at the one asked for", () => {
    openTerm("delta_rms");
    render(<GlossaryDialog />);
    expect([...entries()].sort()).toEqual([...TERM_IDS].sort());
    expect(screen.getByTestId("term-delta_rms").dataset.asked).toBe("true");
  });

  it("is searched in the page's language and in English", async () => {
    await activateLocale("hu");
    setUi({ guide: "glossary" });
    render(<GlossaryDialog />);
    for (const search of ["frissítési arány", "update ratio"]) {
      fireEvent.change(screen.getByTestId("glossary-search"), { target: { value: search } });
      expect(entries()[0]).toBe("update_ratio");
    }
  });
});
