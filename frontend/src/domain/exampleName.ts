/** The example that pictures are of, as views name it: `validation:3`, `train:0`, `drawn:<bytes>`. */
export const EXAMPLE_PARTS = ["validation", "train"] as const;
type ExamplePart = (typeof EXAMPLE_PARTS)[number];

interface DataExample {
  readonly part: ExamplePart;
  readonly number: number;
}

/** The example of the data that a name means; null for one that is drawn. */
export function readExampleName(name: string): DataExample | null {
  const [kind, number = ""] = name.split(":");
  const part = EXAMPLE_PARTS.find((each) => each === kind);
  return part === undefined || !/^\d{1,9}$/.test(number) ? null : { part, number: Number(number) };
}

export function exampleName({ part, number }: DataExample): string {
  return `${part}:${number}`;
}
