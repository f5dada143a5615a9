import type { DatasetEntry } from "../../domain/catalog";
import { setData } from "../../domain/document";
import type { Split } from "../../domain/spec";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { editDocument, useDocument } from "../../state/documentStore";
import { NumberField } from "../../ui/NumberField";
import { problemFinder } from "../../ui/problems";
import { useTexts } from "../../ui/texts";
import styles from "./DataTab.module.css";

const PARTS = ["train", "validation", "test"] as const;

export function editSplit(part: Partial<Split>): void {
  editDocument((draft) => setData(draft, { split: { ...draft.spec.data.split, ...part } }));
}

/** How many examples are for training, for validation and for the test; empty takes the set's own numbers. */
export function SplitFields({ entry }: { entry: DatasetEntry }) {
  const t = useT();
  const texts = useTexts();
  const split = useDocument((state) => state.spec.data.split);
  const result = useCheck((state) => state.result);
  const problemAt = problemFinder(result, texts);
  const whole = problemAt("data.split");
  return (
    <section className={styles.part} aria-label={t("data.split")}>
      <h2 className={styles.heading}>{t("data.split")}</h2>
      {PARTS.map((part, index) => (
        <NumberField
          key={part}
          id={`data.split.${part}`}
          label={t(`data.${part}`)}
          help={t(`data.${part}_help`)}
          live={false}
          integer
          nullable
          minimum={part === "train" ? 1 : 0}
          placeholder={String(entry.default_split[index] ?? "")}
          value={split[part]}
          problem={problemAt(`data.split.${part}`)}
          onChange={(value) => editSplit({ [part]: value })}
        />
      ))}
      {whole !== undefined && (
        <p className={styles.problem} role="alert">
          {whole}
        </p>
      )}
    </section>
  );
}
