import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

const SOURCES = resolve(import.meta.dirname);

/** Every file of the page itself: no tests, and nothing generated. */
const FILES = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter(
  (name) =>
    /\.tsx?$/.test(name) && !/\.(test|d)\.tsx?$/.test(name) && !name.startsWith("generated"),
);

/** Where a text says of a value what nothing has looked at: `x as T`, `<T>x`, `x!`, `x!: T`. */
function castsIn(name: string, text: string): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const cast =
      (ts.isAsExpression(node) && node.type.getText() !== "const") ||
      ts.isTypeAssertionExpression(node) ||
      ts.isNonNullExpression(node) ||
      ((ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node)) &&
        node.exclamationToken !== undefined);
    if (cast) found.push(`${name}: ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

it("finds each kind of cast", () => {
  const text =
    "a as string; <number>b; c!; [1] as const; let h!: number; d satisfies object; import { e as f } from 'g';";
  expect(castsIn("x.ts", text)).toEqual([
    "x.ts: a as string",
    "x.ts: <number>b",
    "x.ts: c!",
    "x.ts: h!: number",
  ]);
});

it("nothing is cast: what comes in is validated, the rest is inferred", () => {
  expect(FILES.length).toBeGreaterThan(100);
  expect(FILES.flatMap((name) => castsIn(name, readFileSync(join(SOURCES, name), "utf8")))).toEqual(
    [],
  );
});
