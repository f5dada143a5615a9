import { describe, expect, it } from "vitest";
import { isPlaygroundLink } from "./playgroundAddress";
import { readPlayground } from "./playgroundLink";

const USUAL =
  "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4,2&seed=0.59704&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false";
/** Bug reports 3, 77 and 153 of its tracker: each ends in weights that are no numbers. */
const BROKEN = {
  3: "http://playground.tensorflow.org/#activation=tanh&batchSize=1&dataset=spiral&regDataset=reg-plane&learningRate=1&regularizationRate=0&noise=50&networkShape=8&seed=0.42182&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=regression",
  77: "http://playground.tensorflow.org/#activation=tanh&regularization=L2&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.3&regularizationRate=10&noise=15&networkShape=8,8&seed=0.65451&showTestData=false&discretize=false&percTrainData=90&x=true&y=true&xTimesY=true&xSquared=true&ySquared=true&cosX=false&sinX=true&cosY=false&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
  153: "https://playground.tensorflow.org/#activation=sigmoid&regularization=L2&batchSize=10&dataset=spiral&regDataset=reg-plane&learningRate=10&regularizationRate=3&noise=0&networkShape=8,8,8,8,8,8&seed=0.10261&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=true&xSquared=true&ySquared=true&cosX=false&sinX=true&cosY=false&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
} as const;

function specOf(keys: string) {
  return readPlayground(`#${keys}`).document.spec;
}

function notesOf(keys: string) {
  return readPlayground(`#${keys}`).notes.map(({ code }) => code);
}

const ALWAYS = ["numbers", "order", "test"];

describe("an address of TensorFlow Playground", () => {
  it("is recognised as a whole or by its keys, and no other text is", () => {
    expect(isPlaygroundLink(USUAL)).toBe(true);
    expect(isPlaygroundLink("  http://playground.tensorflow.org")).toBe(true);
    expect(isPlaygroundLink("#networkShape=4,2&seed=1")).toBe(true);
    expect(isPlaygroundLink(`#${USUAL.split("#")[1]?.replaceAll("&", "&amp;")}`)).toBe(true);
    for (const other of ["", "#graph", "#v=2&data=spiral&spec=x", "#x=true&y=true", "see a=b"])
      expect(isPlaygroundLink(other), other).toBe(false);
    expect(isPlaygroundLink("the activation=tanh is fine")).toBe(false);
  });

  it("opens as its usual experiment", () => {
    const { document, notes } = readPlayground(USUAL);
    const start = {
      weight_initializer: { type: "uniform", config: { limit: 0.5 } },
      bias_initializer: { type: "constant", config: { value: 0.1 } },
    };
    const { network, data, objectives, optimizer, training } = document.spec;
    expect(network.nodes.map(({ id, type, config }) => [id, type, config])).toEqual([
      ["x", "input", {}],
      ["dense_1", "dense", { units: 4, ...start }],
      ["tanh_1", "tanh", {}],
      ["dense_2", "dense", { units: 2, ...start }],
      ["tanh_2", "tanh", {}],
      ["dense_3", "dense", { units: 1, ...start }],
      ["tanh_3", "tanh", {}],
    ]);
    expect(network.edges.map(({ source, target }) => `${source}>${target}`)).toEqual([
      "x>dense_1",
      "dense_1>tanh_1",
      "tanh_1>dense_2",
      "dense_2>tanh_2",
      "tanh_2>dense_3",
      "dense_3>tanh_3",
    ]);
    expect([data.type, data.config]).toEqual(["circle", { seed: 59704 }]);
    expect(data.split).toMatchObject({ train: 250, validation: 250, test: 0 });
    expect(objectives).toEqual([
      {
        loss: { type: "mse", config: { half: true } },
        prediction: "tanh_3",
        target: "value",
        weight: 1,
      },
    ]);
    expect(optimizer).toEqual({ type: "sgd", config: { learning_rate: 0.03 } });
    expect(training).toMatchObject({ batch_size: 10, epochs: null, seed: 59704, l1: 0, l2: 0 });
    expect(notes.map(({ code }) => code)).toEqual(ALWAYS);
    expect(notes[0]?.values).toEqual({ seed: "0.59704" });
  });
});

describe("each key", () => {
  it.each([
    ["relu", "relu"],
    ["tanh", "tanh"],
    ["sigmoid", "sigmoid"],
  ])("activation=%s bends the hidden layers alone", (name, type) => {
    const types = specOf(`activation=${name}&networkShape=3`).network.nodes.map(
      (node) => node.type,
    );
    expect(types).toEqual(["input", "dense", type, "dense", "tanh"]);
  });

  it("activation=linear bends none", () => {
    const types = specOf("activation=linear&networkShape=3,3").network.nodes.map(
      ({ type }) => type,
    );
    expect(types).toEqual(["input", "dense", "dense", "dense", "tanh"]);
  });

  it.each([
    ["circle", "circle"],
    ["xor", "exclusive_or"],
    ["gauss", "gaussian"],
    ["spiral", "spiral"],
  ])("dataset=%s has 500 points of %s", (name, type) => {
    const { data } = specOf(`dataset=${name}&networkShape=1`);
    expect([data.type, data.config?.examples]).toEqual([type, undefined]);
    expect((data.split.train ?? 0) + (data.split.validation ?? 0)).toBe(500);
  });

  it.each([
    ["reg-plane", "plane"],
    ["reg-gauss", "hills"],
  ])("regDataset=%s has 1,200 points of %s and a linear output", (name, type) => {
    const { data, network, objectives } = specOf(`regDataset=${name}&problem=regression`);
    expect([data.type, data.config?.examples, data.split.train]).toEqual([type, 1200, 600]);
    expect(network.nodes.at(-1)?.type).toBe("dense");
    expect(objectives[0]?.prediction).toBe(network.nodes.at(-1)?.id);
  });

  it("noise is in percent, up to 80; beyond, 50 as there", () => {
    expect(specOf("noise=25&networkShape=").data.config?.noise).toBe(0.25);
    expect(specOf("noise=80&networkShape=").data.config?.noise).toBe(0.8);
    expect(specOf("noise=90&networkShape=").data.config?.noise).toBe(0.5);
    expect(notesOf("noise=90&networkShape=")).toEqual([...ALWAYS, "noise"]);
  });

  it("inputs come in its order", () => {
    const keys = "x=false&y=true&xTimesY=true&xSquared=true&ySquared=true&sinX=true&sinY=true";
    expect(specOf(`${keys}&networkShape=1`).data.config?.features).toEqual([
      ...["x2", "x1_squared", "x2_squared", "x1_x2", "sin_x1", "sin_x2"],
    ]);
  });

  it("without inputs the coordinates stand in, and that is said; cosines are ignored as there", () => {
    const { document, notes } = readPlayground("#x=false&y=false&cosX=true&networkShape=1");
    expect(document.spec.data.config?.features).toBeUndefined();
    expect(notes.map(({ code }) => code)).toEqual([...ALWAYS, "unused_inputs", "no_inputs"]);
  });

  it("L2 and L1 are its penalties, and none without a kind", () => {
    expect(specOf("regularization=L2&regularizationRate=0.1").training).toMatchObject({
      l1: 0,
      l2: 0.1,
    });
    expect(specOf("regularization=L1&regularizationRate=0.1").training).toMatchObject({
      l1: 0.1,
      l2: 0,
    });
    expect(specOf("regularizationRate=0.1").training).toMatchObject({ l1: 0, l2: 0 });
    expect(notesOf("regularization=L1&regularizationRate=0.1")).toEqual([...ALWAYS, "l1"]);
  });

  it("percTrainData rounds down; what is not trained on validates", () => {
    const { split } = specOf("percTrainData=33.3&networkShape=1").data;
    expect([split.train, split.validation, split.test]).toEqual([166, 334, 0]);
  });

  it("batchSize that does not divide the points is said, and one that never updates", () => {
    expect(notesOf("batchSize=30&networkShape=1")).toEqual([...ALWAYS, "remainder"]);
    const { document, notes } = readPlayground("#batchSize=400&networkShape=1");
    expect(document.spec.training.batch_size).toBe(250);
    expect(notes.at(-1)).toEqual({ code: "batch", values: { given: 400, used: 250 } });
  });

  it("initZero starts all weights and biases at 0", () => {
    const [, first] = specOf("initZero=true&networkShape=1").network.nodes;
    expect(first?.config).toMatchObject({
      weight_initializer: { type: "zeros", config: {} },
      bias_initializer: { type: "zeros", config: {} },
    });
  });

  it("networkShape may be empty, and what cannot be built is left out", () => {
    expect(specOf("networkShape=").network.nodes.map(({ type }) => type)).toEqual([
      ...["input", "dense", "tanh"],
    ]);
    expect(notesOf("networkShape=4,0,x,2")).toEqual([...ALWAYS, "empty_layers"]);
  });

  it("seed is one number for points and weights; any text is one", () => {
    expect(specOf("seed=0.00012&networkShape=1").training.seed).toBe(12);
    const named = specOf("seed=hello&networkShape=1").training.seed;
    expect(named).toBe(specOf("seed=hello&networkShape=2").training.seed);
    expect(Number.isInteger(named) && named >= 0 && named < 2 ** 32).toBe(true);
  });

  it("values and keys that its page does not know are named", () => {
    const { notes } = readPlayground(
      "#activation=swish&dataset=moons&learningRate=fast&colour=red",
    );
    expect(notes.slice(3)).toEqual([
      { code: "value", values: { key: "dataset", given: "moons", used: "circle" } },
      { code: "value", values: { key: "activation", given: "swish", used: "tanh" } },
      { code: "value", values: { key: "learningRate", given: "fast", used: "0.03" } },
      { code: "unknown_keys", values: { keys: "colour" } },
    ]);
  });

  it("what only its page shows is named, hidden controls too", () => {
    const { notes } = readPlayground(
      "#discretize=true&hideText=true&noise_hide=true&networkShape=1",
    );
    expect(notes.at(-1)).toEqual({
      code: "display",
      values: { keys: "discretize, hideText, noise_hide" },
    });
  });
});

describe("bug reports", () => {
  it("3: gradient descent on a linear output with a rate of 1", () => {
    const { data, optimizer, training } = readPlayground(BROKEN[3]).document.spec;
    expect([
      data.type,
      data.config?.noise,
      optimizer.config?.learning_rate,
      training.batch_size,
    ]).toEqual([...["plane", 0.5, 1, 1]]);
  });

  it.each([
    [77, 0.3, 10],
    [153, 10, 3],
  ] as const)("%i: learning rate times L2 is above 2", (number, rate, penalty) => {
    const { optimizer, training } = readPlayground(BROKEN[number]).document.spec;
    expect([optimizer.config?.learning_rate, training.l2]).toEqual([rate, penalty]);
  });
});
