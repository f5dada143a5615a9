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
  "domain/messageNumbers.ts: withTexts": "used by the build where it compiles catalogues",
  "features/wires/startWorkerInside.ts: startWorker":
    "in the place of startWorker.ts in files that stand alone",
  "domain/shapes.ts: makeGuards": "used by the generated validators",
};

/** Exported for tests of what the page shows. */
const HANDLES: Readonly<Record<string, string>> = {
  "state/panels.ts: panelStore": "one visit follows another in one test",
  "state/scheduler.ts: runFrame": "the browser's frame, which no test environment draws",
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

function namesOf(pattern: ts.BindingName | undefined): string[] {
  if (pattern === undefined || !ts.isObjectBindingPattern(pattern)) return ["*"];
  return pattern.elements.map(({ propertyName, name }) => (propertyName ?? name).getText());
}

/** What is taken of a module that is imported later: names, its default, or `*` where that cannot be seen here. */
function takenLater(call: ts.CallExpression): string[] {
  let node: ts.Node = call;
  while (ts.isAwaitExpression(node.parent) || ts.isParenthesizedExpression(node.parent))
    node = node.parent;
  const { parent } = node;
  if (ts.isArrayLiteralExpression(parent)) return ["*"];
  if (ts.isVariableDeclaration(parent) && node !== call) return namesOf(parent.name);
  if (!ts.isPropertyAccessExpression(parent)) return ["default"];
  if (parent.name.text !== "then") return [parent.name.text];
  const [taker] = ts.isCallExpression(parent.parent) ? parent.parent.arguments : [];
  return namesOf(taker && ts.isArrowFunction(taker) ? taker.parameters[0]?.name : undefined);
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
      if (first && ts.isStringLiteral(first) && ts.isCallExpression(node))
        add(first.text, takenLater(node));
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal.getText(file).slice(1, -1), ["*"]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

it("everything that a file exports is used by another file that is no test", () => {
  const files = FILES.map((name) =>
    ts.createSourceFile(
      name,
      readFileSync(join(SOURCES, name), "utf8"),
      ts.ScriptTarget.Latest,
      true,
    ),
  );
  const isTest = (name: string) => /\.test\.tsx?$/.test(name) || /(^|\/)test[A-Z]/.test(name);
  const product = files.filter(({ fileName }) => !isTest(fileName));
  const used = new Set(product.flatMap(usesOf));
  const unused = product
    .flatMap((file) => exportsOf(file).map((name) => [file.fileName, name] as const))
    .filter(([name, exported]) => {
      const module = name.replace(/\.tsx?$/, "");
      return !used.has(`${module}: ${exported}`) && !used.has(`${module}: *`);
    })
    .map(([name, exported]) => `${name}: ${exported}`);
  expect(product.length).toBeGreaterThan(500);
  expect(unused.sort()).toEqual(Object.keys({ ...OUTSIDE, ...HANDLES }).sort());
});
