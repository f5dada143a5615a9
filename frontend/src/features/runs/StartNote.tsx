/** Whether the runs drawn began with the same weights and batches, from their specs. */
import { type SameStart, type StartCause, sameStart } from "../../domain/sameStart";
import { type Translate, useT } from "../../i18n";
import { useCatalog } from "../../state/queries";
import type { CalledRun } from "./calledRuns";
import styles from "./Runs.module.css";

/** What holds for all of several comparisons with one run. */
function joinStarts(starts: readonly SameStart[]): SameStart {
  return {
    weights: starts.every(({ weights }) => weights),
    order: starts.every(({ order }) => order),
    causes: [...new Set(starts.flatMap(({ causes }) => causes))],
  };
}

function startText({ weights, order, causes }: SameStart, t: Translate): string {
  const words = causes.map((cause: StartCause) => t(`runs.start.cause.${cause}`)).join(", ");
  if (weights && order) return t("runs.start.same");
  if (weights) return t("runs.start.weights", { causes: words });
  return order ? t("runs.start.order") : t("runs.start.different", { causes: words });
}

export function StartNote({ runs }: { runs: readonly CalledRun[] }) {
  const t = useT();
  const catalog = useCatalog();
  const specs = runs.flatMap(({ spec }) => (spec === null ? [] : [spec]));
  const [first, ...others] = specs;
  if (first === undefined || others.length === 0 || specs.length < runs.length) return null;
  const joined = joinStarts(others.map((other) => sameStart(first, other, catalog)));
  return (
    <p className={styles.text} data-testid="same-start">
      {startText(joined, t)}
    </p>
  );
}
