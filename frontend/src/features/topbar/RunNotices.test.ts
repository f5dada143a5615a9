import { describe, expect, it } from "vitest";
import german from "../../locales/live.de.json";
import english from "../../locales/live.en.json";
import hungarian from "../../locales/live.hu.json";
import { failureText } from "./RunNotices";

describe.each([
  ["English", english],
  ["German", german],
  ["Hungarian", hungarian],
])("why a run broke off, in %s", (_name, messages: Record<string, string>) => {
  const text = (key: string, fallback: string) => messages[key] ?? fallback;

  it.each(["host_died", "engine_fault", "compile_failed"])("is said of %s", (code) => {
    const said = failureText({ code, message: "in the server's words" }, text);
    expect(said).toBe(messages[`notice.${code}`]);
    expect(said).not.toBe("");
  });

  it("is the server's own sentence where a code has no text", () => {
    const detail = { code: "of_tomorrow", message: "The sky fell." };
    expect(failureText(detail, text)).toBe("The sky fell.");
  });

  it("is said plainly where nothing is known", () => {
    expect(failureText({}, text)).toBe(messages["notice.failed"]);
  });
});
