import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { describe, expect, it } from "vitest";
import german from "./editor.de.json";
import english from "./editor.en.json";
import hungarian from "./editor.hu.json";

function placeholders(message: string): string[] {
  return [...message.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? "").sort();
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
