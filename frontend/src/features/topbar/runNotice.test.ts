import { describe, expect, it } from "vitest";
import { t, tText } from "../../i18n";
import german from "../../locales/live.de.json";
import english from "../../locales/live.en.json";
import hungarian from "../../locales/live.hu.json";
import { EMPTY_SESSION, type RunState } from "../../state/sessionStore";
import { runNotice } from "./runNotice";

describe.each([
  ["English", english],
  ["German", german],
  ["Hungarian", hungarian],
])("why a run broke off, in %s", (_name, messages: Record<string, string>) => {
  const text = (key: string, fallback: string) => messages[key] ?? fallback;
  const failureText = (detail: RunState["detail"]) => {
    const state = { run_id: "run-1", status: "failed", step: 3, epoch: 0, detail } as RunState;
    return runNotice({ ...EMPTY_SESSION, state }, t, text)?.text;
  };

  it.each(["host_died", "engine_fault", "compile_failed"])("is said of %s", (code) => {
    const reason = failureText({ code, message: "in the server's words" });
    expect(reason).toBe(messages[`notice.${code}`]);
    expect(reason).not.toBe("");
  });

  it("is the server's own sentence where a code has no text", () => {
    expect(failureText({ code: "of_tomorrow", message: "The sky fell." })).toBe("The sky fell.");
  });

  it("is said plainly where nothing is known", () => {
    expect(failureText({})).toBe(messages["notice.failed"]);
  });
});

describe("what an edit does to the run", () => {
  const notice = (part: Partial<typeof EMPTY_SESSION>) =>
    runNotice({ ...EMPTY_SESSION, ...part }, t, tText);

  it("is said where Play will begin a new run", () => {
    expect(notice({ edited: true, runId: "run-1" })?.id).toBe("edited");
  });

  it("is said where the run has left the stage", () => {
    expect(notice({ phase: "shelved" })?.id).toBe("shelved");
  });

  it("is not said of a run that trains the experiment as it is", () => {
    expect(notice({ runId: "run-1" })).toBeNull();
  });
});

describe("while a network is compiled", () => {
  const text = (detail: Record<string, unknown>) => {
    const state = { run_id: "run-1", status: "compiling", step: 0, epoch: 0, detail } as RunState;
    return runNotice({ ...EMPTY_SESSION, state }, t, tText)?.text;
  };

  it("the page promises no few seconds, and says how many executables are ready", () => {
    expect(text({ executables: [2, 3] })).toMatch(/^Compiling this network: 2 of 3 executables\. /);
    expect(text({ executables: [2, 3] })).toMatch(/large ones a minute or more/);
    expect(text({})).toMatch(/^Compiling this network\. /);
  });
});
