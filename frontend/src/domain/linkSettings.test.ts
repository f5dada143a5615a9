/** How long links are, and that every setting of the catalogue survives one. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { makeDocument } from "./document";
import { readLink, writeLink } from "./shareLink";
import type { Config, SparseSpec } from "./spec";

/** What a setting may be, as JSON schema. */
interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly prefixItems?: readonly Shape[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly component?: string;
}

const FILE = resolve(import.meta.dirname, "../../../tests/contract/vectors/settings.json");
const FAMILIES: Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, Shape>>>>>
> = JSON.parse(readFileSync(FILE, "utf8"));
const ORIGIN = "https://backlight.example/#";
const DRAWS = 6;

/** Mulberry32: the same values on every machine. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Drawer {
  constructor(private readonly random: () => number) {}

  private pick<T>(values: readonly T[]): T {
    const value = values[Math.floor(this.random() * values.length)];
    if (value === undefined) throw new Error("there is something to pick");
    return value;
  }

  value(shape: Shape): unknown {
    if (shape.component !== undefined) return this.component(shape.component);
    if (shape.const !== undefined) return shape.const;
    if (shape.enum !== undefined) return this.pick(shape.enum);
    if (shape.anyOf !== undefined) return this.value(this.pick(shape.anyOf));
    switch (shape.type) {
      case "boolean":
        return this.random() < 0.5;
      case "null":
        return null;
      case "integer":
        return Math.round(this.number(shape));
      case "number":
        return this.random() < 0.5 ? this.number(shape) : Number(this.number(shape).toFixed(2));
      case "array":
        return this.list(shape);
      case "string":
        return "x_1";
      case "object":
        return this.component("initializers");
      default:
        throw new Error(`a shape that nobody draws: ${JSON.stringify(shape)}`);
    }
  }

  private number(shape: Shape): number {
    const low = shape.minimum ?? (shape.exclusiveMinimum ?? -10) + 1e-9;
    const high = Math.min(shape.maximum ?? shape.exclusiveMaximum ?? low + 1e6, 2 ** 32 - 2);
    // Far apart bounds are drawn by their sizes: 1e-7 as often as 1e5.
    if (low < 0) return low + this.random() * (high - low);
    const [least, most] = [Math.max(low, 1e-9), Math.max(high, 2e-9)];
    return Math.min(high, least * (most / least) ** this.random());
  }

  private list({ items = {}, prefixItems, minItems = 0, maxItems = 5 }: Shape): unknown[] {
    if (prefixItems !== undefined) return prefixItems.map((each) => this.value(each));
    const length = Math.max(minItems, Math.floor(this.random() * Math.min(maxItems, 5) + 1));
    return Array.from({ length }, () => this.value(items));
  }

  component(family: string): { type: string; config: Config } {
    const types = FAMILIES[family] ?? {};
    const type = this.pick(Object.keys(types));
    return { type, config: this.config(types[type] ?? {}) };
  }

  config(settings: Readonly<Record<string, Shape>>): Config {
    return Object.fromEntries(
      Object.entries(settings).map(([name, shape]) => [name, this.value(shape)]),
    );
  }
}

type Place = (part: { type: string; config: Config }) => SparseSpec;
/** Where a component of each family stands in a spec. */
const PLACES: Readonly<Record<string, Place>> = {
  layers: (part) => ({
    network: {
      nodes: [
        { id: "x", type: "input" },
        { id: "b", ...part },
      ],
    },
  }),
  losses: (loss) => ({ objectives: [{ loss, prediction: "out" }] }),
  optimizers: (optimizer) => ({ optimizer }),
  schedules: (schedule) => ({ schedule }),
  initializers: (start) => ({
    network: { nodes: [{ id: "dense_1", type: "dense", config: { weight_initializer: start } }] },
  }),
  datasets: (data) => ({ data }),
  preprocessing: (step) => ({ data: { type: "spiral", preprocessing: [step] } }),
  augmentations: (step) => ({ data: { type: "digits", augmentations: [step] } }),
};

describe("every setting of the catalogue survives a link", () => {
  it("of every family that has settings", () => {
    expect(Object.keys(FAMILIES).sort()).toEqual(Object.keys(PLACES).sort());
    expect(Object.keys(FAMILIES.layers ?? {}).length).toBeGreaterThan(40);
  });

  it.each(
    Object.entries(FAMILIES).flatMap(([family, types]) =>
      Object.keys(types).map((type) => [family, type] as const),
    ),
  )("%s: %s", (family, type) => {
    const drawer = new Drawer(makeRandom(family.length * 1000 + type.length));
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const config = drawer.config(FAMILIES[family]?.[type] ?? {});
      const document = makeDocument(PLACES[family]?.({ type, config }) ?? {});
      const link = writeLink(document);
      expect(readLink(link)).toEqual(document);
      expect(writeLink(readLink(link))).toBe(link);
    }
  });
});

describe("a link is short enough for a chat", () => {
  const random = makeRandom(40);
  const size = () => 1 + Math.floor(random() * 128);
  const layers = Array.from({ length: 40 }, (_, index) => [
    { id: `dense_${index + 1}`, type: "dense", config: { units: size() } },
    { id: `relu_${index + 1}`, type: "relu", config: {} },
  ]).flat();
  const nodes = [{ id: "x", type: "input", config: {} }, ...layers];
  const edges = layers.map(({ id }, index) => ({ source: nodes[index]?.id ?? "", target: id }));
  const spec: SparseSpec = { network: { nodes, edges }, objectives: [{ prediction: "relu_40" }] };
  const place = () => Math.floor(random() * 1000) * 4;

  it("with 40 dense layers of different width, each with ReLU", () => {
    const link = `${ORIGIN}${writeLink(makeDocument(spec, "Forty layers"))}`;
    expect(link.length).toBeLessThan(500);
  });

  it("and with all their blocks dragged somewhere", () => {
    const positions = Object.fromEntries(
      nodes.map(({ id }): [string, [number, number]] => [id, [place(), place()]]),
    );
    const document = makeDocument(spec, "Forty layers", { positions });
    const link = `${ORIGIN}${writeLink(document)}`;
    expect(readLink(link.slice(ORIGIN.length)).layout.positions).toEqual(positions);
    expect(link.length).toBeLessThan(1300);
  });

  it("with blocks inserted later, so that they run otherwise than they are listed", () => {
    const shuffled = layers.toSorted((a, b) => a.id.length - b.id.length);
    const document = makeDocument({
      ...spec,
      network: { nodes: [...shuffled, ...nodes.slice(0, 1)], edges },
    });
    expect(`${ORIGIN}${writeLink(document)}`.length).toBeLessThan(1300);
    expect(readLink(writeLink(document))).toEqual(document);
  });

  it("with a hundred drawn points", () => {
    const coordinate = () => Math.round(random() * 1200 - 600) / 100;
    const points = Array.from({ length: 100 }, (_, index) => [
      coordinate(),
      coordinate(),
      index % 3,
    ]);
    const link = writeLink(makeDocument({ data: { type: "drawn_points", config: { points } } }));
    expect(link.length).toBeLessThan(1000);
  });
});
