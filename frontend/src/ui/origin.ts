/** Of which step a measured number is, and of which weights, in words: the same wherever one is shown. */
import { formatCount } from "../domain/format";
import type { Origin } from "../domain/standing";
import type { Translate } from "../i18n";

/** Each with its twin for restored best weights: beside a number, over numbers, over numbers of the validation set. */
const KEYS = {
  inline: ["origin.step", "origin.step_best"],
  title: ["views.of_step", "views.of_step_best"],
  validation: ["views.of_validation", "views.of_validation_best"],
  probe: ["probes.of_step", "probes.of_step_best"],
} as const;

export function originText(
  { step, best }: Origin,
  t: Translate,
  form: keyof typeof KEYS = "inline",
): string {
  return t(KEYS[form][best ? 1 : 0], { step: formatCount(step) });
}

/** Of a number made of several runs; empty without any. */
export function originsText(origins: readonly Origin[], t: Translate): string {
  const [first] = origins;
  if (first === undefined) return "";
  const steps = origins.map(({ step }) => step);
  const [least, most] = [Math.min(...steps), Math.max(...steps)];
  const best = origins.filter((origin) => origin.best).length;
  if (least === most && (best === 0 || best === origins.length)) return originText(first, t);
  const written =
    least === most
      ? originText({ step: least, best: false }, t)
      : t("origin.steps", { least: formatCount(least), most: formatCount(most) });
  return best === 0
    ? written
    : t("origin.some_best", { steps: written, best, count: steps.length });
}
