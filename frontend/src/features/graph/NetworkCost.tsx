/** What the whole network costs, always in sight: weights, multiply-adds, memory; marked until an edit is checked. */
import { formatBytes } from "../../domain/format";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { useDocument } from "../../state/documentStore";
import { Term } from "../../ui/Term";
import styles from "./NetworkCost.module.css";

export function NetworkCost() {
  const t = useT();
  const result = useCheck((state) => state.result);
  const checked = useCheck((state) => state.checked);
  const isCurrent = useDocument(({ spec }) => spec === checked);
  if (result === null || (result.weights === 0 && result.operations === 0)) {
    return null;
  }
  return (
    <ul
      className={styles.cost}
      aria-label={t("graph.cost")}
      aria-busy={!isCurrent}
      data-testid="network-cost"
    >
      {!isCurrent && <li className={styles.former}>{t("graph.cost_former")}</li>}
      <li>{t("graph.weights", { count: result.weights })}</li>
      <li>{t("graph.memory", { size: formatBytes(result.memory_bytes) })}</li>
      <li>
        <Term id="multiply_adds">{t("graph.operations", { count: result.operations })}</Term>
      </li>
    </ul>
  );
}
