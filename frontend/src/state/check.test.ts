import { afterEach, describe, expect, it, vi } from "vitest";
import { makeDocument } from "../domain/document";
import { lossNodeId } from "../domain/lossBlocks";
import { LIMIT_MS } from "../domain/testLimit";
import { checkStore, knownProblems, watchDocument } from "./check";
import { documentStore, openDocument, replaceDocument } from "./documentStore";
import { openChecked } from "./testCheck";
import { setUi, uiStore } from "./uiStore";

const PROBLEM = {
  ...{ code: "add_shapes_differ", message: "64 and 32 cannot be added", node_id: "add_1" },
  ...{ path: null, got: [[64], [32]], expected: "equal shapes", hint: "Give both the same width." },
  advice: null,
  fix: [],
};
const ANSWER = {
  ...{ ok: false, warnings: [], weights: 5, operations: 5, memory_bytes: 9 },
  ...{ steps_per_epoch: 40, training_size: 400, spec_hash: null, spec: null },
  problems: [PROBLEM, { ...PROBLEM, code: "memory", node_id: null }],
  nodes: [{ node_id: "dense_1", output_shape: [8], weights: 24, operations: 24 }],
  inner: [],
};

function answer(status: number, body: unknown) {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(body), { status })));
}

afterEach(() => vi.unstubAllGlobals());

describe("the check", () => {
  it("puts every problem on its block, and keeps those that no block causes", async () => {
    answer(200, ANSWER);
    await openChecked();
    const state = checkStore.getState();
    expect(state.status).toBe("problems");
    expect(state.problemsByNode.get("add_1")).toEqual([{ ...PROBLEM, place: null }]);
    expect(state.generalProblems.map((problem) => problem.code)).toEqual(["memory"]);
    expect(state.nodes.get("dense_1")).toEqual({ shape: [8], weights: 24, operations: 24 });
  });

  it("keeps the facts of a block that an edit elsewhere left as they were", async () => {
    const [dense] = ANSWER.nodes;
    const other = { ...dense, node_id: "dense_2" };
    answer(200, { ...ANSWER, nodes: [dense, other] });
    await openChecked();
    const first = checkStore.getState().nodes;
    answer(200, { ...ANSWER, nodes: [{ ...dense }, { ...other, weights: 48 }] });
    await openChecked();
    const second = checkStore.getState().nodes;
    expect(second.get("dense_1")).toBe(first.get("dense_1"));
    expect(second.get("dense_2")?.weights).toBe(48);
  });

  it("puts every warning on its block, that of an objective on its loss block", async () => {
    const warning = { ...PROBLEM, code: "of_tomorrow" };
    const goal = { ...warning, node_id: null, path: "objectives.1.loss" };
    const general = { ...warning, node_id: null, path: "training.l2" };
    answer(200, { ...ANSWER, problems: [], warnings: [warning, goal, general] });
    await openChecked();
    const { warningsByBlock, generalWarnings } = checkStore.getState();
    expect([...warningsByBlock]).toMatchObject([
      ["add_1", [warning]],
      [lossNodeId(1), [goal]],
    ]);
    expect(generalWarnings).toMatchObject([general]);
  });

  it("keeps with the last answer which experiment it is of, through edits and refusals", async () => {
    const present = () => documentStore.getState().spec;
    answer(200, ANSWER);
    await openChecked();
    const first = present();
    expect(checkStore.getState().checked).toBe(first);
    answer(422, { problems: [PROBLEM] });
    await openChecked();
    expect(present()).not.toBe(first);
    expect(checkStore.getState()).toMatchObject({ status: "problems", result: { weights: 5 } });
    expect(checkStore.getState().checked).toBe(first);
    answer(200, ANSWER);
    await openChecked();
    expect(checkStore.getState().checked).toBe(present());
  });

  it("reads the problems of a refusal", async () => {
    answer(422, { problems: [PROBLEM] });
    await openChecked();
    expect(checkStore.getState().problemsByNode.get("add_1")).toEqual([
      { ...PROBLEM, place: null },
    ]);
  });

  it("takes no answer about the document before an edit for one about this document", async () => {
    const asked: ((response: Response) => void)[] = [];
    const wait = () => new Promise<Response>((resolve) => asked.push(resolve));
    vi.stubGlobal("fetch", wait);
    openDocument(makeDocument({}));
    const stop = watchDocument();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    replaceDocument(makeDocument({}, "edited"));
    asked[0]?.(new Response(JSON.stringify(ANSWER), { status: 200 }));
    await vi.waitFor(() => expect(asked).toHaveLength(2), LIMIT_MS);
    expect(checkStore.getState().status).toBe("pending");
    expect(knownProblems()).toEqual([]);
    stop();
  });

  it("says when the server does not answer", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("refused")));
    await openChecked();
    expect(checkStore.getState().status).toBe("offline");
  });

  it("says that the page has a fault where that is so, not that the server is away", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    answer(200, { of: "another version" });
    await openChecked();
    expect(checkStore.getState().status).not.toBe("offline");
    expect(uiStore.getState().notice?.key).toBe("notice.page_fault");
    expect(logged).toHaveBeenCalledOnce();
    setUi({ notice: null });
    logged.mockRestore();
  });
});
