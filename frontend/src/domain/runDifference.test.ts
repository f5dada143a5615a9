import { describe, expect, it } from "vitest";
import { apartBy, differences, differencesFrom } from "./runDifference";
import { completeSpec, type SparseSpec } from "./spec";
import { makeCatalog } from "./testCatalog";

const CATALOG = makeCatalog({
  optimizers: [{ type: "sgd", defaults: { learning_rate: 0.1 } }],
  datasets: [{ type: "spiral", defaults: { noise: 0.2 } }],
});

const BASE: SparseSpec = {
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "dense_1", type: "dense", config: { units: 8 } },
    ],
    edges: [{ source: "x", target: "dense_1" }],
  },
  data: { type: "spiral" },
  objectives: [{ prediction: "dense_1" }],
};

const spec = (change: SparseSpec = {}) => completeSpec({ ...BASE, ...change });
const paths = (former: SparseSpec, present: SparseSpec) =>
  differences(spec(former), spec(present), CATALOG).map(({ path }) => path);

describe("what differs between two runs", () => {
  it("is found once for each spec that is compared with the same one", () => {
    const compare = differencesFrom(spec(), CATALOG);
    const slower = spec({ optimizer: { type: "sgd", config: { learning_rate: 0.01 } } });
    expect(compare(slower)).toEqual(differences(slower, spec(), CATALOG));
    expect(compare(slower)).toBe(compare(slower));
    expect(compare(spec())).toEqual([]);
  });

  it("is nothing where one names the defaults", () => {
    const named = { optimizer: { type: "sgd", config: { learning_rate: 0.1 } } };
    expect(paths(named, {})).toEqual([]);
  });

  it("is each setting, with the former value", () => {
    const former = {
      optimizer: { type: "sgd", config: { learning_rate: 0.5 } },
      training: { seed: 7, epochs: 3 },
    };
    expect(differences(spec(former), spec(), CATALOG)).toMatchObject([
      { path: "training.seed", former: 7 },
      { path: "optimizer.config.learning_rate", type: "sgd", former: 0.5 },
    ]);
  });

  it("is the type alone where a component is another one", () => {
    const adam = { optimizer: { type: "adam", config: { learning_rate: 0.5, beta: 0.9 } } };
    expect(paths(adam, {})).toEqual(["optimizer.type"]);
  });

  it("is a block's setting, or the network where more is different", () => {
    const nodes = [
      { id: "x", type: "input" },
      { id: "dense_1", type: "dense", config: { units: 3 } },
    ];
    const wider = { network: { ...BASE.network, nodes } };
    expect(paths(wider, {})).toEqual(["network.nodes.dense_1.config.units"]);
    const longer = { network: { ...BASE.network, nodes: [...nodes, { id: "act", type: "relu" }] } };
    expect(paths(longer, {})).toEqual(["network"]);
  });

  it("names the layers that one drawing alone has, or else lacks", () => {
    const [x, dense] = BASE.network?.nodes ?? [];
    if (x === undefined || dense === undefined) throw new Error("two nodes");
    const withLayers = (...types: string[]) => {
      const nodes = [x, dense, ...types.map((type) => ({ id: `${type}_1`, type }))];
      return spec({ network: { ...BASE.network, nodes } });
    };
    const [relu, norm] = [withLayers("relu"), withLayers("batch_norm", "sigmoid")];
    const layers = (former: ReturnType<typeof spec>, present: ReturnType<typeof spec>) =>
      differences(former, present, CATALOG).map((each) => each.layers);
    expect(layers(relu, norm)).toEqual([{ own: ["relu"], lacks: [] }]);
    expect(layers(norm, relu)).toEqual([{ own: ["batch_norm", "sigmoid"], lacks: [] }]);
    expect(layers(spec(), relu)).toEqual([{ own: [], lacks: ["relu"] }]);
  });
});

describe("losses lie on one axis", () => {
  const apart = (former: SparseSpec, present: SparseSpec = {}) =>
    apartBy(spec(former), spec(present), CATALOG);

  it("where rate, seed, network and regularisation differ", () => {
    const other = {
      optimizer: { type: "adam" },
      training: { seed: 3, l2: 0.1, batch_size: 100 },
      network: { nodes: [{ id: "x", type: "input" }] },
      objectives: [{ prediction: "x" }],
    };
    expect(apart(other)).toBeNull();
  });

  it("unless the loss is another one, or weighs its parts otherwise", () => {
    const [first] = BASE.objectives ?? [];
    const hinge = { ...first, prediction: "dense_1", loss: { type: "hinge" } };
    const two = [{ prediction: "dense_1" }, { prediction: "dense_1", weight: 0.1 }];
    const heavier = [{ prediction: "dense_1" }, { prediction: "dense_1", weight: 0.5 }];
    expect(apart({ objectives: [hinge] })).toBe("loss");
    expect(apart({ objectives: two })).toBe("loss");
    expect(apart({ objectives: two }, { objectives: heavier })).toBe("loss");
    expect(apart({ training: { class_weights: "balanced" } })).toBe("loss");
  });

  it("unless the data are others, or noisier", () => {
    expect(apart({ data: { type: "circles" } })).toBe("data");
    expect(apart({ data: { type: "spiral", config: { noise: 0.5 } } })).toBe("data");
    expect(apart({ data: { type: "spiral", config: { noise: 0.2 } } })).toBeNull();
  });

  it("unless the target is an input that was scaled otherwise", () => {
    const scaled = { type: "spiral", preprocessing: [{ type: "standardize", config: {} }] };
    const objectives = [{ prediction: "dense_1", target: "input" as const }];
    expect(apart({ data: scaled })).toBeNull();
    expect(apart({ data: scaled, objectives }, { objectives })).toBe("data");
  });
});
