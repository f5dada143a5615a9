import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { describe, expect, it } from "vitest";
import catalogGerman from "./catalog.de.json";
import catalogHungarian from "./catalog.hu.json";
import { textsIn } from "./testTexts";

const english = textsIn("en", { own: true });
const german = textsIn("de", { own: true });
const hungarian = textsIn("hu", { own: true });

function placeholders(message: string): string[] {
  return [...message.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? "").sort();
}

describe.each([
  ["German", german],
  ["Hungarian", hungarian],
])("%s", (_name, messages: Record<string, string>) => {
  it("has every message of the English catalogue and no other", () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.entries(english))("says %s with the same values", (key, message) => {
    const translated = messages[key] ?? "";
    expect(() => compileMessageOrThrow(translated)).not.toThrow();
    expect(new Set(placeholders(translated))).toEqual(new Set(placeholders(message)));
  });
});

describe.each([
  ["German", { ...catalogGerman, ...german }],
  ["Hungarian", { ...catalogHungarian, ...hungarian }],
])("numbers in %s sentences", (_name, messages: Record<string, string>) => {
  it("have a point before decimals and no other mark than a thin space, as those beside them", () => {
    const others = Object.entries(messages)
      .filter(([key]) => !/^number\.(not_a_number|ambiguous)$/.test(key))
      .filter(([, text]) => /\d,\d|[1-9]\d{0,2}[. ]\d{3}(?!\d)/.test(text));
    expect(others).toEqual([]);
  });
});
