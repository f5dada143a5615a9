import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

const SOURCES = resolve(import.meta.dirname);
const FILES = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter(
  (name) => /\.tsx?$/.test(name) && !/\.d\.ts$/.test(name) && !name.startsWith("generated"),
);

/** Exported for tools outside `src`. */
const OUTSIDE: Readonly<Record<string, string>> = {
  "domain/testLimit.ts: LIMIT_MS": "read by the settings of the test runner",
  "domain/messageNumbers.ts: withTexts": "used by the build where it compiles catalogues",
};

function isExported(node: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) &&
    !(ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  );
}

/** Values and types that a file exports, apart from its default. */
function exportsOf(file: ts.SourceFile): string[] {
  return file.statements.filter(isExported).flatMap((node) => {
    if (ts.isVariableStatement(node))
      return node.declarationList.declarations.map(({ name }) => name.getText(file));
    const isNamed =
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node);
    return isNamed && node.name !== undefined ? [node.name.text] : [];
  });
}

/** Names that a file takes from others, each as `file: name`; `*` where it takes a whole module. */
function usesOf(file: ts.SourceFile): string[] {
  const found: string[] = [];
  const add = (from: string, names: readonly string[]) => {
    if (from.startsWith("."))
      for (const name of names) found.push(`${join(dirname(file.fileName), from)}: ${name}`);
  };
  const visit = (node: ts.Node) => {
    const isFrom = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    if (isFrom && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      const names = ts.isImportDeclaration(node)
        ? node.importClause?.namedBindings
        : node.exportClause;
      const isList = names && (ts.isNamedImports(names) || ts.isNamedExports(names));
      add(
        node.moduleSpecifier.text,
        isList ? names.elements.map((each) => (each.propertyName ?? each.name).text) : ["*"],
      );
    }
    const [first] = ts.isCallExpression(node) ? node.arguments : [];
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      if (first && ts.isStringLiteral(first)) add(first.text, ["*"]);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal.getText(file).slice(1, -1), ["*"]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

it("everything that a file exports is used by another file", () => {
  const files = FILES.map((name) =>
    ts.createSourceFile(
      name,
      readFileSync(join(SOURCES, name), "utf8"),
      ts.ScriptTarget.Latest,
      true,
    ),
  );
  const isTest = (name: string) => /\.test\.tsx?$/.test(name) || /(^|\/)test[A-Z]/.test(name);
  const used = new Set(files.flatMap(usesOf));
  const unused = files
    .filter(({ fileName }) => !isTest(fileName))
    .flatMap((file) => exportsOf(file).map((name) => [file.fileName, name] as const))
    .filter(([name, exported]) => {
      const module = name.replace(/\.tsx?$/, "");
      return !used.has(`${module}: ${exported}`) && !used.has(`${module}: *`);
    })
    .map(([name, exported]) => `${name}: ${exported}`)
    .filter((place) => !(place in OUTSIDE));
  expect(files.length).toBeGreaterThan(500);
  expect(unused).toEqual([]);
});
