import { findEntry } from "../../domain/catalog";
import { hasSingleClasses, weightingOf } from "../../domain/dataFit";
import { setOptimizer } from "../../domain/document";
import { datasetOf } from "../../domain/drawn";
import type { Setting } from "../../domain/schema";
import type { Config } from "../../domain/spec";
import { LOOP_ROWS } from "../../domain/trainingRows";
import { useT, withTexts } from "../../i18n";
import { useCheck } from "../../state/check";
import { editDocument, useDocument } from "../../state/documentStore";
import type { OnLiveChange } from "../../state/liveValues";
import { useCatalog } from "../../state/queries";
import { Fold } from "../../ui/Fold";
import { lazyPart } from "../../ui/lazyPart";
import { Panel } from "../../ui/Panel";
import { faultFinder, problemFinder } from "../../ui/problems";
import { Select } from "../../ui/Select";
import { SettingsForm } from "../../ui/SettingsForm";
import { useTexts } from "../../ui/texts";
import { Fields, type PartProps } from "./Fields";
import { RateInUse } from "./RateInUse";
import styles from "./TrainingPanel.module.css";

const ObjectiveList = lazyPart(() => import("./ObjectiveList"));
const ClassWeightFields = lazyPart(() => import("./ClassWeightFields"));
const EvaluationFields = lazyPart(() => withTexts("later", import("./EvaluationFields")));
const MoreFields = lazyPart(() => import("./MoreFields"));

/** How the network is trained; live values reach a running experiment, the others start a new run. */
export function TrainingPanel({ onLiveChange }: { onLiveChange?: OnLiveChange | undefined }) {
  const t = useT();
  const catalog = useCatalog();
  const training = useDocument((state) => state.spec.training);
  const steps = useCheck((state) => state.result?.steps_per_epoch ?? null);
  if (catalog === null) return null;
  const note = steps === null ? undefined : t("training.steps_per_epoch", { count: steps });
  return (
    <Panel title={t("training.title")} note={note} testId="training">
      <OptimizerFields catalog={catalog} training={training} onLiveChange={onLiveChange} />
      <LoopFields catalog={catalog} training={training} onLiveChange={onLiveChange} />
      <Folds catalog={catalog} training={training} onLiveChange={onLiveChange} />
    </Panel>
  );
}

function OptimizerFields({ catalog, onLiveChange }: PartProps) {
  const t = useT();
  const texts = useTexts();
  const optimizer = useDocument((state) => state.spec.optimizer);
  const result = useCheck((state) => state.result);
  const scheduled = useDocument((state) => state.spec.schedule.type !== "constant");
  const entry = findEntry(catalog.optimizers, optimizer.type);
  const problemAt = problemFinder(result, texts);
  const change = (config: Config, setting: Setting, value: unknown) => {
    editDocument((draft) => setOptimizer(draft, { type: optimizer.type, config }));
    if (setting.live && typeof value === "number")
      onLiveChange?.(`optimizer.config.${setting.name}`, value);
  };
  const pick = (type: string) => {
    editDocument((draft) => setOptimizer(draft, { type, config: {} }));
  };
  return (
    <>
      <Select
        id="optimizer.type"
        label={t("training.optimizer")}
        live={false}
        value={optimizer.type}
        options={catalog.optimizers.map((option) => ({
          value: option.type,
          label: texts.title("optimizers", option),
        }))}
        onChange={pick}
        problem={problemAt("optimizer.type")}
      />
      {entry !== undefined && (
        <SettingsForm
          entry={entry}
          family="optimizers"
          catalog={catalog}
          config={optimizer.config}
          path="optimizer.config"
          problemAt={problemAt}
          onChange={change}
        />
      )}
      {scheduled && (
        <RateInUse set={optimizer.config?.learning_rate ?? entry?.defaults.learning_rate} />
      )}
    </>
  );
}

function LoopFields(props: PartProps) {
  const maximum = props.catalog.limits.batch_size;
  const rows = LOOP_ROWS.map((row) => (row.field === "batch_size" ? { ...row, maximum } : row));
  return <Fields {...props} rows={rows} />;
}

/** What is set less often, each part named in a word while it is folded. */
function Folds(props: PartProps) {
  const t = useT();
  const texts = useTexts();
  const { catalog, training } = props;
  const spec = useDocument((state) => state.spec);
  const result = useCheck((state) => state.result);
  const faultAt = faultFinder(result, t("fold.fault"));
  const dataset = datasetOf(catalog, spec.data);
  const weighs = dataset !== undefined && hasSingleClasses(dataset);
  const { every, unit } = training.evaluation;
  const schedule = findEntry(catalog.schedules, spec.schedule.type);
  const others = spec.objectives.slice(1).map((_, index) => `objectives.${index + 1}`);
  return (
    <div className={styles.folds}>
      <Fold
        title={t("objective.several")}
        note={t("objective.count", { count: spec.objectives.length })}
        fault={faultAt(others)}
        testId="fold-objectives"
      >
        <ObjectiveList {...props} />
      </Fold>
      {dataset !== undefined && (weighs || training.class_weights !== null) && (
        <Fold
          title={t("training.class_weights")}
          note={t(`training.class_weights_${weightingOf(training.class_weights)}`)}
          fault={faultAt(["training.class_weights"])}
          testId="fold-class-weights"
        >
          <ClassWeightFields dataset={dataset} weights={training.class_weights} />
        </Fold>
      )}
      <Fold
        title={t("training.evaluation_title")}
        note={t(`training.every_${unit}`, { count: every })}
        fault={faultAt(["training.evaluation", "training.early_stopping"])}
        testId="fold-evaluation"
      >
        <EvaluationFields {...props} />
      </Fold>
      <Fold
        title={t("training.more")}
        note={schedule && texts.title("schedules", schedule)}
        fault={faultAt(["schedule", "training.clipping", "training.epochs", "training.seed"])}
        testId="training-more"
      >
        <MoreFields {...props} />
      </Fold>
    </div>
  );
}
