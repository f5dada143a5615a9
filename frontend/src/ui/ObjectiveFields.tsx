import { type Catalog, findEntry } from "../domain/catalog";
import { isTarget, targetsOf, withLoss } from "../domain/objectives";
import type { Objective, SpecNode, Target } from "../domain/spec";
import { type MessageKey, useT } from "../i18n";
import { type Option, Select } from "./Select";
import { SettingsForm } from "./SettingsForm";
import { useTexts } from "./texts";

const TARGETS: Record<Target, MessageKey> = {
  label: "objective.target_label",
  one_hot: "objective.target_one_hot",
  value: "objective.target_value",
  boxes: "objective.target_boxes",
  input: "objective.target_input",
  none: "objective.target_none",
};

interface ObjectiveFieldsProps {
  objective: Objective;
  /** Its place among the objectives; the first must have a target. */
  index: number;
  nodes: readonly SpecNode[];
  catalog: Catalog;
  problemAt: (path: string) => string | undefined;
  onChange: (part: Partial<Objective>) => void;
}

/** The options, with the present value among them even where it can no longer be chosen. */
function withPresent(options: readonly Option[], value: string, label = value): readonly Option[] {
  return options.some((option) => option.value === value)
    ? options
    : [...options, { value, label, disabled: true }];
}

/** Which loss, between which block's output and which target. */
export function ObjectiveFields(props: ObjectiveFieldsProps) {
  const { objective, index, nodes, catalog, problemAt, onChange } = props;
  const t = useT();
  const texts = useTexts();
  const path = `objectives.${index}`;
  const { loss, prediction, target } = objective;
  const entry = findEntry(catalog.losses, loss.type);
  const losses = catalog.losses.filter(
    (known) => index > 0 || known.alone || !known.targets.includes("none"),
  );
  return (
    <>
      <Select
        id={`${path}.loss.type`}
        label={t("objective.loss")}
        live={false}
        value={loss.type}
        options={withPresent(
          losses.map((known) => ({ value: known.type, label: texts.title("losses", known) })),
          loss.type,
        )}
        onChange={(type) => onChange(withLoss(catalog, objective, type))}
        problem={problemAt(`${path}.loss.type`) ?? problemAt(`${path}.loss`)}
      />
      {entry !== undefined && (
        <SettingsForm
          entry={entry}
          family="losses"
          catalog={catalog}
          config={loss.config}
          path={`${path}.loss.config`}
          problemAt={problemAt}
          onChange={(config) => onChange({ loss: { type: loss.type, config } })}
        />
      )}
      <Select
        id={`${path}.prediction`}
        label={t(target === "none" ? "objective.applies_to" : "objective.prediction")}
        help={t(target === "none" ? "objective.applies_to_help" : "objective.prediction_help")}
        live={false}
        value={prediction}
        options={withPresent(
          nodes.map((node) => ({ value: node.id, label: texts.node(node, catalog) })),
          prediction,
        )}
        onChange={(node) => onChange({ prediction: node })}
        problem={problemAt(`${path}.prediction`)}
      />
      <Select
        id={`${path}.target`}
        label={t("objective.target")}
        help={t("objective.target_help")}
        live={false}
        value={target}
        options={withPresent(
          targetsOf(entry).map((known) => ({ value: known, label: t(TARGETS[known]) })),
          target,
          t(TARGETS[target]),
        )}
        onChange={(name) => isTarget(name) && onChange({ target: name })}
        problem={problemAt(`${path}.target`)}
      />
    </>
  );
}
