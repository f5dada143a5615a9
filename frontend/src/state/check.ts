/** What the server says of the document before any training: problems by node, shapes, weights. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { ApiError, postCheck } from "../api/http";
import { equalContent } from "../domain/equalContent";
import { blockOf } from "../domain/lossBlocks";
import { type PlacedProblem, placed } from "../domain/settingPlace";
import type { CheckResult, Spec } from "../domain/spec";
import { documentStore } from "./documentStore";
import { isUnreachable, reportPageFault } from "./faults";
import { library } from "./library";
import { describeBrought } from "./queries";

/** An answer whose problems and warnings have their places in the spec that it is of. */
type CheckedSpec = Omit<CheckResult, "problems" | "warnings"> & {
  readonly problems: readonly PlacedProblem[];
  readonly warnings: readonly PlacedProblem[];
};

type CheckStatus = "idle" | "pending" | "ok" | "problems" | "offline";

export interface NodeFacts {
  readonly shape: readonly number[] | null;
  readonly weights: number;
  readonly operations: number;
}

export interface CheckState {
  readonly status: CheckStatus;
  /** The last answer; while an edit is being checked, still the one before. */
  readonly result: CheckedSpec | null;
  /** The experiment that `result` is of. */
  readonly checked: Spec | null;
  readonly nodes: ReadonlyMap<string, NodeFacts>;
  /** What is in groups, by address; a copy in which all is as in the copy before it is left out. */
  readonly inner: ReadonlyMap<string, NodeFacts>;
  readonly problemsByNode: ReadonlyMap<string, readonly PlacedProblem[]>;
  /** Problems that no single node causes. */
  readonly generalProblems: readonly PlacedProblem[];
  /** What may be trained all the same; that of an objective by its loss block. */
  readonly warningsByBlock: ReadonlyMap<string, readonly PlacedProblem[]>;
  /** Warnings that no block causes. */
  readonly generalWarnings: readonly PlacedProblem[];
}

const CHECK_DELAY_MS = 120;
const NOTHING: CheckState = {
  status: "idle",
  result: null,
  checked: null,
  nodes: new Map(),
  inner: new Map(),
  problemsByNode: new Map(),
  generalProblems: [],
  warningsByBlock: new Map(),
  generalWarnings: [],
};

export const checkStore = createStore<CheckState>()(() => NOTHING);

function groupBy(
  problems: readonly PlacedProblem[],
  key: (problem: PlacedProblem) => string | null,
): Map<string, PlacedProblem[]> {
  const groups = new Map<string, PlacedProblem[]>();
  for (const problem of problems) {
    const id = key(problem);
    if (id !== null) groups.set(id, [...(groups.get(id) ?? []), problem]);
  }
  return groups;
}

function groupByNode(problems: readonly PlacedProblem[]): Map<string, PlacedProblem[]> {
  return groupBy(problems, ({ node_id }) => node_id);
}

/** Facts by node; those that are as before stay the same objects, so that their blocks are not rendered again. */
function readFacts(
  nodes: CheckResult["nodes"],
  former: CheckState["nodes"],
): ReadonlyMap<string, NodeFacts> {
  return new Map(
    nodes.map(({ node_id, output_shape, weights, operations }) => {
      const facts = { shape: output_shape, weights, operations };
      const before = former.get(node_id);
      return [node_id, before !== undefined && equalContent(before, facts) ? before : facts];
    }),
  );
}

function withPlaces(result: CheckResult, spec: Spec): CheckedSpec {
  const { problems, warnings } = result;
  return { ...result, problems: placed(problems, spec), warnings: placed(warnings, spec) };
}

function readResult(answer: CheckResult, spec: Spec): CheckState {
  const result = withPlaces(answer, spec);
  return {
    status: result.ok ? "ok" : "problems",
    result,
    checked: spec,
    nodes: readFacts(result.nodes, checkStore.getState().nodes),
    inner: readFacts(result.inner, checkStore.getState().inner),
    problemsByNode: groupByNode(result.problems),
    generalProblems: result.problems.filter((problem) => problem.node_id === null),
    warningsByBlock: groupBy(result.warnings, blockOf),
    generalWarnings: result.warnings.filter((warning) => blockOf(warning) === null),
  };
}

function refused(error: ApiError, spec: Spec): CheckState {
  const problems = placed(error.problems, spec);
  return {
    ...checkStore.getState(),
    status: "problems",
    problemsByNode: groupByNode(problems),
    generalProblems: problems.filter((problem) => problem.node_id === null),
    warningsByBlock: new Map(),
    generalWarnings: [],
  };
}

/** What keeps the present document from being trained, as far as it has been checked. */
export function knownProblems(): readonly PlacedProblem[] {
  const { status, problemsByNode, generalProblems } = checkStore.getState();
  return status === "problems" ? [...generalProblems, ...[...problemsByNode.values()].flat()] : [];
}

let inFlight: AbortController | null = null;

/** Asks at once; the answer of an older question is dropped. */
async function checkNow(spec: Spec): Promise<void> {
  inFlight?.abort();
  const controller = new AbortController();
  inFlight = controller;
  checkStore.setState({ status: "pending" });
  try {
    const asked = { signal: controller.signal, token: library() };
    const result = await postCheck({ spec }, asked);
    if (inFlight !== controller) return;
    describeBrought(spec.data.type, result.data ?? null);
    checkStore.setState(readResult(result, spec), true);
  } catch (error) {
    if (controller.signal.aborted) return;
    if (error instanceof ApiError && error.status < 500)
      checkStore.setState(refused(error, spec), true);
    else if (isUnreachable(error)) checkStore.setState({ status: "offline" });
    else {
      checkStore.setState({ status: "idle" });
      reportPageFault(error);
    }
  }
}

/** Checks the document now and after every edit of its spec. Returns the way to stop. */
export function watchDocument(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen: Spec | null = null;
  const look = () => {
    const { spec, ready } = documentStore.getState();
    if (!ready || spec === seen) return;
    const first = seen === null;
    seen = spec;
    clearTimeout(timer);
    // What was asked of the document before the edit says nothing of this one, and Play would believe it.
    inFlight?.abort();
    inFlight = null;
    checkStore.setState({ status: "pending" });
    timer = setTimeout(() => void checkNow(spec), first ? 0 : CHECK_DELAY_MS);
  };
  const stop = documentStore.subscribe(look);
  look();
  return () => {
    clearTimeout(timer);
    stop();
  };
}

export function useCheck<T>(select: (state: CheckState) => T): T {
  return useStore(checkStore, select);
}
