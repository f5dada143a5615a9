import { cleanup, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, expect, it } from "vitest";
import { NumberField } from "./NumberField";
import { Checkbox, Select, TextField } from "./Select";
import { WordsField } from "./WordsField";

afterEach(cleanup);

const SAID = { id: "it", label: "Setting", help: "What it does.", problem: "Too large." };
const IGNORE = () => undefined;

/** The words that `aria-describedby` of a control leads to. */
function descriptionOf(control: HTMLElement): string[] {
  const ids = (control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  return ids.map((id) => document.getElementById(id)?.textContent ?? `nothing has the id ${id}`);
}

const BOTH = ["What it does.", "Too large."];
const CONTROLS: [string, ReactElement, string[]][] = [
  ["a number", <NumberField key="n" {...SAID} value={3} onChange={IGNORE} />, BOTH],
  ["a choice", <Select key="s" {...SAID} value="a" options={[]} onChange={IGNORE} />, BOTH],
  ["a text", <TextField key="t" {...SAID} value="a" onChange={IGNORE} />, BOTH],
  ["words", <WordsField key="w" {...SAID} options={[]} value={[]} onChange={IGNORE} />, BOTH],
  [
    "a switch",
    <Checkbox key="c" id="it" label="Setting" help="What it does." value onChange={IGNORE} />,
    ["What it does."],
  ],
];

it.each(CONTROLS)("%s is described by its help and by what is wrong with it", (_, field, words) => {
  render(field);
  expect(descriptionOf(screen.getByLabelText("Setting"))).toEqual(words);
});

it("a setting with neither has no description", () => {
  render(<NumberField id="it" label="Setting" value={3} onChange={IGNORE} />);
  expect(screen.getByLabelText("Setting").hasAttribute("aria-describedby")).toBe(false);
});
