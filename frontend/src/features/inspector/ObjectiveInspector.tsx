import { type Catalog, findEntry } from "../../domain/catalog";
import { setObjective } from "../../domain/document";
import { objectiveOf, type Target } from "../../domain/spec";
import { type MessageKey, useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { editDocument, useDocument } from "../../state/documentStore";
import { Formula } from "../../ui/Formula";
import { Panel } from "../../ui/Panel";
import { problemFinder } from "../../ui/problems";
import { Select } from "../../ui/Select";
import { SettingsForm } from "../../ui/SettingsForm";
import { useTexts } from "../../ui/texts";
import styles from "./Inspector.module.css";

const TARGETS: Record<Target, MessageKey> = {
  label: "objective.target_label",
  one_hot: "objective.target_one_hot",
  value: "objective.target_value",
  input: "objective.target_input",
  none: "objective.target_none",
};

function isTarget(name: string): name is Target {
  return name in TARGETS;
}

/** What is to be learned: which loss, between which block's output and which target. */
export function ObjectiveInspector({ catalog }: { catalog: Catalog }) {
  const t = useT();
  const texts = useTexts();
  const spec = useDocument((state) => state.spec);
  const result = useCheck((state) => state.result);
  const objective = objectiveOf(spec);
  const entry = findEntry(catalog.losses, objective.loss.type);
  const targets = (entry?.targets ?? []).filter(isTarget);
  const problemAt = problemFinder(result, texts);
  const pickLoss = (type: string) => {
    const allowed = (findEntry(catalog.losses, type)?.targets ?? []).filter(isTarget);
    const target = allowed.includes(objective.target) ? objective.target : (allowed[0] ?? "label");
    editDocument((draft) => setObjective(draft, { loss: { type, config: {} }, target }));
  };
  return (
    <Panel
      title={t("objective.title")}
      note={entry && texts.title("losses", entry)}
      testId="objective"
    >
      {entry !== undefined && <p className={styles.text}>{texts.summary("losses", entry)}</p>}
      <Select
        id="objectives.0.loss.type"
        label={t("objective.loss")}
        live={false}
        value={objective.loss.type}
        options={catalog.losses
          .filter((loss) => !loss.targets.includes("none"))
          .map((loss) => ({ value: loss.type, label: texts.title("losses", loss) }))}
        onChange={pickLoss}
        problem={problemAt("objectives.0.loss.type")}
      />
      {entry !== undefined && (
        <SettingsForm
          entry={entry}
          family="losses"
          catalog={catalog}
          config={objective.loss.config}
          path="objectives.0.loss.config"
          problemAt={problemAt}
          onChange={(config) =>
            editDocument((draft) =>
              setObjective(draft, { loss: { type: objective.loss.type, config } }),
            )
          }
        />
      )}
      <Select
        id="objectives.0.prediction"
        label={t("objective.prediction")}
        help={t("objective.prediction_help")}
        live={false}
        value={objective.prediction}
        options={spec.network.nodes.map((node) => ({
          value: node.id,
          label: texts.node(node, catalog),
        }))}
        onChange={(prediction) => editDocument((draft) => setObjective(draft, { prediction }))}
        problem={problemAt("objectives.0.prediction")}
      />
      <Select
        id="objectives.0.target"
        label={t("objective.target")}
        help={t("objective.target_help")}
        live={false}
        value={objective.target}
        options={targets.map((target) => ({ value: target, label: t(TARGETS[target]) }))}
        onChange={(target) =>
          isTarget(target) && editDocument((draft) => setObjective(draft, { target }))
        }
        problem={problemAt("objectives.0.target")}
      />
      {entry !== undefined && entry.formula !== "" && (
        <Formula tex={entry.formula} label={t("inspector.formula")} />
      )}
    </Panel>
  );
}
