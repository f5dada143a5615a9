import { findEntry } from "../../domain/catalog";
import { fittingMetrics } from "../../domain/dataFit";
import { datasetOf } from "../../domain/drawn";
import { objectiveOf } from "../../domain/spec";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { useDocument } from "../../state/documentStore";
import { NumberField } from "../../ui/NumberField";
import { problemFinder } from "../../ui/problems";
import { Checkbox, Select } from "../../ui/Select";
import { useTexts } from "../../ui/texts";
import { WordsField } from "../../ui/WordsField";
import { editTraining, type PartProps } from "./Fields";

const PATIENCES = [3, 5, 10, 20];
const EVERIES = [1, 2, 5, 10, 100];

/** How often and by what the validation data are looked at, and whether training ends by that. */
export default function EvaluationFields(props: PartProps) {
  const t = useT();
  const texts = useTexts();
  const result = useCheck((state) => state.result);
  const problemAt = problemFinder(result, texts);
  const { evaluation } = props.training;
  return (
    <>
      <NumberField
        id="training.evaluation.every"
        label={t("training.evaluation")}
        help={t("training.evaluation_help")}
        live={false}
        integer
        minimum={1}
        choices={EVERIES}
        value={evaluation.every}
        problem={problemAt("training.evaluation.every")}
        onChange={(every) =>
          every !== null && editTraining({ evaluation: { ...evaluation, every } })
        }
      />
      <Select
        id="training.evaluation.unit"
        label={t("training.evaluation_unit")}
        live={false}
        value={evaluation.unit}
        options={[
          { value: "epoch", label: t("training.epoch_unit") },
          { value: "step", label: t("training.step_unit") },
        ]}
        onChange={(unit) =>
          editTraining({ evaluation: { ...evaluation, unit: unit === "step" ? "step" : "epoch" } })
        }
      />
      <Metrics {...props} />
      <EarlyStopping {...props} />
    </>
  );
}

/** Which metrics are measured; none chosen means the usual ones of the task. */
function Metrics({ catalog, training }: PartProps) {
  const t = useT();
  const texts = useTexts();
  const spec = useDocument((state) => state.spec);
  const result = useCheck((state) => state.result);
  const dataset = datasetOf(catalog, spec.data);
  const { evaluation } = training;
  const chosen = evaluation.metrics ?? [];
  const fitting = dataset === undefined ? [] : fittingMetrics(catalog, dataset, objectiveOf(spec));
  const offered = [
    ...fitting.map(({ type }) => type),
    ...chosen.filter((type) => findEntry(fitting, type) === undefined),
  ];
  const problemAt = problemFinder(result, texts);
  const problem = chosen
    .map((_, index) => problemAt(`training.evaluation.metrics.${index}`))
    .find((found) => found !== undefined);
  if (offered.length === 0) return null;
  return (
    <WordsField
      id="training.evaluation.metrics"
      label={t("training.metrics")}
      help={t("training.metrics_help")}
      live={false}
      options={offered}
      nameOf={(type) => {
        const entry = findEntry(catalog.metrics, type);
        return entry === undefined ? type : texts.title("metrics", entry);
      }}
      value={chosen}
      problem={problem}
      note={chosen.length === 0 ? t("training.metrics_usual") : undefined}
      testId="field-training.evaluation.metrics"
      onChange={(metrics) =>
        editTraining({
          evaluation: { ...evaluation, metrics: metrics.length > 0 ? metrics : null },
        })
      }
    />
  );
}

function EarlyStopping({ training }: PartProps) {
  const t = useT();
  const texts = useTexts();
  const result = useCheck((state) => state.result);
  const problemAt = problemFinder(result, texts);
  const stopping = training.early_stopping;
  return (
    <>
      <NumberField
        id="training.early_stopping"
        label={t("training.patience")}
        help={t("training.patience_help")}
        live={false}
        integer
        nullable
        minimum={1}
        maximum={100_000}
        choices={PATIENCES}
        placeholder={t("setting.none")}
        value={stopping?.patience ?? null}
        problem={problemAt("training.early_stopping.patience")}
        onChange={(patience) =>
          editTraining({
            early_stopping:
              patience === null
                ? null
                : { least_gain: 0, restore_best: true, ...stopping, patience },
          })
        }
      />
      {stopping !== null && (
        <Checkbox
          id="training.early_stopping.restore_best"
          label={t("training.restore_best")}
          help={t("training.restore_best_help")}
          live={false}
          value={stopping.restore_best}
          onChange={(restore_best) =>
            editTraining({ early_stopping: { ...stopping, restore_best } })
          }
        />
      )}
    </>
  );
}
