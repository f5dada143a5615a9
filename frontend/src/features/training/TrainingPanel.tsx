import { useState } from "react";
import { type Catalog, findEntry } from "../../domain/catalog";
import { setOptimizer, setSchedule, setTraining } from "../../domain/document";
import type { Setting } from "../../domain/schema";
import type { Config, Training } from "../../domain/spec";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { editDocument, useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { NumberField, type NumberFieldProps } from "../../ui/NumberField";
import { Panel } from "../../ui/Panel";
import { problemFinder } from "../../ui/problems";
import { Select } from "../../ui/Select";
import { SettingsForm } from "../../ui/SettingsForm";
import { useTexts } from "../../ui/texts";
import styles from "./TrainingPanel.module.css";

export type OnLiveChange = (path: string, value: number) => void;

const PENALTIES = [0, 0.00001, 0.0001, 0.001, 0.01, 0.1];
const BATCHES = [1, 5, 10, 20, 30, 50, 100, 200];
const CLIPS = [0.1, 0.5, 1, 5, 10];

interface PartProps {
  catalog: Catalog;
  training: Training;
  onLiveChange?: OnLiveChange | undefined;
}

function edit(part: Partial<Training>): void {
  editDocument((draft) => setTraining(draft, part));
}

/** How the network is trained; live values reach a running experiment, the others start a new run. */
export function TrainingPanel({ onLiveChange }: { onLiveChange?: OnLiveChange | undefined }) {
  const t = useT();
  const catalog = useCatalog();
  const training = useDocument((state) => state.spec.training);
  const steps = useCheck((state) => state.result?.steps_per_epoch ?? null);
  const [more, setMore] = useState(false);
  if (catalog === null) return null;
  const note = steps === null ? undefined : t("training.steps_per_epoch", { count: steps });
  return (
    <Panel title={t("training.title")} note={note} testId="training">
      <OptimizerFields catalog={catalog} training={training} onLiveChange={onLiveChange} />
      <LoopFields catalog={catalog} training={training} onLiveChange={onLiveChange} />
      <button
        type="button"
        className={styles.more}
        aria-expanded={more}
        onClick={() => setMore(!more)}
        data-testid="training-more"
      >
        {more ? t("training.less") : t("training.more")}
      </button>
      {more && <MoreFields catalog={catalog} training={training} onLiveChange={onLiveChange} />}
    </Panel>
  );
}

function OptimizerFields({ catalog, onLiveChange }: PartProps) {
  const t = useT();
  const texts = useTexts();
  const optimizer = useDocument((state) => state.spec.optimizer);
  const result = useCheck((state) => state.result);
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
    </>
  );
}

type Row = Pick<NumberFieldProps, "integer" | "minimum" | "choices"> & {
  field: "batch_size" | "epochs" | "l1" | "l2" | "seed";
  live: boolean;
};

function Fields({ rows, training, onLiveChange }: PartProps & { rows: readonly Row[] }) {
  const t = useT();
  const texts = useTexts();
  const result = useCheck((state) => state.result);
  const problemAt = problemFinder(result, texts);
  return rows.map(({ field, live, ...bounds }) => (
    <NumberField
      key={field}
      {...bounds}
      id={`training.${field}`}
      label={t(`training.${field}`)}
      help={t(`training.${field}_help`)}
      live={live}
      nullable={field === "epochs"}
      placeholder={field === "epochs" ? t("training.until_stopped") : undefined}
      value={training[field]}
      problem={problemAt(`training.${field}`)}
      onChange={(value) => {
        if (value === null && field !== "epochs") return;
        edit({ [field]: value });
        if (live && value !== null) onLiveChange?.(`training.${field}`, value);
      }}
    />
  ));
}

const LOOP_ROWS: readonly Row[] = [
  { field: "batch_size", live: false, integer: true, minimum: 1, choices: BATCHES },
  { field: "l2", live: true, minimum: 0, choices: PENALTIES },
];
const PATIENCES = [3, 5, 10, 20];
const CLIPPINGS = ["none", "global_norm", "norm", "value"] as const;

const MORE_ROWS: readonly Row[] = [
  { field: "l1", live: true, minimum: 0, choices: PENALTIES },
  { field: "epochs", live: false, integer: true, minimum: 1 },
  { field: "seed", live: false, integer: true, minimum: 0 },
];

function LoopFields(props: PartProps) {
  return <Fields {...props} rows={LOOP_ROWS} />;
}

function MoreFields(props: PartProps) {
  const t = useT();
  const texts = useTexts();
  const { catalog, training, onLiveChange } = props;
  const { evaluation, clipping } = training;
  const schedule = useDocument((state) => state.spec.schedule);
  const entry = findEntry(catalog.schedules, schedule.type);
  return (
    <>
      <Fields {...props} rows={MORE_ROWS} />
      <Select
        id="training.clipping"
        label={t("training.clipping")}
        help={t("training.clipping_help")}
        live={false}
        value={clipping?.by ?? "none"}
        options={CLIPPINGS.map((by) => ({ value: by, label: t(`training.clipping_${by}`) }))}
        onChange={(picked) => {
          const by = CLIPPINGS.find((candidate) => candidate === picked);
          if (by === undefined) return;
          edit({ clipping: by === "none" ? null : { by, at: clipping?.at ?? 1 } });
        }}
      />
      {clipping !== null && (
        <NumberField
          id="training.clipping.at"
          label={t("training.clipping_at")}
          live
          exclusiveMinimum={0}
          choices={CLIPS}
          value={clipping.at}
          onChange={(at) => {
            if (at === null) return;
            edit({ clipping: { ...clipping, at } });
            onLiveChange?.("training.clipping.at", at);
          }}
        />
      )}
      <NumberField
        id="training.early_stopping"
        label={t("training.patience")}
        help={t("training.patience_help")}
        live={false}
        integer
        nullable
        minimum={1}
        choices={PATIENCES}
        value={training.early_stopping?.patience ?? null}
        onChange={(patience) =>
          edit({
            early_stopping:
              patience === null
                ? null
                : { least_gain: 0, restore_best: true, ...training.early_stopping, patience },
          })
        }
      />
      <NumberField
        id="training.evaluation.every"
        label={t("training.evaluation")}
        help={t("training.evaluation_help")}
        live={false}
        integer
        minimum={1}
        value={evaluation.every}
        onChange={(every) => every !== null && edit({ evaluation: { ...evaluation, every } })}
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
          edit({ evaluation: { ...evaluation, unit: unit === "step" ? "step" : "epoch" } })
        }
      />
      {catalog.schedules.length > 1 && (
        <>
          <Select
            id="schedule.type"
            label={t("training.schedule")}
            live={false}
            value={schedule.type}
            options={catalog.schedules.map((option) => ({
              value: option.type,
              label: texts.title("schedules", option),
            }))}
            onChange={(type) => editDocument((draft) => setSchedule(draft, { type, config: {} }))}
          />
          {entry !== undefined && (
            <SettingsForm
              entry={entry}
              family="schedules"
              catalog={catalog}
              config={schedule.config}
              path="schedule.config"
              onChange={(config) =>
                editDocument((draft) => setSchedule(draft, { type: schedule.type, config }))
              }
            />
          )}
        </>
      )}
    </>
  );
}
