import { describe, expect, it } from "vitest";

const COMPILED = import.meta.glob<{ default: object }>("./*.json", { query: "?compiled" });
const APART = import.meta.glob<{ default: object }>("./catalog.*.json", { query: "?problems" });
const PLAIN = import.meta.glob<Record<string, string>>("./*.json", {
  eager: true,
  import: "default",
});
const FILES = Object.keys(PLAIN).map((path) => path.slice("./".length));

async function keysOf(modules: typeof COMPILED, file: string): Promise<string[]> {
  return Object.keys((await modules[`./${file}`]?.())?.default ?? {});
}

function keysIn(file: string): string[] {
  return Object.keys(PLAIN[`./${file}`] ?? {});
}

describe("a compiled catalogue", () => {
  it.each(FILES.filter((name) => !name.startsWith("catalog.")))(
    "has every text of %s",
    async (file) => {
      expect(await keysOf(COMPILED, file)).toEqual(keysIn(file));
    },
  );

  it.each(["catalog.de.json", "catalog.hu.json"])(
    "has every text of %s in one of two parts",
    async (file) => {
      const parts = [...(await keysOf(COMPILED, file)), ...(await keysOf(APART, file))];
      expect(parts.sort()).toEqual(keysIn(file).sort());
    },
  );

  it("has those English texts of components that the server doesn't send", async () => {
    const parts = [
      ...(await keysOf(COMPILED, "catalog.en.json")),
      ...(await keysOf(APART, "catalog.en.json")),
    ];
    expect(parts).toContain("layers.dense.title");
    expect(parts).toContain("problems.cycle.message");
    expect(parts).not.toContain("layers.dense.summary");
  });
});
