import { type Catalog, findEntry } from "../../domain/catalog";
import { setObjectiveAt } from "../../domain/objectives";
import type { Objective } from "../../domain/spec";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { editDocument, useDocument } from "../../state/documentStore";
import { Formula } from "../../ui/Formula";
import { ObjectiveFields } from "../../ui/ObjectiveFields";
import { ObjectiveWeight } from "../../ui/ObjectiveWeight";
import { Panel } from "../../ui/Panel";
import { problemFinder } from "../../ui/problems";
import { useTexts } from "../../ui/texts";
import styles from "./Inspector.module.css";

interface ObjectiveInspectorProps {
  catalog: Catalog;
  /** Its place among the objectives. */
  index: number;
  onLiveChange: ((path: string, value: number) => void) | undefined;
}

/** What is to be learned: which loss, between which block's output and which target. */
export default function ObjectiveInspector(props: ObjectiveInspectorProps) {
  const { catalog, index, onLiveChange } = props;
  const t = useT();
  const texts = useTexts();
  const spec = useDocument((state) => state.spec);
  const result = useCheck((state) => state.result);
  const objective = spec.objectives[index];
  if (objective === undefined) return null;
  const entry = findEntry(catalog.losses, objective.loss.type);
  const several = spec.objectives.length > 1;
  const problemAt = problemFinder(result, texts);
  const change = (part: Partial<Objective>) =>
    editDocument((draft) => setObjectiveAt(draft, index, part));
  return (
    <Panel
      title={several ? `${t("objective.title")} ${index + 1}` : t("objective.title")}
      note={entry && texts.title("losses", entry)}
      testId="objective"
    >
      {entry !== undefined && <p className={styles.text}>{texts.summary("losses", entry)}</p>}
      <ObjectiveFields
        objective={objective}
        index={index}
        nodes={spec.network.nodes}
        catalog={catalog}
        problemAt={problemAt}
        onChange={change}
      />
      {several && (
        <ObjectiveWeight
          objective={objective}
          index={index}
          problem={problemAt(`objectives.${index}.weight`)}
          onChange={(weight) => {
            change({ weight });
            onLiveChange?.(`objectives.${index}.weight`, weight);
          }}
        />
      )}
      {entry !== undefined && entry.formula !== "" && (
        <Formula tex={entry.formula} label={t("inspector.formula")} />
      )}
    </Panel>
  );
}
