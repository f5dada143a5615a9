import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const SOURCES = resolve(import.meta.dirname);

function filesIn(...rooms: string[]): string[] {
  return readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((name) => rooms.some((room) => name.startsWith(`${room}/`)))
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|d)\.tsx?$|\/test[A-Z]/.test(name))
    .sort();
}

function parse(name: string): ts.SourceFile {
  const text = readFileSync(join(SOURCES, name), "utf8");
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
}

/** Names that a file takes from others of the page, each with where it is defined there. */
function importsOf(file: ts.SourceFile): Map<string, string> {
  const found = new Map<string, string>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || statement.importClause?.isTypeOnly) continue;
    const { moduleSpecifier: from, importClause } = statement;
    const names = importClause?.namedBindings;
    if (!ts.isStringLiteral(from) || !from.text.startsWith(".")) continue;
    if (names === undefined || !ts.isNamedImports(names)) continue;
    const module = join(dirname(file.fileName), from.text);
    for (const { name, propertyName, isTypeOnly } of names.elements)
      if (!isTypeOnly) found.set(name.text, `${module}:${(propertyName ?? name).text}`);
  }
  return found;
}

/** Names that are called in a piece of code, also as methods: `setState` of `store.setState()`. */
function callsIn(node: ts.Node): Set<string> {
  const found = new Set<string>();
  const visit = (inner: ts.Node) => {
    if (ts.isCallExpression(inner)) {
      const { expression } = inner;
      if (ts.isIdentifier(expression)) found.add(expression.text);
      if (ts.isPropertyAccessExpression(expression)) found.add(`.${expression.name.text}`);
    }
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return found;
}

/** Functions of a file by name, at its top or inside others. */
function functionsOf(file: ts.SourceFile, isDeep: boolean): Map<string, ts.Node> {
  const found = new Map<string, ts.Node>();
  const visit = (node: ts.Node) => {
    if (ts.isFunctionDeclaration(node) && node.name !== undefined) found.set(node.name.text, node);
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      if (ts.isArrowFunction(node.initializer)) found.set(node.name.text, node.initializer);
    }
    if (
      isDeep ||
      ts.isSourceFile(node) ||
      ts.isVariableStatement(node) ||
      ts.isVariableDeclarationList(node)
    )
      ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What changes something by itself: a store, the document, or the server. */
const CHANGES = /^\.setState$|^(post|patch|delete|command)[A-Z]|^request$/;

/** Functions of `state/` that change the session, the page or the server, by `module:name`. */
function changingFunctions(): Set<string> {
  const calls = new Map<string, Set<string>>();
  for (const name of filesIn("state")) {
    const file = parse(name);
    const module = name.replace(/\.tsx?$/, "");
    const imports = importsOf(file);
    const own = functionsOf(file, false);
    for (const [id, node] of own) {
      const called = [...callsIn(node)].map((call) =>
        own.has(call) ? `${module}:${call}` : (imports.get(call) ?? call),
      );
      calls.set(`${module}:${id}`, new Set(called));
    }
  }
  const found = new Set<string>();
  const changes = (call: string) =>
    found.has(call) || CHANGES.test(call) || CHANGES.test(call.replace(/^api\/.*:/, ""));
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const [id, called] of calls) if ([...called].some(changes)) found.add(id);
  }
  return found;
}

const CHANGING = changingFunctions();

/** Everything of `state/` that changes something and that a file calls, hooks apart. */
function changesOf(name: string): string[] {
  const file = parse(name);
  const called = callsIn(file);
  return [...importsOf(file)]
    .filter(([local, from]) => called.has(local) && CHANGING.has(from) && !/^use[A-Z]/.test(local))
    .map(([, from]) => from.replace(/^state\//, ""));
}

/** What a handler of a button calls that changes something, also by way of functions beside it. */
function changesOfButtons(name: string): string[] {
  const file = parse(name);
  const imports = importsOf(file);
  const own = functionsOf(file, true);
  const found = new Set<string>();
  const look = (node: ts.Node, seen: ReadonlySet<string>) => {
    const bare = ts.isIdentifier(node) ? [node.text] : [];
    for (const call of [...bare, ...callsIn(node)]) {
      const from = imports.get(call);
      const inner = own.get(call);
      if (call === ".setState") found.add(call);
      if (from !== undefined && CHANGING.has(from)) found.add(from.replace(/^state\//, ""));
      if (inner !== undefined && !seen.has(call)) look(inner, new Set([...seen, call]));
    }
  };
  const visit = (node: ts.Node) => {
    const isButton =
      (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) &&
      /^(button|Button|IconButton)$/.test(node.tagName.getText());
    if (isButton)
      for (const attribute of node.attributes.properties)
        if (ts.isJsxAttribute(attribute) && attribute.name.getText() === "onClick")
          if (attribute.initializer && ts.isJsxExpression(attribute.initializer))
            if (attribute.initializer.expression) look(attribute.initializer.expression, new Set());
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...found].map((from) => `${name}: ${from}`);
}

/** What holds a value that a person changes, and is handed the new one: in fields, lists, tabs, on the drawing itself. */
const VALUES: Readonly<Record<string, string>> = {
  "documentStore:editDocument": "a setting of the experiment",
  "documentStore:editInBurst": "a setting of the experiment that is stepped up and down",
  "faces:chooseFace": "which picture a block shows",
  "insert:dropLayer": "where a dragged layer is let go",
  "liveValues:setLive": "a setting of the run that trains",
  "openGroups:followRename": "what is open keeps its name",
  "openGroups:showAddress": "the selected block",
  "openGroups:showCopy": "the copy of a group that is shown",
  "openPair:openPair": "the run on one side of a comparison",
  "ownImage:setOwnImage": "the picture that is being drawn",
  "panels:foldPanel": "whether a panel is folded",
  "panels:sizePanel": "how large a panel is",
  "pointedUnit:pointAt": "the unit under the pointer",
  "probing:choose": "a setting of a measurement",
  "savedWeights:dropRun": "where a dragged run is let go",
  "savedWeights:dropSaved": "where dragged weights are let go",
  "setWeight:setWeight": "one number of the weights",
  "shownRun:layRun": "whether a run is drawn in the charts",
  "uploadedTables:chooseColumns": "what the columns of a table are used as",
  "uiStore:selectNodes": "the selected blocks",
  "uiStore:setUi": "tabs, dialogs, what is open",
  "uiStore:takeNoticeBack": "a refused number is replaced by one that is taken",
};

/** What answers a question that an action has asked, or begins and ends with a part of the page. */
const ANSWERS: Readonly<Record<string, string>> = {
  "features/data/ChooseTable.tsx: uploadedTables:removeTable": "confirms the deletion",
  "features/data/ChooseTable.tsx: uploadedTables:takeFile":
    "the file is chosen, or its rows are pasted",
  "features/data/ReadingFields.tsx: uploadedTables:takeFile": "the file is read in another way",
  "features/data/TableDialog.tsx: uploadedTables:takeFile": "the file was let go over the page",
  "features/data/TableForm.tsx: uploadedTables:trainOnTable": "sends the form",
  "features/graph/JoinMenu.tsx: documentStore:replaceDocument": "chooses how two wires are joined",
  "features/pair/PairDialog.tsx: openPair:closePair": "the dialog is closed",
  "features/runs/RunRow.tsx: runEdits:removeRun": "confirms the deletion",
  "features/runs/RunRow.tsx: runEdits:renameRun": "takes the new name",
  "features/studies/SearchForm.tsx: studies:startStudy": "sends the form of a search of one's own",
  "features/studies/StudyDialog.tsx: studies:showStudy": "opens the study in the address",
  "features/studies/SweepForm.tsx: studies:startStudy": "sends the form of a study of one's own",
  "features/views/ownExample/OwnExamplePanel.tsx: ownImage:forgetOwnImage": "the panel is left",
  "features/weights/SavedItem.tsx: listTask:endTask": "the question is answered",
  "features/weights/SavedItem.tsx: savedWeights:deleteSaved": "confirms the deletion",
  "features/weights/SavedItem.tsx: savedWeights:renameSaved": "takes the new name",
  "features/weights/UseWeights.tsx: savedWeights:startWithSaved": "chooses the blocks",
};

/** Begin the page, or do what another page asks of a frame. */
const STARTS =
  /^app\/(start|firstDocument|openLink|App|fileDrops|embed\/\w+)\.tsx?: |: faults:reportPageFault$/;

/** Buttons that change a value, or put away what they are part of. */
const BUTTONS: Readonly<Record<string, string>> = {
  "app/Divider.tsx: panels:foldPanel": "folds the panel at whose edge it is",
  "app/HelpDialog.tsx: uiStore:setUi": "closes the help once an action of it is run",
  "app/LinkDialog.tsx: uiStore:setUi": "closes the list of what differs",
  "app/Notice.tsx: uiStore:setUi": "dismisses the notice",
  "features/data/ChooseTable.tsx: uploadedTables:removeTable": "answers the question beside it",
  "features/data/TableForm.tsx: uploadedTables:leaveTable": "goes back to where a file is chosen",
  "features/data/TableForm.tsx: uploadedTables:trainOnTable": "sends the form",
  "features/graph/ConnectDialog.tsx: documentStore:editDocument": "chooses the other end of a wire",
  "features/graph/WidthStepper.tsx: documentStore:editInBurst": "steps a width",
  "features/health/HealthPanel.tsx: openGroups:showAddress": "selects the block of a row",
  "features/neurons/ColumnHeads.tsx: documentStore:editDocument": "steps a width",
  "features/runs/RunRow.tsx: runEdits:removeRun": "answers the question beside it",
  "features/studies/SearchForm.tsx: studies:startStudy": "sends the form",
  "features/studies/SweepForm.tsx: studies:startStudy": "sends the form",
  "features/topbar/RunNotices.tsx: .setState": "dismisses the message",
  "features/tour/Tour.tsx: uiStore:setUi": "ends the tour",
  "features/training/ObjectiveList.tsx: documentStore:editDocument": "changes a list of settings",
  "features/views/ownExample/OwnExamplePanel.tsx: ownImage:setOwnImage": "clears the picture",
  "features/weights/SavedItem.tsx: listTask:endTask": "answers the question beside it",
  "features/weights/SavedItem.tsx: savedWeights:deleteSaved": "answers the question beside it",
  "features/weights/UseWeights.tsx: savedWeights:startWithSaved": "sends the form",
  "features/weights/UseWeights.tsx: uiStore:setUi": "closes the dialog of the form",
};

describe("what a person can ask for", () => {
  it("is found in every form", () => {
    expect(CHANGING.has("state/sessionActions:play")).toBe(true);
    expect(CHANGING.has("state/studies:removeStudy")).toBe(true);
    expect(CHANGING.has("state/uiStore:setUi")).toBe(true);
    expect(CHANGING.has("state/openPair:naturalPair")).toBe(false);
    expect(CHANGING.size).toBeGreaterThan(100);
  });

  it("is an action, where it is no value and no answer to a question", () => {
    const used = filesIn("features", "app", "ui")
      .flatMap((name) => changesOf(name).map((from) => [`${name}: ${from}`, from] as const))
      .filter(([use, from]) => !(from in VALUES) && !STARTS.test(use))
      .map(([use]) => use);
    expect(used.sort()).toEqual(Object.keys(ANSWERS).sort());
  });

  it("is an action behind every button, but where that steps a value or closes its own part", () => {
    const used = filesIn("features", "app", "ui").flatMap(changesOfButtons);
    expect(used.sort()).toEqual([...Object.keys(BUTTONS)].sort());
  });
});
