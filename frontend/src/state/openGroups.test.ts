import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setBlock } from "../domain/blocks";
import { makeDocument } from "../domain/document";
import { SCHEMA } from "../domain/testFrames";
import { residualNetwork } from "../domain/testNetworks";
import { groupSelection, ungroupSelection } from "./actions/groups";
import { pressKey } from "./actions/keys";
import { blockFacts } from "./blockFacts";
import { documentStore, editDocument, openDocument, undo } from "./documentStore";
import {
  blockRows,
  closeGroup,
  followGroups,
  followRename,
  openGroup,
  showAddress,
  showCopy,
} from "./openGroups";
import { Stage } from "./stage";
import { selectNodes, setUi, uiStore } from "./uiStore";

let stop: () => void;

beforeEach(() => {
  openDocument({ ...makeDocument({}), spec: residualNetwork() });
  editDocument((draft) => setBlock(draft, "deep", { repeat: 3 }));
  setUi({ opened: {}, selection: [], selectedEdges: [], notice: null });
  stop = followGroups();
});

afterEach(() => stop());

function spec() {
  return documentStore.getState().spec;
}

function ui() {
  return uiStore.getState();
}

function press(key: string, held: Partial<KeyboardEvent> = {}): boolean {
  const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false };
  return pressKey(new Stage(), "canvas", { key, preventDefault() {}, ...plain, ...held });
}

describe("an open group", () => {
  it("shows the rows of the copy that is chosen; closed, the block those of its last", () => {
    const nodes = ["fit", "drop", "sum", "late"].flatMap((id) =>
      [1, 2, 3].map((copy) => `deep/${copy}/${id}`),
    );
    const schema = { ...SCHEMA, nodes };
    expect(blockRows(schema, "deep").output).toBe("deep/3/late");
    expect(blockRows(schema, "deep").inner).toHaveLength(12);
    openGroup("deep");
    showCopy("deep", 2);
    expect(blockRows(schema, "deep/fit")).toEqual({ output: "deep/2/fit", inner: ["deep/2/fit"] });
  });

  it("is at its address for whoever comes from a report", () => {
    showAddress("deep/2/fit");
    expect(ui().opened).toEqual({ deep: 2 });
    expect(ui().selection).toEqual(["deep/fit"]);
  });

  it("goes with its block: fewer copies, another name, none", () => {
    openGroup("deep");
    showCopy("deep", 3);
    editDocument((draft) => setBlock(draft, "deep", { repeat: 2 }));
    expect(ui().opened).toEqual({ deep: 2 });
    followRename("deep", "deeper");
    expect(ui().opened).toEqual({ deeper: 2 });
    openDocument(makeDocument({}));
    expect(ui().opened).toEqual({});
  });

  it("closes with what is open in it, and its block is selected instead of what was inside", () => {
    setUi({ opened: { deep: 1, "deep/inner": 1 }, selection: ["deep/fit"] });
    closeGroup("deep");
    expect(ui().opened).toEqual({});
    expect(ui().selection).toEqual(["deep"]);
  });

  it("has the facts of the last copy that differs, and at its input the shape of what comes in", () => {
    const facts = (size: number) => ({ shape: [size], weights: size, operations: 0 });
    const nodes = new Map([["first", facts(6)]]);
    const inner = new Map([
      ["deep/1/fit", facts(6)],
      ["deep/1/late", facts(7)],
      ["deep/2/fit", facts(8)],
    ]);
    const at = (copy: number, id: string) =>
      blockFacts({ nodes, inner }, spec(), { deep: copy }, id)?.shape;
    expect([1, 2, 3].map((copy) => at(copy, "deep/fit"))).toEqual([[6], [8], [8]]);
    expect([1, 2].map((copy) => at(copy, "deep/in"))).toEqual([[6], [7]]);
    expect(at(1, "deep/none")).toBeUndefined();
  });
});

describe("keys", () => {
  it("change the number of copies, never below one, and open and close", () => {
    selectNodes(["deep"]);
    expect(press("+", { shiftKey: true })).toBe(true);
    expect(spec().network.nodes[2]?.repeat).toBe(4);
    for (let times = 0; times < 5; times += 1) press("-");
    expect(spec().network.nodes[2]?.repeat).toBe(1);
    expect(press("Enter")).toBe(true);
    expect(ui().opened).toEqual({ deep: 1 });
    selectNodes(["deep/fit"]);
    expect(press("Escape")).toBe(true);
    expect([ui().opened, ui().selection]).toEqual([{}, ["deep"]]);
    expect(press("Escape")).toBe(true);
    expect(ui().selection).toEqual([]);
  });

  it("make a group of the selection and take it apart, each in one step of undo", () => {
    selectNodes(["first", "deep"]);
    expect(press("g", { ctrlKey: true })).toBe(true);
    expect(ui().selection).toEqual(["block_1"]);
    expect(spec().network.nodes.map(({ id }) => id)).toEqual(["x", "block_1", "last"]);
    expect(press("G", { ctrlKey: true, shiftKey: true })).toBe(true);
    expect(spec().network.nodes.map(({ id }) => id)).toEqual(["x", "first", "deep", "last"]);
    undo();
    undo();
    expect(spec().network.groups).not.toHaveProperty("block_1");
  });

  it("copy out of a group and paste into it, but not a group into itself", () => {
    setUi({ opened: { deep: 1 } });
    selectNodes(["deep/fit"]);
    expect(press("c", { ctrlKey: true })).toBe(true);
    expect(press("v", { ctrlKey: true })).toBe(true);
    expect(ui().selection).toEqual(["deep/dense_1"]);
    selectNodes(["deep"]);
    expect(press("c", { ctrlKey: true })).toBe(true);
    const before = spec();
    expect(press("v", { ctrlKey: true })).toBe(true);
    expect(spec()).toBe(before);
    expect(ui().notice?.key).toBe("group.inside_itself");
  });

  it("remove what is selected in a group from all that is made of it", () => {
    setUi({ opened: { deep: 1 } });
    selectNodes(["deep/drop"]);
    expect(press("Delete")).toBe(true);
    expect(spec().network.groups?.residual?.nodes.map(({ id }) => id)).toEqual([
      "fit",
      "sum",
      "late",
    ]);
  });
});

it("says what to do where no group can be made, and changes nothing", () => {
  const before = spec();
  selectNodes(["first", "last"]);
  groupSelection();
  expect(ui().notice?.key).toBe("group.fault.not_connected");
  selectNodes(["x", "first"]);
  groupSelection();
  expect(ui().notice?.key).toBe("group.fault.data");
  selectNodes(["first"]);
  ungroupSelection();
  expect(spec()).toBe(before);
  groupSelection();
  expect(ui().notice).toBeNull();
});
