/** Each part of the page is made to fail in turn: it says so in its place, and everything else stands. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { act, cleanup, render, screen } from "@testing-library/react";
import { isValidElement, type ReactNode } from "react";
import ts from "typescript";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { makeDocument } from "../domain/document";
import { LIMIT_MS } from "../domain/testLimit";
import { openDocument } from "../state/documentStore";
import { Stage } from "../state/stage";
import { onStage } from "../state/testStage";
import { setUi } from "../state/uiStore";

const APP = resolve(import.meta.dirname);
const SOURCES = resolve(APP, "..");
const WAIT_MS = LIMIT_MS / 12;
let broken = "";

/** What a module of the page's frame takes from features: names by file, eagerly or when it is first shown. */
function takenFromFeatures(file: string): [path: string, names: string[]][] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: [string, string[]][] = [];
  const visit = (node: ts.Node) => {
    const eager = ts.isImportDeclaration(node) ? node : null;
    const isImport =
      ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const from = eager?.moduleSpecifier ?? (isImport ? node.arguments[0] : undefined);
    if (from !== undefined && ts.isStringLiteral(from) && from.text.includes("features/")) {
      const path = relative(SOURCES, resolve(dirname(file), from.text));
      const clause = eager?.importClause;
      const named = clause?.namedBindings;
      const names =
        named !== undefined && ts.isNamedImports(named)
          ? named.elements.filter(({ isTypeOnly }) => !isTypeOnly).map(({ name }) => name.text)
          : [];
      found.push([path, clause === undefined || clause.name !== undefined ? ["default"] : names]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const FRAME = readdirSync(APP, { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".tsx") && !name.includes(".test."),
);
const TAKEN = new Map<string, Set<string>>();
for (const [path, names] of FRAME.flatMap((name) => takenFromFeatures(join(APP, name)))) {
  const known = TAKEN.get(path) ?? new Set();
  TAKEN.set(path, new Set([...known, ...names]));
}

/** The name of a part: of its file, where that has one alone. */
function partName(path: string, name: string): string {
  return name === "default" ? (path.split("/").at(-1) ?? "") : name;
}

/** A part that shows its name and what it is given, or fails. */
function stub(name: string) {
  return (props: Record<string, unknown>) => {
    if (broken === name) throw new Error(`no ${name}`);
    const given = Object.values(props)
      .flat()
      .filter((value): value is ReactNode => isValidElement(value));
    return (
      <div data-part={name}>
        {given.map((each, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is given has no other name
          <div key={place}>{each}</div>
        ))}
      </div>
    );
  };
}

/** What is no part: hooks and functions, as for an empty page. */
const PLAIN: Readonly<Record<string, unknown>> = {
  useCalledRuns: () => ({ runs: [], kept: [] }),
  useWarnedBlock: () => "dense_1",
  useFace: () => null,
  useRunNames: () => () => new Map(),
  lossData: () => null,
  drawableViews: () => [],
};

for (const [path, names] of TAKEN) {
  const parts = [...names].map((name) => [
    name,
    name !== "default" && name in PLAIN ? PLAIN[name] : stub(partName(path, name)),
  ]);
  vi.doMock(`../${path}`, () => Object.fromEntries(parts));
}

const DOCUMENT = makeDocument({
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "dense_1", type: "dense", config: { units: 2 } },
    ],
  },
});
const OPEN: Parameters<typeof setUi>[0] = {
  ...{ helpOpen: true, studyOpen: true, zooOpen: true, weightsOpen: true, tablesOpen: true },
  ...{ numbersOpen: true, probesOpen: true, diagnosisOpen: true, linkOpen: true, sound: true },
  guide: "commands",
  selection: ["dense_1"],
};

/** Parts on the page, each with those inside it. */
function standing(): Map<string, string[]> {
  const all = [...document.querySelectorAll<HTMLElement>("[data-part]")];
  return new Map(
    all.map((part) => [
      part.dataset.part ?? "",
      [...part.querySelectorAll<HTMLElement>("[data-part]")].map((each) => each.dataset.part ?? ""),
    ]),
  );
}

/** Parts that are not mounted by the frame itself, but handed to others. */
const HANDED = ["BlockPulse", "FaceView", "GlyphPulse", "WiresOverlay", "OutputPicture"];

/** Parts that take the place of others, that come with a problem, and those of two runs side by side. */
const OTHER_PLACES = [
  ...["NeuronView", "NeuronsSwitch", "Tour", "FixButton", "PairDialog", "PairMistakes"],
];
const TABS = ["data", "layers", "gallery", "runs"] as const;

/** Only in the page for other sites. */
const OF_EMBED = ["Axis", "ChartFrame", "Counters"];

describe("a part of the page that fails", () => {
  let App: () => ReactNode;

  beforeAll(async () => {
    ({ App } = await import("./App"));
  });

  beforeEach(() => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    vi.stubGlobal("fetch", async () => Response.json({}));
    vi.stubGlobal(
      "ResizeObserver",
      class {
        observe() {}
        disconnect() {}
      },
    );
    openDocument(DOCUMENT);
    setUi(OPEN);
  });

  afterEach(() => {
    cleanup();
    broken = "";
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it("says so in its place, and the rest of the page stands, whichever it is", async () => {
    const taken = [...TAKEN].flatMap(([path, all]) =>
      [...all].filter((name) => !(name in PLAIN)).map((name) => partName(path, name)),
    );
    const elsewhere = [...HANDED, ...OTHER_PLACES, ...OF_EMBED];
    let turns = 0;
    /** A tab that was opened stays on the page: they are opened in turn. */
    const absent = () => {
      turns += 1;
      act(() => setUi({ leftTab: TABS[turns % TABS.length] ?? "data" }));
      const now = standing();
      return taken.filter((name) => !now.has(name)).toSorted();
    };
    render(<App />, onStage(new Stage()));
    await expect.poll(absent, { timeout: WAIT_MS, interval: 10 }).toEqual(elsewhere.toSorted());
    const whole = standing();
    expect(whole.size).toBeGreaterThan(25);
    expect(screen.queryByRole("alert")).toBeNull();
    for (const [name, inside] of whole) {
      cleanup();
      broken = name;
      render(<App />, onStage(new Stage()));
      const lost = [...elsewhere, name, ...inside].toSorted();
      await expect.poll(absent, { timeout: WAIT_MS, interval: 10, message: name }).toEqual(lost);
      const failed = () =>
        screen.queryAllByRole("alert", { hidden: true }).map(({ textContent }) => textContent);
      await expect
        .poll(failed, { timeout: WAIT_MS, interval: 10, message: name })
        .toEqual([expect.stringContaining(`no ${name}ReloadStart fresh, keep a copy`)]);
    }
  });
});
