import { describe, expect, it } from "vitest";
import { readPlayground } from "./playgroundLink";
import { writePlayground } from "./playgroundWrite";
import { makeEdge, type Spec } from "./spec";
import { makeCatalog } from "./testCatalog";

const PLANE = {
  kind: "plane",
  defaults: { examples: 500, noise: 0, seed: 0, features: ["x1", "x2"] },
};
const NAMES = ["circle", "exclusive_or", "gaussian", "spiral", "plane", "hills", "moons"];
const START = { component: "initializers" };
const CATALOG = makeCatalog({
  datasets: [...NAMES.map((type) => ({ type, ...PLANE })), { type: "digits", kind: "image" }],
  layers: [
    { type: "input" },
    {
      type: "dense",
      defaults: {
        per_position: false,
        use_bias: true,
        weight_initializer: { type: "glorot_uniform" },
        bias_initializer: { type: "zeros" },
      },
      config_schema: { properties: { weight_initializer: START, bias_initializer: START } },
    },
    ...["tanh", "relu", "sigmoid", "elu", "linear"].map((type) => ({ type })),
  ],
  losses: [
    { type: "mse", defaults: { reduction: "mean", half: false } },
    { type: "cross_entropy" },
  ],
  optimizers: [{ type: "sgd", defaults: { learning_rate: 0.1, momentum: 0 } }, { type: "adam" }],
  initializers: [
    { type: "zeros" },
    { type: "glorot_uniform" },
    { type: "uniform", defaults: { limit: 0.05 } },
    { type: "constant", defaults: { value: 0.1 } },
  ],
});

const LINKS = [
  "activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4,2&seed=0.59704&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
  "activation=relu&regularization=L2&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.3&regularizationRate=0.01&noise=15&networkShape=8,8,1&seed=0.00012&showTestData=false&discretize=false&percTrainData=90&x=true&y=false&xTimesY=true&xSquared=true&ySquared=true&cosX=false&sinX=true&cosY=false&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
  "activation=linear&regularization=L1&batchSize=1&dataset=circle&regDataset=reg-gauss&learningRate=1&regularizationRate=3&noise=80&networkShape=3&seed=0.42182&showTestData=false&discretize=false&percTrainData=33.25&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=regression&initZero=true&hideText=false",
  "activation=tanh&batchSize=10&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=&seed=0.10000&showTestData=false&discretize=false&percTrainData=10&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
];

/** The experiment of the first link, changed. */
function changed(change: (spec: Spec) => Spec): Spec {
  return change(readPlayground(LINKS[0] ?? "").document.spec);
}

function reasonsOf(spec: Spec): readonly string[] {
  const written = writePlayground(spec, CATALOG);
  return "reasons" in written ? written.reasons : [];
}

function mapNode(spec: Spec, id: string, part: object): Spec {
  const nodes = spec.network.nodes.map((node) => (node.id === id ? { ...node, ...part } : node));
  return { ...spec, network: { ...spec.network, nodes } };
}

it.each(LINKS)("a link that was read is written again, to the letter (%#)", (link) => {
  const written = writePlayground(readPlayground(link).document.spec, CATALOG);
  expect(written).toHaveProperty("link", `https://playground.tensorflow.org/#${link}`);
});

it("what differs is said: random numbers, order, a part for the test, the end", () => {
  const spec = changed((draft) => ({
    ...draft,
    data: { ...draft.data, split: { ...draft.data.split, train: 300, validation: 100, test: 100 } },
    training: { ...draft.training, epochs: 20, seed: 5 },
  }));
  const written = writePlayground(spec, CATALOG);
  expect("link" in written && written.notes.map(({ code }) => code)).toEqual([
    ...["numbers", "order", "test", "seeds", "ends"],
  ]);
});

describe("what it cannot express is named", () => {
  it.each<[string, (spec: Spec) => Spec]>([
    ["data", (spec) => ({ ...spec, data: { ...spec.data, type: "moons" } })],
    ["data", (spec) => ({ ...spec, data: { ...spec.data, type: "digits", config: {} } })],
    ["points", (spec) => ({ ...spec, data: { ...spec.data, config: { examples: 600 } } })],
    [
      "split",
      (spec) => ({ ...spec, data: { ...spec.data, split: { ...spec.data.split, train: 200 } } }),
    ],
    [
      "split",
      (spec) => ({ ...spec, data: { ...spec.data, split: { ...spec.data.split, folds: 5 } } }),
    ],
    [
      "preprocessing",
      (spec) => ({
        ...spec,
        data: { ...spec.data, preprocessing: [{ type: "standardize", config: {} }] },
      }),
    ],
    ["activations", (spec) => mapNode(spec, "tanh_1", { type: "relu" })],
    ["output", (spec) => mapNode(spec, "tanh_3", { type: "sigmoid" })],
    ["initial_weights", (spec) => mapNode(spec, "dense_2", { config: { units: 2 } })],
    ["trained_parts", (spec) => mapNode(spec, "dense_2", { frozen: true })],
    ["layers", (spec) => mapNode(spec, "dense_2", { type: "maxout" })],
    [
      "loss",
      (spec) => ({
        ...spec,
        objectives: spec.objectives.map((goal) => ({
          ...goal,
          loss: { type: "cross_entropy", config: {} },
        })),
      }),
    ],
    ["optimizer", (spec) => ({ ...spec, optimizer: { type: "adam", config: {} } })],
    ["optimizer", (spec) => ({ ...spec, optimizer: { type: "sgd", config: { momentum: 0.9 } } })],
    ["schedule", (spec) => ({ ...spec, schedule: { type: "step", config: {} } })],
    [
      "training",
      (spec) => ({ ...spec, training: { ...spec.training, clipping: { by: "norm", at: 1 } } }),
    ],
    ["penalties", (spec) => ({ ...spec, training: { ...spec.training, l1: 0.1, l2: 0.1 } })],
    [
      "chain",
      (spec) => {
        const skip = makeEdge({ source: "x", target: "dense_3" });
        return { ...spec, network: { ...spec.network, edges: [...spec.network.edges, skip] } };
      },
    ],
  ])("%s (%#)", (reason, change) => {
    expect(reasonsOf(changed(change))).toEqual([reason]);
  });
});
