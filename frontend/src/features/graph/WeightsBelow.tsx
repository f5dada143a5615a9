/** Under a block: how many weights it has, whether they are saved ones, and whether they stand still. */
import type { SpecNode } from "../../domain/spec";
import { useT } from "../../i18n";
import { useBlockFacts } from "../../state/blockFacts";
import { StatusChip } from "../../ui/Chip";
import styles from "./Graph.module.css";

export function WeightsBelow({ id, node }: { id: string; node: SpecNode }) {
  const t = useT();
  const facts = useBlockFacts(id);
  if (facts === undefined || facts.weights === 0) return null;
  const { weights_from: kept, frozen } = node;
  return (
    <span className={styles.below} data-testid={`weights-${id}`}>
      {t("graph.weights", { count: facts.weights })}
      {(kept !== null || frozen) && (
        <span className={styles.chips}>
          {kept !== null && <StatusChip tone="quiet">{t("graph.kept")}</StatusChip>}
          {frozen && <StatusChip tone="quiet">{t("graph.frozen")}</StatusChip>}
        </span>
      )}
    </span>
  );
}
