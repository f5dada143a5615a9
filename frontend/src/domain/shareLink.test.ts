import { describe, expect, it } from "vitest";
import { type Document, makeDocument } from "./document";
import { isLink, LinkError, readLink, writeLink } from "./shareLink";
import type { SparseSpec } from "./spec";

/** Mulberry32: the same documents on every machine. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const TYPES = ["dense", "relu", "conv2d", "add", "batch_norm"] as const;
const TITLES = ["", "Skip & dice #1", "Größe", "ő = 100 % + süti", "日本語"];

function randomDocument(seed: number): Document {
  const random = makeRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const count = Math.floor(random() * 9);
  const nodes = Array.from({ length: count }, (_, index) => ({
    id: `n_${index}`,
    type: pick(TYPES),
    config:
      random() < 0.5 ? {} : { units: Math.ceil(random() * 99), nested: { type: "he", config: {} } },
    frozen: random() < 0.2,
    learning_rate_factor: random() < 0.2 ? random() : 1,
  }));
  const edges = nodes.slice(1).map((node, index) => ({
    source: `n_${index}`,
    target: node.id,
    target_port: random() < 0.2 ? "other" : "in",
  }));
  const spec: SparseSpec = {
    network: { nodes, edges },
    data: {
      type: pick(["spiral", "digits"]),
      config: random() < 0.5 ? {} : { noise: random(), features: ["x1", "sin_x1"] },
      split: random() < 0.5 ? {} : { train: Math.ceil(random() * 1000), seed: 3 },
      preprocessing: random() < 0.5 ? [] : [{ type: "standardize", config: {} }],
    },
    objectives: [
      {
        loss: {
          type: pick(["cross_entropy", "mse"]),
          config: random() < 0.5 ? {} : { half: true },
        },
        prediction: "n_0",
        target: pick(["label", "value", "input"] as const),
        weight: pick([1, 0.25]),
      },
    ],
    optimizer: {
      type: pick(["sgd", "adam"]),
      config: random() < 0.5 ? {} : { learning_rate: random() / 3 },
    },
    training: {
      batch_size: Math.ceil(random() * 64),
      epochs: pick([null, 30]),
      seed: Math.floor(random() * 2 ** 32),
      l2: random() < 0.5 ? 0 : random() * 1e-7,
      clipping: random() < 0.3 ? { by: "global_norm", at: random() + 0.1 } : null,
      evaluation: random() < 0.5 ? { every: 7 } : { unit: "step" },
    },
  };
  const positions: Record<string, [number, number]> = random() < 0.5 ? {} : { n_0: [3, -4.5] };
  return makeDocument(spec, pick(TITLES), { positions, note: pick(["", "# a note"]) });
}

describe("a link", () => {
  it.each(Array.from({ length: 200 }, (_, seed) => seed))(
    "opens as the very same document (%i)",
    (seed) => {
      const original = randomDocument(seed);
      expect(readLink(`#${writeLink(original)}`)).toEqual(original);
    },
  );

  it("is stable: writing what was read gives the same link", () => {
    const link = writeLink(randomDocument(7));
    expect(writeLink(readLink(link))).toBe(link);
  });

  it("says the usual knobs in readable keys, and lets them be edited by hand", () => {
    const original = makeDocument({ optimizer: { type: "sgd", config: { learning_rate: 0.1 } } });
    const link = writeLink(original);
    expect(link).toContain("v=1&data=spiral&rate=0.1&");
    const edited = readLink(link.replace("rate=0.1", "rate=0,03&batch=32"));
    expect(edited.spec.optimizer.config).toEqual({ learning_rate: 0.03 });
    expect(edited.spec.training.batch_size).toBe(32);
  });

  it("leaves out what has its default", () => {
    expect(writeLink(makeDocument({}))).not.toMatch(/batch|epochs|seed|l1|l2|optimizer/);
  });
});

describe("a bad link", () => {
  const link = writeLink(randomDocument(3));

  it("of another version is refused", () => {
    expect(() => readLink(link.replace("v=1", "v=99"))).toThrow(new LinkError("version", "99"));
  });

  it.each(["spec=%%%", "spec=AAAA", `${link.slice(0, -12)}`, "spec=bnVsbA"])(
    "that is damaged is refused (%#)",
    (broken) => {
      const fragment = broken.startsWith("v=") ? broken : `v=1&${broken}`;
      expect(() => readLink(fragment)).toThrow(/unreadable/);
    },
  );

  it("with a value that is no number is refused by the value's name", () => {
    const edited = link.replace("&spec=", "&rate=fast&spec=");
    expect(() => readLink(edited)).toThrow(new LinkError("value", "rate"));
  });

  it.each([3, 4, 11])("cut anywhere never opens as another experiment (%i)", (seed) => {
    const whole = randomDocument(seed);
    const text = writeLink(whole);
    const opened = (fragment: string): Document | LinkError | null => {
      if (!isLink(fragment)) return null;
      try {
        return readLink(fragment);
      } catch (error) {
        if (error instanceof LinkError) return error;
        throw error;
      }
    };
    for (let length = 0; length < text.length; length += 1) {
      const cut = opened(`#${text.slice(0, length)}`);
      const told = cut instanceof LinkError && ["incomplete", "unreadable"].includes(cut.fault);
      expect(told || length === 0, `cut behind ${text.slice(0, length).slice(-24)}`).toBe(true);
    }
    expect(opened(`#${text}`)).toEqual(whole);
  });

  it("of which only the readable part came is incomplete", () => {
    const cut = "#v=1&title=My%20work&data=spiral";
    expect(() => readLink(cut)).toThrow(new LinkError("incomplete"));
  });

  it("is told apart from a fragment that is none", () => {
    expect(isLink("#graph")).toBe(false);
    expect(isLink(`#${link}`)).toBe(true);
  });
});
