/** The experiment as the generated types know it, and how a sparse one becomes a whole one. */
import type { components } from "../generated/api";

type Schemas = components["schemas"];

export type Spec = Schemas["ExperimentSpec"];
export type SpecNode = Schemas["Node"];
export type SpecEdge = Schemas["Edge"];
export type Network = Schemas["Network"];
export type Group = Schemas["Group"];
export type Component = Schemas["Component"];
export type Data = Schemas["Data"];
export type Split = Schemas["Split"];
export type Objective = Schemas["Objective"];
export type Training = Schemas["Training"];
export type ClassWeights = Training["class_weights"];
export type Layout = Schemas["Layout"];
export type Problem = Schemas["Problem"];
export type CheckResult = Schemas["CheckResponse"];
export type Target = Objective["target"];
export type Config = Record<string, unknown>;
export type Shape = readonly number[];

/** What a spec is when nothing is said; the same values as the server's models. */
export const DEFAULT_TRAINING: Training = {
  batch_size: 10,
  epochs: null,
  seed: 0,
  l1: 0,
  l2: 0,
  clipping: null,
  class_weights: null,
  early_stopping: null,
  evaluation: { every: 1, unit: "epoch", metrics: null },
  precision: "float32",
};

export const DEFAULT_SPLIT: Split = {
  train: null,
  validation: null,
  test: null,
  seed: 0,
  folds: null,
  fold: 0,
  largest_ratio: null,
  bootstrap_seed: null,
};

/** How a block takes part in training: live where it has something to learn, true and false as 1 and 0. */
export const PARTICIPATION: readonly string[] = ["frozen", "learning_rate_factor"];

/** Stands in `objectives[0].prediction` while no node exists; a node may bear the name all the same. */
export const NO_NODE = "output";

type SparseNode = Pick<SpecNode, "id" | "type"> & Partial<SpecNode>;
type SparseEdge = Pick<SpecEdge, "source" | "target"> & Partial<SpecEdge>;
type SparseGroup = Pick<Group, "ports"> & {
  nodes?: readonly SparseNode[];
  edges?: readonly SparseEdge[];
  parameters?: Group["parameters"];
};
type SparseComponent = Pick<Component, "type"> & Partial<Component>;

/** A spec with anything that has a default left out. */
export interface SparseSpec {
  version?: 2;
  network?: {
    nodes?: readonly SparseNode[];
    edges?: readonly SparseEdge[];
    groups?: Readonly<Record<string, SparseGroup>>;
  };
  data?: SparseComponent & Partial<Omit<Data, "split">> & { split?: Partial<Split> };
  objectives?: readonly (Partial<Objective> & { prediction: string })[];
  optimizer?: SparseComponent;
  schedule?: SparseComponent;
  training?: Partial<Omit<Training, "evaluation">> & {
    evaluation?: Partial<Training["evaluation"]>;
  };
}

export function makeNode(node: SparseNode): SpecNode {
  return {
    config: {},
    frozen: false,
    learning_rate_factor: 1,
    repeat: 1,
    weights_from: null,
    ...node,
  };
}

export function makeEdge(edge: SparseEdge): SpecEdge {
  return { source_port: "out", target_port: "in", ...edge };
}

function makeGroup({ nodes, edges, ports, parameters }: SparseGroup): Group {
  return {
    nodes: (nodes ?? []).map(makeNode),
    edges: (edges ?? []).map(makeEdge),
    ports: { inputs: ports.inputs ?? ["in"], output: ports.output },
    parameters: parameters ?? {},
  };
}

function makeComponent(component: SparseComponent): Component {
  return { type: component.type, config: component.config ?? {} };
}

/** The whole spec: every key present, so that no reader needs to know defaults. */
export function completeSpec(sparse: SparseSpec): Spec {
  const objectives = sparse.objectives?.length ? sparse.objectives : [{ prediction: NO_NODE }];
  return {
    version: 2,
    network: {
      nodes: (sparse.network?.nodes ?? []).map(makeNode),
      edges: (sparse.network?.edges ?? []).map(makeEdge),
      groups: Object.fromEntries(
        Object.entries(sparse.network?.groups ?? {}).map(([name, group]) => [
          name,
          makeGroup(group),
        ]),
      ),
    },
    data: {
      type: sparse.data?.type ?? "spiral",
      config: sparse.data?.config ?? {},
      split: { ...DEFAULT_SPLIT, ...sparse.data?.split },
      preprocessing: sparse.data?.preprocessing ?? [],
      augmentations: sparse.data?.augmentations ?? [],
    },
    objectives: objectives.map((objective) => ({
      loss: makeComponent(objective.loss ?? { type: "cross_entropy" }),
      prediction: objective.prediction,
      target: objective.target ?? "label",
      weight: objective.weight ?? 1,
    })),
    optimizer: makeComponent(sparse.optimizer ?? { type: "sgd" }),
    schedule: makeComponent(sparse.schedule ?? { type: "constant" }),
    training: {
      ...DEFAULT_TRAINING,
      ...sparse.training,
      evaluation: { ...DEFAULT_TRAINING.evaluation, ...sparse.training?.evaluation },
    },
  };
}

/** The first objective: what people call the loss. Others stand behind it. */
export function objectiveOf(spec: Spec): Objective {
  const objective = spec.objectives[0];
  if (objective === undefined) throw new Error("a spec has one objective");
  return objective;
}

export function findNode(spec: Spec, id: string): SpecNode | undefined {
  return spec.network.nodes.find((node) => node.id === id);
}

/** Name of an edge everywhere: source, source port, target, target port. */
export function edgeId(edge: SpecEdge): string {
  return `${edge.source}.${edge.source_port}>${edge.target}.${edge.target_port}`;
}
