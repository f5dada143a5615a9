/** The reasons of a verdict on a fix, each a sentence with its numbers. */
import { findEntry } from "../../domain/catalog";
import type { RunComparison } from "../../domain/cureReport";
import { changePercent, formatCount, NOT_APPLICABLE } from "../../domain/format";
import { type Translate, useT, useText } from "../../i18n";
import { useCatalog } from "../../state/queries";

/** By how much the loss that decides has changed, in percent. */
function lossChange({ first, second, loss_by }: RunComparison): string {
  const of = (run: RunComparison["first"]) =>
    loss_by === "training" ? run.loss : (run.evaluation?.loss ?? null);
  const [before, after] = [of(first), of(second)];
  if (before === null || after === null || before === 0) return NOT_APPLICABLE;
  return changePercent(1 - after / before);
}

/** The verdict's reasons, each a sentence with its numbers. */
export function useReasons(): (comparison: RunComparison, code: string) => string {
  const t = useT();
  const title = useFindingTitle();
  return (comparison, code) => {
    const { status, step, final_step, finding, finding_change, loss_change, loss_by } = comparison;
    const { first, second } = comparison;
    const values = { finding: title(code), step: formatCount(finding?.step ?? 0) };
    if (finding_change === null) {
      const key = status === "final" ? "cures.ended_early" : "cures.waits";
      return t(key, { ...values, now: formatCount(step) });
    }
    const diverged = second.diverged_at !== null || first.diverged_at !== null;
    const appeared = second.others.filter((other) => !first.others.includes(other));
    return [
      t(`cures.finding.${finding_change}`, values),
      ...(first.diverged_at === null
        ? []
        : [t("cures.former_diverged", { step: formatCount(first.diverged_at) })]),
      ...(second.diverged_at === null
        ? []
        : [t("cures.diverged", { step: formatCount(second.diverged_at) })]),
      ...(diverged ? [] : [lossSentence(loss_change, loss_by, comparison, t)]),
      ...(appeared.length === 0
        ? []
        : [t("cures.others", { findings: appeared.map(title).join(", ") })]),
      status === "final"
        ? t("cures.at", { step: formatCount(step) })
        : t("cures.at_so_far", { step: formatCount(step), final: formatCount(final_step) }),
    ].join(" ");
  };
}

function lossSentence(
  change: RunComparison["loss_change"],
  by: RunComparison["loss_by"],
  comparison: RunComparison,
  t: Translate,
): string {
  if (change === "not_comparable") return t("cures.loss.not_comparable");
  return t(`cures.loss.${by}.${change}`, { percent: lossChange(comparison) });
}

function useFindingTitle(): (code: string) => string {
  const text = useText();
  const catalog = useCatalog();
  return (code) =>
    text(`findings.${code}.title`, findEntry(catalog?.findings ?? [], code)?.title ?? code);
}
