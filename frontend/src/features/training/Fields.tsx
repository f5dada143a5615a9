import type { Catalog } from "../../domain/catalog";
import { setTraining } from "../../domain/document";
import type { Training } from "../../domain/spec";
import type { TrainingRow } from "../../domain/trainingRows";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { editDocument } from "../../state/documentStore";
import type { OnLiveChange } from "../../state/liveValues";
import { NumberField } from "../../ui/NumberField";
import { problemFinder } from "../../ui/problems";
import { useTexts } from "../../ui/texts";

export interface PartProps {
  catalog: Catalog;
  training: Training;
  onLiveChange?: OnLiveChange | undefined;
}

export function editTraining(part: Partial<Training>): void {
  editDocument((draft) => setTraining(draft, part));
}

/** Numbers of the training part of the spec, one a row. */
export function Fields({
  rows,
  catalog,
  training,
  onLiveChange,
}: PartProps & { rows: readonly TrainingRow[] }) {
  const t = useT();
  const texts = useTexts();
  const result = useCheck((state) => state.result);
  const problemAt = problemFinder(result, texts);
  const examples = result?.training_size ?? null;
  const fits = examples !== null && examples <= (catalog.limits.batch_size ?? examples);
  const all = fits ? [{ value: examples, label: t("training.all_examples") }] : [];
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
      named={field === "batch_size" ? all : undefined}
      value={training[field]}
      problem={problemAt(`training.${field}`)}
      onChange={(value) => {
        if (value === null && field !== "epochs") return;
        editTraining({ [field]: value });
        if (live && value !== null) onLiveChange?.(`training.${field}`, value);
      }}
    />
  ));
}
