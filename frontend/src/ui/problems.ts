/** Finds what is wrong at a path of the spec. */
import type { CheckResult } from "../domain/spec";
import type { Texts } from "./texts";

export function problemFinder(
  result: CheckResult | null,
  texts: Texts,
): (path: string) => string | undefined {
  return (path) => {
    const problem = result?.problems.find((candidate) => candidate.path === path);
    return problem === undefined ? undefined : texts.problem(problem);
  };
}
