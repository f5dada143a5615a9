/** Whether runs began alike: their batches, and layer by layer their initial weights. */
import type { JoinedStarts } from "../domain/layerStarts";
import { useT } from "../i18n";
import styles from "./StartFacts.module.css";

interface StartFactsProps {
  start: JoinedStarts;
  nameOf: (nodeId: string) => string;
}

export function StartFacts({ start, nameOf }: StartFactsProps) {
  const t = useT();
  const { batches, same, different, whole } = start;
  const names = (ids: readonly string[]) => ids.map(nameOf).join(", ");
  const causes = batches.map((cause) => t(`start.cause.${cause}`)).join(", ");
  return (
    <ul className={styles.facts}>
      <li data-testid="start-batches" data-same={batches.length === 0}>
        {batches.length === 0 ? t("start.batches") : t("start.other_batches", { causes })}
      </li>
      {same.length > 0 && (
        <li data-testid="start-same">
          {whole && different.length === 0
            ? t("start.all")
            : t("start.same", { layers: names(same) })}
        </li>
      )}
      {different.map(({ causes: own, layers }) => (
        <li key={own.join()} data-testid={`start-${own.join("-")}`}>
          {t("start.different", {
            layers: names(layers),
            causes: own.map((cause) => t(`start.cause.${cause}`)).join(", "),
          })}
        </li>
      ))}
    </ul>
  );
}
