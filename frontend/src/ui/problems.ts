/** Finds what is wrong at a path of the spec. */
import type { PlacedProblem } from "../domain/settingPlace";
import type { Texts } from "./texts";

interface Checked {
  readonly problems: readonly PlacedProblem[];
}

export function problemFinder(
  result: Checked | null,
  texts: Texts,
): (path: string) => string | undefined {
  return (path) => {
    const problem = result?.problems.find((candidate) => candidate.path === path);
    return problem === undefined ? undefined : texts.problem(problem);
  };
}

/** `word` where anything at or below one of some paths is wrong, else undefined. */
export function faultFinder(
  result: Checked | null,
  word: string,
): (paths: readonly string[]) => string | undefined {
  return (paths) => {
    const wrong = result?.problems.some(({ path }) =>
      paths.some((prefix) => path === prefix || path?.startsWith(`${prefix}.`)),
    );
    return wrong ? word : undefined;
  };
}
