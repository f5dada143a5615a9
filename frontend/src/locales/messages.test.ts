import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { describe, expect, it } from "vitest";
import editorGerman from "./editor.de.json";
import editorEnglish from "./editor.en.json";
import editorHungarian from "./editor.hu.json";
import liveGerman from "./live.de.json";
import liveEnglish from "./live.en.json";
import liveHungarian from "./live.hu.json";

const english = { ...editorEnglish, ...liveEnglish };
const german = { ...editorGerman, ...liveGerman };
const hungarian = { ...editorHungarian, ...liveHungarian };

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
