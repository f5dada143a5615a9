import { gzipSync, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { answerFrom, readRecorded } from "./recorded";

const FRAMES = new Uint8Array([1, 2, 3, 250]);

function documentWith(held: unknown): Document {
  const made = document.implementation.createHTMLDocument();
  const script = made.createElement("script");
  script.id = "recorded";
  script.type = "application/json";
  script.textContent = JSON.stringify(held);
  made.body.append(script);
  return made;
}

function packed(content: Uint8Array): string {
  return btoa(String.fromCharCode(...gzipSync(content)));
}

const ANSWERS = { "/api/catalog": { version: "1" }, "/api/shares/recorded": { title: "XOR" } };
const HELD = {
  answers: packed(strToU8(JSON.stringify(ANSWERS))),
  record: packed(FRAMES),
  locale: "hu",
  theme: "projector",
};

describe("the run in a file", () => {
  it("is read with its language and theme, and only where there is one", () => {
    expect(readRecorded(document.implementation.createHTMLDocument())).toBeNull();
    expect(readRecorded(documentWith({ answers: null }))).toBeNull();
    expect(readRecorded(documentWith(HELD))).toMatchObject({
      locale: "hu",
      theme: "projector",
      shareId: "recorded",
    });
    expect(readRecorded(documentWith({ ...HELD, locale: "fr", theme: "pink" }))).toMatchObject({
      locale: "en",
      theme: null,
    });
  });

  it("gives the answers of a server, wherever the file lies, and refuses what it doesn't hold", async () => {
    const recorded = readRecorded(documentWith(HELD));
    if (recorded === null) throw new Error("nothing was read");
    const fetch = answerFrom(recorded);
    const title = await (await fetch("file:///home/null/api/shares/recorded?x=1")).json();
    expect(title).toEqual({ title: "XOR" });
    const missing = await fetch("null/api/runs/r/compare/s");
    expect([missing.status, await missing.json()]).toEqual([404, { problems: [] }]);
    const record = await fetch("null/api/runs/r/record");
    expect(new Uint8Array(await record.arrayBuffer())).toEqual(FRAMES);
  });
});
