import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { isExperimentSpec, isLayout } from "../generated/validators";
import { type Document, makeDocument } from "./document";
import { isLink, LinkError, readLink, writeLink } from "./shareLink";
import type { SparseSpec } from "./spec";

/** The packed part of a link, by other means than the reader's. */
function packForTest(value: unknown): string {
  return Buffer.from(deflateSync(strToU8(JSON.stringify(value)))).toString("base64url");
}

function unpackForTest(text: string): unknown {
  return JSON.parse(strFromU8(inflateSync(new Uint8Array(Buffer.from(text, "base64url")))));
}

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
  const types = [...(random() < 0.5 ? ["input"] : []), "dense", "relu", "dense", "relu"];
  /** A node as the page names it. */
  const usual = (index: number) => {
    const type = types[index % types.length] ?? "dense";
    return { id: type === "input" && index === 0 ? "x" : `${type}_${index + 1}`, type };
  };
  const nodes = Array.from({ length: count }, (_, index) => ({
    ...(random() < 0.5 ? { id: `n_${index}`, type: pick(TYPES) } : usual(index)),
    config:
      random() < 0.5 ? {} : { units: Math.ceil(random() * 99), nested: { type: "he", config: {} } },
    frozen: random() < 0.2,
    learning_rate_factor: random() < 0.2 ? random() : 1,
    repeat: index % 3 === 1 ? 4 : 1,
  }));
  const edges = nodes.slice(1).map((node, index) => ({
    source: random() < 0.8 ? (nodes[index]?.id ?? "") : "elsewhere",
    target: node.id,
    target_port: random() < 0.2 ? "other" : "in",
  }));
  const groups = {
    block: {
      nodes: [{ id: "fit", type: "dense", config: { units: { parameter: "width", times: 4 } } }],
      edges: [{ source: "in", target: "fit" }],
      ports: { inputs: ["in"], output: "fit" },
      parameters: { width: 8 },
    },
  };
  const spec: SparseSpec = {
    network: { nodes, edges, groups: nodes.length % 2 === 0 ? {} : groups },
    data: {
      type: pick(["spiral", "digits"]),
      config: pick([
        {},
        { noise: random(), features: ["x1", "sin_x1"] },
        {
          points: [
            [0.1, -5.99, 0],
            [2, 3.33, 0],
            [0.3, 0, 4],
          ],
        },
        { points: [[1 / 3, 0.5]] },
        {
          points: [
            [-4, -0.07],
            [4, 2],
          ],
        },
        { points: [] },
      ]),
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
  const places = ["n_0", "n_3", "n_1", "n_2/fit"].filter(() => random() < 0.5);
  const somewhere = () => Math.round(200 * random() - 100) * 4;
  const positions = Object.fromEntries(
    places.map((id): [string, [number, number]] => [id, [somewhere(), somewhere()]]),
  );
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
    expect(link).toContain("v=2&data=spiral&rate=0.1&");
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
    expect(() => readLink(link.replace("v=2", "v=99"))).toThrow(new LinkError("version", "99"));
  });

  it.each(["spec=%%%", "spec=AAAA", `${link.slice(0, -12)}`, "spec=bnVsbA"])(
    "that is damaged is refused (%#)",
    (broken) => {
      const fragment = broken.startsWith("v=") ? broken : `v=2&${broken}`;
      expect(() => readLink(fragment)).toThrow(/unreadable/);
    },
  );

  it("with a value that is no number is refused by the value's name", () => {
    const edited = writeLink(makeDocument({})).replace("&spec=", "&rate=fast&spec=");
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
      const reported = cut instanceof LinkError && ["incomplete", "unreadable"].includes(cut.fault);
      expect(reported || length === 0, `cut behind ${text.slice(0, length).slice(-24)}`).toBe(true);
    }
    expect(opened(`#${text}`)).toEqual(whole);
  });

  it("of which only the readable part came is incomplete", () => {
    const cut = "#v=1&title=My%20work&data=spiral";
    expect(() => readLink(cut)).toThrow(new LinkError("incomplete"));
  });

  it("is distinguished from a fragment that is none", () => {
    expect(isLink("#graph")).toBe(false);
    expect(isLink(`#${link}`)).toBe(true);
  });
});

describe("a link that went through mails, chats and careless hands", () => {
  /** Opens, or says why not; anything else is a fault. */
  function opened(fragment: string): Document | string {
    try {
      return readLink(fragment);
    } catch (error) {
      if (error instanceof LinkError) return error.fault;
      throw error;
    }
  }

  it.each(Array.from({ length: 20 }, (_, seed) => seed))(
    "opens though it was escaped for HTML or for an address (%i)",
    (seed) => {
      const original = randomDocument(seed);
      const link = writeLink(original);
      const html = link.replaceAll("&", "&amp;");
      for (const escaped of [html, encodeURIComponent(link), encodeURIComponent(html)]) {
        expect(isLink(`#${escaped}`)).toBe(true);
        expect(opened(`#${escaped}`)).toEqual(original);
      }
    },
  );

  it.each([3, 4, 11])("is said to be none wherever it was cut, also when escaped (%i)", (seed) => {
    const link = writeLink(randomDocument(seed));
    for (const whole of [link.replaceAll("&", "&amp;"), encodeURIComponent(link)]) {
      for (let length = 1; length < whole.length; length += 1) {
        const cut = `#${whole.slice(0, length)}`;
        expect(isLink(cut), cut).toBe(true);
        expect(["incomplete", "unreadable", "version"], cut).toContain(opened(cut));
      }
    }
  });

  it("never opens as anything but a whole document, with one character changed (seeded)", () => {
    const random = makeRandom(99);
    for (let round = 0; round < 400; round += 1) {
      const link = writeLink(randomDocument(round % 50));
      const at = Math.floor(random() * link.length);
      const other = String.fromCharCode(33 + Math.floor(random() * 94));
      const found = opened(`#${link.slice(0, at)}${other}${link.slice(at + 1)}`);
      if (typeof found !== "string")
        expect(isExperimentSpec(structuredClone(found.spec))).toBe(true);
    }
  });

  /** Every path into a JSON value. */
  function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
    if (typeof value !== "object" || value === null) return [path];
    const inside = Object.entries(value).flatMap(([key, item]) =>
      pathsOf(item, [...path, Array.isArray(value) ? Number(key) : key]),
    );
    return [path, ...inside];
  }

  function replaced(value: unknown, [key, ...rest]: (string | number)[], by: unknown): unknown {
    if (key === undefined) return by;
    if (Array.isArray(value)) {
      return value.map((item, index) => (index === key ? replaced(item, rest, by) : item));
    }
    return { ...(value as object), [key]: replaced((value as never)[key], rest, by) };
  }

  it.each([null, 7, "x", [], {}, [null], true])(
    "never opens as half a document, with %j in any place",
    (wrong) => {
      for (const seed of [3, 17]) {
        const link = writeLink(randomDocument(seed));
        const [readable, packed] = link.split("&spec=");
        const json = unpackForTest(packed ?? "");
        for (const path of pathsOf(json)) {
          const text = packForTest(replaced(json, path, wrong));
          const found = opened(`#${readable}&spec=${text}`);
          if (typeof found === "string") continue;
          expect(isExperimentSpec(structuredClone(found.spec)), path.join(".")).toBe(true);
          expect(isLayout(structuredClone(found.layout)), path.join(".")).toBe(true);
          expect(opened(`#${writeLink(found)}`), path.join(".")).toEqual(found);
        }
      }
    },
  );

  it("of a spec of another version says so instead of reading it as this one", () => {
    const packed = packForTest({ n: [["x", "input"]], e: [], s: { version: 3 } });
    expect(() => readLink(`v=1&spec=${packed}`)).toThrow(new LinkError("version", "3"));
  });
});
