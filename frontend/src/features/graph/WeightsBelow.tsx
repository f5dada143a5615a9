/** Under a block: how many weights it has, whether they are saved ones, and whether they stand still. */
import { frozenWeightPaths } from "../../domain/frozenWeights";
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
  const single = frozenWeightPaths("", node.frozen_weights).length;
  return (
    <span className={styles.below} data-testid={`weights-${id}`}>
      {t("graph.weights", { count: facts.weights })}
      {(kept !== null || frozen || single > 0) && (
        <span className={styles.chips}>
          {kept !== null && <StatusChip tone="quiet">{t("graph.kept")}</StatusChip>}
          {frozen && <StatusChip tone="quiet">{t("graph.frozen")}</StatusChip>}
          {!frozen && single > 0 && (
            <StatusChip tone="quiet">{t("graph.frozen_count", { count: single })}</StatusChip>
          )}
        </span>
      )}
    </span>
  );
}
