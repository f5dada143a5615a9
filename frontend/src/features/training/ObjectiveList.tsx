import { Plus, X } from "lucide-react";
import { findEntry } from "../../domain/catalog";
import { lossNodeId } from "../../domain/lossBlocks";
import {
  addObjective,
  MOST_OBJECTIVES,
  removeObjective,
  setObjectiveAt,
} from "../../domain/objectives";
import type { Objective } from "../../domain/spec";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { editDocument, useDocument } from "../../state/documentStore";
import { useUi } from "../../state/uiStore";
import { Button, IconButton } from "../../ui/Button";
import { ObjectiveFields } from "../../ui/ObjectiveFields";
import { ObjectiveWeight } from "../../ui/ObjectiveWeight";
import { problemFinder } from "../../ui/problems";
import { useTexts } from "../../ui/texts";
import type { PartProps } from "./Fields";
import styles from "./TrainingPanel.module.css";

/** Every objective and its weight; those behind the first with their loss, block and target. */
export default function ObjectiveList({ catalog, onLiveChange }: PartProps) {
  const t = useT();
  const objectives = useDocument((state) => state.spec.objectives);
  const several = objectives.length > 1;
  return (
    <>
      <p className={styles.text}>{t(several ? "objective.sum_help" : "objective.add_help")}</p>
      {several &&
        objectives.map((objective, index) => (
          <Item
            // biome-ignore lint/suspicious/noArrayIndexKey: an objective is known by its place
            key={`${index}-${objectives.length}`}
            objective={objective}
            index={index}
            catalog={catalog}
            onLiveChange={onLiveChange}
          />
        ))}
      {objectives.length < MOST_OBJECTIVES && (
        <div className={styles.add}>
          <Button
            icon={<Plus />}
            data-testid="add-objective"
            onClick={() => editDocument((draft) => addObjective(draft, catalog))}
          >
            {t("objective.add")}
          </Button>
        </div>
      )}
    </>
  );
}

type ItemProps = Pick<PartProps, "catalog" | "onLiveChange"> & {
  objective: Objective;
  index: number;
};

function Item({ objective, index, catalog, onLiveChange }: ItemProps) {
  const t = useT();
  const texts = useTexts();
  const nodes = useDocument((state) => state.spec.network.nodes);
  const result = useCheck((state) => state.result);
  const problemAt = problemFinder(result, texts);
  // While its block is selected its settings stand in the inspector, and only there.
  const inspected = useUi(
    ({ selection: [first, second] }) => second === undefined && first === lossNodeId(index),
  );
  const path = `objectives.${index}`;
  const entry = findEntry(catalog.losses, objective.loss.type);
  const name = entry === undefined ? objective.loss.type : texts.title("losses", entry);
  const change = (part: Partial<Objective>) =>
    editDocument((draft) => setObjectiveAt(draft, index, part));
  return (
    <section className={styles.objective} aria-label={name} data-testid={path}>
      <div className={styles.head}>
        <span className={styles.name}>{`${index + 1}. ${name}`}</span>
        {index > 0 && (
          <IconButton
            variant="quiet"
            label={t("list.remove", { name })}
            icon={<X />}
            data-testid={`remove-${path}`}
            onClick={() => editDocument((draft) => removeObjective(draft, index))}
          />
        )}
      </div>
      {index > 0 && !inspected && (
        <ObjectiveFields
          objective={objective}
          index={index}
          nodes={nodes}
          catalog={catalog}
          problemAt={problemAt}
          onChange={change}
        />
      )}
      {!inspected && (
        <ObjectiveWeight
          objective={objective}
          index={index}
          problem={problemAt(`${path}.weight`)}
          onChange={(weight) => {
            change({ weight });
            onLiveChange?.(`${path}.weight`, weight);
          }}
        />
      )}
    </section>
  );
}
