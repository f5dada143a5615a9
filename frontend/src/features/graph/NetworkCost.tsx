/** What the whole network costs, always in sight: weights, multiply-adds, memory. */
import { formatBytes } from "../../domain/format";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { Term } from "../../ui/Term";
import styles from "./NetworkCost.module.css";

export function NetworkCost() {
  const t = useT();
  const result = useCheck((state) => state.result);
  if (result === null || (result.weights === 0 && result.operations === 0)) {
    return null;
  }
  return (
    <ul className={styles.cost} aria-label={t("graph.cost")} data-testid="network-cost">
      <li>{t("graph.weights", { count: result.weights })}</li>
      <li>{t("graph.memory", { size: formatBytes(result.memory_bytes) })}</li>
      <li>
        <Term id="multiply_adds">{t("graph.operations", { count: result.operations })}</Term>
      </li>
    </ul>
  );
}
