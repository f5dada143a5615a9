import { type Catalog, findEntry } from "../../domain/catalog";
import { setObjective } from "../../domain/document";
import { objectiveOf } from "../../domain/spec";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { editDocument, useDocument } from "../../state/documentStore";
import { Formula } from "../../ui/Formula";
import { ObjectiveFields } from "../../ui/ObjectiveFields";
import { Panel } from "../../ui/Panel";
import { problemFinder } from "../../ui/problems";
import { useTexts } from "../../ui/texts";
import styles from "./Inspector.module.css";

/** What is to be learned: which loss, between which block's output and which target. */
export default function ObjectiveInspector({ catalog }: { catalog: Catalog }) {
  const t = useT();
  const texts = useTexts();
  const spec = useDocument((state) => state.spec);
  const result = useCheck((state) => state.result);
  const objective = objectiveOf(spec);
  const entry = findEntry(catalog.losses, objective.loss.type);
  return (
    <Panel
      title={t("objective.title")}
      note={entry && texts.title("losses", entry)}
      testId="objective"
    >
      {entry !== undefined && <p className={styles.text}>{texts.summary("losses", entry)}</p>}
      <ObjectiveFields
        objective={objective}
        index={0}
        nodes={spec.network.nodes}
        catalog={catalog}
        problemAt={problemFinder(result, texts)}
        onChange={(part) => editDocument((draft) => setObjective(draft, part))}
      />
      {entry !== undefined && entry.formula !== "" && (
        <Formula tex={entry.formula} label={t("inspector.formula")} />
      )}
    </Panel>
  );
}
