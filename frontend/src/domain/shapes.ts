/** Guards for what comes in, made from the shapes that the server describes: a small part of JSON Schema. */

/** A schema as `validators.mjs` writes it: what only bounds or explains a value is left out. */
interface Shape {
  readonly $ref?: string;
  readonly type?: "object" | "array" | "string" | "number" | "boolean" | "null";
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** Of keys that a pattern matches. */
  readonly patternProperties?: Readonly<Record<string, Shape>>;
  /** Of all other keys. */
  readonly additionalProperties?: Shape;
  /** Of every entry, or of each by its place: a tuple. */
  readonly items?: Shape | readonly Shape[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  /** The property whose value decides which of `oneOf` holds. */
  readonly discriminator?: { readonly propertyName: string };
  readonly default?: unknown;
}

type Shapes = Readonly<Record<string, Shape>>;

type Fields = Record<string, unknown>;
/** Fills in what has a default and was left out. */
type Check = (value: unknown) => boolean;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const KINDS: Readonly<Record<NonNullable<Shape["type"]>, Check>> = {
  object: isFields,
  array: Array.isArray,
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
};

class Maker {
  private readonly named = new Map<string, Check>();

  constructor(private readonly shapes: Shapes) {}

  /** The guard of a named shape, made once. A shape may hold itself. */
  guard(name: string): Check {
    const known = this.named.get(name);
    if (known !== undefined) return known;
    let made: Check | null = null;
    const guard: Check = (value) => {
      made ??= this.make(this.shapes[name] ?? {}, true);
      return made(value);
    };
    this.named.set(name, guard);
    return guard;
  }

  /** @param fills whether defaults are filled in: of one of several shapes only behind its name. */
  private make(shape: Shape, fills: boolean): Check {
    if (shape.$ref !== undefined) return this.guard(shape.$ref);
    const checks = [...this.plain(shape), ...this.object(shape, fills), ...this.list(shape, fills)];
    checks.push(...this.choice(shape));
    return (value) => checks.every((check) => check(value));
  }

  private *plain(shape: Shape): Generator<Check> {
    const { type, enum: allowed } = shape;
    if (type !== undefined) yield KINDS[type];
    if ("const" in shape) yield (value) => value === shape.const;
    if (allowed !== undefined) yield (value) => allowed.includes(value);
  }

  private *object(shape: Shape, fills: boolean): Generator<Check> {
    const { properties = {}, required = [] } = shape;
    const known = Object.entries(properties).map(
      ([key, each]) => [key, this.make(each, fills)] as const,
    );
    const defaults = fills
      ? Object.entries(properties).filter(([, each]) => "default" in each)
      : [];
    const keys = this.keys(shape, fills);
    if (known.length === 0 && required.length === 0 && keys === null) return;
    yield (value) => {
      if (!isFields(value)) return true;
      for (const [key, each] of defaults) {
        if (value[key] === undefined) value[key] = structuredClone(each.default);
      }
      return (
        required.every((key) => value[key] !== undefined) &&
        known.every(([key, check]) => value[key] === undefined || check(value[key])) &&
        (keys?.(value) ?? true)
      );
    };
  }

  /** What keys without a shape of their own must hold; null where that is anything. */
  private keys(shape: Shape, fills: boolean): ((value: Fields) => boolean) | null {
    const { properties = {}, patternProperties = {}, additionalProperties: others } = shape;
    const patterns = Object.entries(patternProperties).map(
      ([pattern, each]) => [new RegExp(pattern, "u"), this.make(each, fills)] as const,
    );
    const other = others === undefined ? null : this.make(others, fills);
    if (patterns.length === 0 && other === null) return null;
    return (value) =>
      Object.entries(value).every(([key, each]) => {
        const matching = patterns.filter(([pattern]) => pattern.test(key));
        if (!matching.every(([, check]) => check(each))) return false;
        const isKnown = matching.length > 0 || Object.hasOwn(properties, key);
        return isKnown || other === null || other(each);
      });
  }

  private *list({ items, minItems = 0, maxItems }: Shape, fills: boolean): Generator<Check> {
    const most = maxItems ?? Number.POSITIVE_INFINITY;
    if (minItems > 0 || maxItems !== undefined) {
      yield (value) => !Array.isArray(value) || (value.length >= minItems && value.length <= most);
    }
    if (items === undefined) return;
    if ("length" in items) {
      const places = items.map((each) => this.make(each, fills));
      yield (value) =>
        !Array.isArray(value) ||
        (value.length <= places.length && value.every((each, at) => places[at]?.(each) ?? false));
      return;
    }
    const entry = this.make(items, fills);
    yield (value) => !Array.isArray(value) || value.every(entry);
  }

  private *choice({ anyOf, oneOf, discriminator }: Shape): Generator<Check> {
    if (anyOf !== undefined) {
      const choices = anyOf.map((each) => this.make(each, false));
      yield (value) => choices.some((check) => check(value));
    }
    if (oneOf === undefined) return;
    if (discriminator === undefined) {
      const choices = oneOf.map((each) => this.make(each, false));
      yield (value) => choices.filter((check) => check(value)).length === 1;
      return;
    }
    const tag = discriminator.propertyName;
    const choices = new Map(oneOf.flatMap((each) => this.tagged(each, tag)));
    yield (value) => !isFields(value) || (choices.get(value[tag])?.(value) ?? false);
  }

  /** A choice by each value of its tag. */
  private tagged(shape: Shape, tag: string): [unknown, Check][] {
    const named = shape.$ref === undefined ? shape : (this.shapes[shape.$ref] ?? {});
    const of = named.properties?.[tag] ?? {};
    return (of.enum ?? [of.const]).map((value) => [value, this.make(shape, false)]);
  }
}

/** Guards over shapes that refer to one another by name. */
export function makeGuards(shapes: Shapes): (name: string) => Check {
  const maker = new Maker(shapes);
  return (name) => maker.guard(name);
}
