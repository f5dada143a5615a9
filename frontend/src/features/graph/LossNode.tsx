/** The block of one objective: its loss, and where there are several its number, weight and value. */
import { findEntry } from "../../domain/catalog";
import { lossIndex, lossName } from "../../domain/lossBlocks";
import { useT } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { useTexts } from "../../ui/texts";
import { Ports, Shell } from "./blockParts";
import type { NodeProps } from "./flow";
import styles from "./Graph.module.css";
import { LossValue } from "./LossValue";

export function LossNode({ id, selected, data }: NodeProps) {
  const index = lossIndex(id);
  const objective = useDocument((state) => state.spec.objectives[index]);
  const several = useDocument((state) => state.spec.objectives.length > 1);
  const catalog = useCatalog();
  const texts = useTexts();
  const t = useT();
  if (objective === undefined) return null;
  const entry = findEntry(catalog?.losses ?? [], objective.loss.type);
  const title = entry ? texts.title("losses", entry) : objective.loss.type;
  const name = several ? `${index + 1}. ${title}` : title;
  return (
    <Shell
      id={id}
      look={styles.loss}
      label={t("graph.loss_label", { loss: name })}
      selected={selected}
      data={data}
      testId={`block-${lossName(index)}`}
    >
      <span className={styles.upright}>{name}</span>
      {several && (
        <span className={styles.below}>
          <span data-testid={`weight-${lossName(index)}`}>{`× ${objective.weight}`}</span>
          <LossValue index={index} />
        </span>
      )}
      <Ports id={lossName(index)} inputs={["in"]} output={false} />
    </Shell>
  );
}
