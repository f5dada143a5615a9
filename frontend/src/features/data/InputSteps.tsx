import type { Catalog, DatasetEntry } from "../../domain/catalog";
import { fittingAugmentations, hasNumbers } from "../../domain/dataFit";
import { setData } from "../../domain/document";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { editDocument, useDocument } from "../../state/documentStore";
import { ComponentList } from "../../ui/ComponentList";
import { problemFinder } from "../../ui/problems";
import { useTexts } from "../../ui/texts";
import styles from "./DataTab.module.css";

interface InputStepsProps {
  part: "preprocessing" | "augmentations";
  entry: DatasetEntry;
  catalog: Catalog;
}

/** What is done to the examples before the network sees them: scaling once, augmentation anew at every step. */
export default function InputSteps({ part, entry, catalog }: InputStepsProps) {
  const t = useT();
  const texts = useTexts();
  const value = useDocument((state) => state.spec.data[part]);
  const result = useCheck((state) => state.result);
  const steps = hasNumbers(entry) ? catalog.preprocessing : [];
  const offered = part === "preprocessing" ? steps : fittingAugmentations(catalog, entry);
  return (
    <>
      <p className={styles.text}>{t(`data.${part}_help`)}</p>
      <ComponentList
        path={`data.${part}`}
        family={part}
        entries={catalog[part]}
        offered={offered}
        catalog={catalog}
        value={value}
        addLabel={t(`data.${part}_add`)}
        problemAt={problemFinder(result, texts)}
        onChange={(next) => editDocument((draft) => setData(draft, { [part]: next }))}
      />
    </>
  );
}
