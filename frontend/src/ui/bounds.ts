/** Bounds of a claim in words. */
import { formatCount, formatNatural } from "../domain/format";
import type { Translate } from "../i18n";

interface Bounds {
  readonly least: number | null;
  readonly most: number | null;
}

export function writeBound(
  { least, most }: Bounds,
  t: Translate,
  write: (value: number) => string = formatNatural,
): string {
  const [low = "", high = ""] = [least, most].map((bound) => (bound === null ? "" : write(bound)));
  if (most === null) return t("gallery.at_least", { least: low });
  if (least === null) return t("gallery.at_most", { most: high });
  return least === most
    ? t("gallery.exactly", { value: low })
    : t("gallery.between", { least: low, most: high });
}

/** What was counted or measured for a claim; null: infinite. */
export function writeMeasured(value: number | null): string {
  if (value === null) return "\u221e";
  return Number.isInteger(value) ? formatCount(value) : formatNatural(value);
}
