import { findEntry } from "../../domain/catalog";
import { setSchedule } from "../../domain/document";
import { MORE_ROWS } from "../../domain/trainingRows";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { editDocument, useDocument } from "../../state/documentStore";
import { NumberField } from "../../ui/NumberField";
import { problemFinder } from "../../ui/problems";
import { Select } from "../../ui/Select";
import { SettingsForm } from "../../ui/SettingsForm";
import { useTexts } from "../../ui/texts";
import { editTraining, Fields, type PartProps } from "./Fields";

const CLIPPINGS = ["none", "global_norm", "norm", "value"] as const;
const CLIPS = [0.1, 0.5, 1, 5, 10];
/** Schedule, clipping, L1, length and seed. */
export default function MoreFields(props: PartProps) {
  return (
    <>
      {props.catalog.schedules.length > 1 && <Schedule {...props} />}
      <Clipping {...props} />
      <Fields {...props} rows={MORE_ROWS} />
    </>
  );
}

function Clipping({ training: { clipping }, onLiveChange }: PartProps) {
  const t = useT();
  const texts = useTexts();
  const result = useCheck((state) => state.result);
  const problemAt = problemFinder(result, texts);
  return (
    <>
      <Select
        id="training.clipping"
        label={t("training.clipping")}
        help={t("training.clipping_help")}
        live={false}
        value={clipping?.by ?? "none"}
        options={CLIPPINGS.map((by) => ({ value: by, label: t(`training.clipping_${by}`) }))}
        problem={problemAt("training.clipping")}
        onChange={(picked) => {
          const by = CLIPPINGS.find((candidate) => candidate === picked);
          if (by === undefined) return;
          editTraining({ clipping: by === "none" ? null : { by, at: clipping?.at ?? 1 } });
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
          problem={problemAt("training.clipping.at")}
          onChange={(at) => {
            if (at === null) return;
            editTraining({ clipping: { ...clipping, at } });
            onLiveChange?.("training.clipping.at", at);
          }}
        />
      )}
    </>
  );
}

function Schedule({ catalog, onLiveChange }: PartProps) {
  const t = useT();
  const texts = useTexts();
  const schedule = useDocument((state) => state.spec.schedule);
  const result = useCheck((state) => state.result);
  const problemAt = problemFinder(result, texts);
  const entry = findEntry(catalog.schedules, schedule.type);
  return (
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
        problem={problemAt("schedule.type")}
        onChange={(type) => editDocument((draft) => setSchedule(draft, { type, config: {} }))}
      />
      {entry !== undefined && (
        <SettingsForm
          nested
          entry={entry}
          family="schedules"
          catalog={catalog}
          config={schedule.config}
          path="schedule.config"
          problemAt={problemAt}
          onChange={(config, setting, value) => {
            editDocument((draft) => setSchedule(draft, { type: schedule.type, config }));
            if (setting.live && typeof value === "number")
              onLiveChange?.(`schedule.config.${setting.name}`, value);
          }}
        />
      )}
    </>
  );
}
