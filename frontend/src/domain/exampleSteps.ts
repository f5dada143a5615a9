/** The way of one example through a network, step by step: input, forward, loss, back, update. */

export type StepKind = "input" | "forward" | "loss" | "back" | "update";

export interface ExampleStep {
  readonly kind: StepKind;
  /** Address of the layer; of the loss what it reads. */
  readonly node: string;
}

/** @param nodes addresses in the order in which they are computed. @param sources those that are inputs. @param read what the loss reads. @param lit those that a gradient reaches. */
export function exampleSteps(
  nodes: readonly string[],
  sources: ReadonlySet<string>,
  read: string,
  lit: ReadonlySet<string>,
): ExampleStep[] {
  const inputs = nodes.filter((node) => sources.has(node));
  const layers = nodes.filter((node) => !sources.has(node));
  const back = layers.filter((node) => lit.has(node)).reverse();
  return [
    ...inputs.map((node): ExampleStep => ({ kind: "input", node })),
    ...layers.map((node): ExampleStep => ({ kind: "forward", node })),
    { kind: "loss", node: read },
    ...back.map((node): ExampleStep => ({ kind: "back", node })),
    { kind: "update", node: back.at(-1) ?? read },
  ];
}

/** Where a layer is visited, on the way on which the page is now; -1 where it is on neither. */
export function stepOfNode(
  steps: readonly ExampleStep[],
  node: string,
  now: ExampleStep | undefined,
): number {
  const isBack = now?.kind === "back" || now?.kind === "update";
  const find = (kinds: readonly StepKind[]) =>
    steps.findIndex((step) => step.node === node && kinds.includes(step.kind));
  const way: readonly StepKind[] = ["input", "forward"];
  const there = find(isBack ? ["back"] : way);
  return there >= 0 ? there : find(isBack ? way : ["back"]);
}
