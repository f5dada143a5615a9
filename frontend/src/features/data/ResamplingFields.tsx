import type { DatasetEntry } from "../../domain/catalog";
import { hasSingleClasses } from "../../domain/dataFit";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { useDocument } from "../../state/documentStore";
import { useClassNames } from "../../ui/classNames";
import { NumberField } from "../../ui/NumberField";
import { problemFinder } from "../../ui/problems";
import { Select } from "../../ui/Select";
import { useTexts } from "../../ui/texts";
import { editSplit } from "./SplitFields";

const FOLDS = [3, 5, 10];
const RATIOS = [1, 2, 5, 10];
const MOST_FOLDS = 50;

/** Cross-validation, thinning of frequent classes, bootstrap: other ways to the training part. */
export default function ResamplingFields({ entry }: { entry: DatasetEntry }) {
  const t = useT();
  const texts = useTexts();
  const split = useDocument((state) => state.spec.data.split);
  const result = useCheck((state) => state.result);
  const problemAt = problemFinder(result, texts);
  const { folds, fold, left_out_class: leftOut = null } = split;
  const classes = useClassNames(entry.classes);
  const changeFolds = (next: number | null) =>
    editSplit({ folds: next, fold: Math.min(fold, (next ?? 1) - 1) });
  return (
    <>
      <NumberField
        id="data.split.folds"
        label={t("data.folds")}
        help={t("data.folds_help")}
        live={false}
        integer
        nullable
        minimum={2}
        maximum={MOST_FOLDS}
        choices={FOLDS}
        placeholder={t("setting.none")}
        value={folds}
        problem={problemAt("data.split.folds")}
        onChange={changeFolds}
      />
      {folds !== null && (
        <Select
          id="data.split.fold"
          label={t("data.fold")}
          help={t("data.fold_help")}
          live={false}
          value={String(fold)}
          options={Array.from({ length: folds }, (_, part) => ({
            value: String(part),
            label: t("data.fold_note", { fold: part + 1, folds }),
          }))}
          problem={problemAt("data.split.fold")}
          onChange={(part) => editSplit({ fold: Number(part) })}
        />
      )}
      {(hasSingleClasses(entry) || leftOut !== null) && (
        <Select
          id="data.split.left_out_class"
          label={t("data.left_out")}
          help={t("data.left_out_help")}
          live={false}
          value={leftOut === null ? "" : String(leftOut)}
          options={[
            { value: "", label: t("setting.none") },
            ...classes.map((name, number) => ({ value: String(number), label: name })),
            ...(leftOut === null || leftOut < classes.length
              ? []
              : [{ value: String(leftOut), label: String(leftOut) }]),
          ]}
          problem={problemAt("data.split.left_out_class")}
          onChange={(chosen) =>
            editSplit({ left_out_class: chosen === "" ? null : Number(chosen) })
          }
        />
      )}
      {(hasSingleClasses(entry) || split.largest_ratio !== null) && (
        <NumberField
          id="data.split.largest_ratio"
          label={t("data.largest_ratio")}
          help={t("data.largest_ratio_help")}
          live={false}
          nullable
          minimum={1}
          maximum={1e6}
          choices={RATIOS}
          placeholder={t("setting.none")}
          value={split.largest_ratio}
          problem={problemAt("data.split.largest_ratio")}
          onChange={(ratio) => editSplit({ largest_ratio: ratio })}
        />
      )}
      <NumberField
        id="data.split.bootstrap_seed"
        label={t("data.bootstrap_seed")}
        help={t("data.bootstrap_seed_help")}
        live={false}
        integer
        nullable
        minimum={0}
        exclusiveMaximum={2 ** 32}
        placeholder={t("setting.none")}
        value={split.bootstrap_seed}
        problem={problemAt("data.split.bootstrap_seed")}
        onChange={(seed) => editSplit({ bootstrap_seed: seed })}
      />
      <NumberField
        id="data.split.seed"
        label={t("data.split_seed")}
        help={t("data.split_seed_help")}
        live={false}
        integer
        minimum={0}
        exclusiveMaximum={2 ** 32}
        value={split.seed}
        problem={problemAt("data.split.seed")}
        onChange={(seed) => seed !== null && editSplit({ seed })}
      />
    </>
  );
}
