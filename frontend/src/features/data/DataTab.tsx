import { RefreshCw, Upload } from "lucide-react";
import type { DatasetEntry } from "../../domain/catalog";
import { changeDataConfig } from "../../domain/chooseDataset";
import { fittingAugmentations, hasNumbers } from "../../domain/dataFit";
import { datasetOf } from "../../domain/drawn";
import { writeShape } from "../../domain/numbers";
import { useT, withTexts } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { useCheck } from "../../state/check";
import { editDocument, useDocument } from "../../state/documentStore";
import { useCatalog, usePreview } from "../../state/queries";
import { Button } from "../../ui/Button";
import { useClassNames } from "../../ui/classNames";
import { ExampleImage, ExamplePlane } from "../../ui/Example";
import { Fold } from "../../ui/Fold";
import { lazyPart } from "../../ui/lazyPart";
import { faultFinder, problemFinder } from "../../ui/problems";
import { SettingsForm } from "../../ui/SettingsForm";
import { useTexts } from "../../ui/texts";
import { DatasetPicker } from "./DatasetPicker";
import styles from "./DataTab.module.css";
import { SealedTest } from "./SealedTest";
import { SplitFields } from "./SplitFields";

const ResamplingFields = lazyPart(() => withTexts("later", import("./ResamplingFields")));
const ChosenTable = lazyPart(() => withTexts("tables", import("./ChosenTable")));
const InputSteps = lazyPart(() => import("./InputSteps"));

/** What the network learns from: which set, with how much noise, how it is cut up, and a look at it. */
export default function DataTab() {
  const t = useT();
  const catalog = useCatalog();
  const data = useDocument((state) => state.spec.data);
  const texts = useTexts();
  const result = useCheck((state) => state.result);
  if (catalog === null) return null;
  const entry = datasetOf(catalog, data);
  return (
    <div className={styles.tab}>
      {entry !== undefined && (
        <section className={styles.part} aria-label={texts.title("datasets", entry)}>
          <h2 className={styles.heading}>{texts.title("datasets", entry)}</h2>
          <p className={styles.text}>{texts.summary("datasets", entry)}</p>
          {entry.brought ? (
            <ChosenTable />
          ) : (
            <SettingsForm
              entry={entry}
              family="datasets"
              catalog={catalog}
              config={data.config}
              path="data.config"
              problemAt={problemFinder(result, texts)}
              onChange={(config) =>
                editDocument((draft) => changeDataConfig(draft, entry, config, catalog))
              }
            />
          )}
          <Regenerate />
          {entry.count_only ? (
            <p className={styles.text} data-testid="count-only">
              {t("data.count_only")}
            </p>
          ) : (
            <Look entry={entry} />
          )}
        </section>
      )}
      <OwnData />
      <DatasetPicker catalog={catalog} />
      {entry !== undefined && !entry.count_only && <Parts entry={entry} />}
    </div>
  );
}

/** How the examples are cut up and changed. */
function Parts({ entry }: { entry: DatasetEntry }) {
  return (
    <>
      <SplitFields entry={entry} />
      <Folds entry={entry} />
      <SealedTest entry={entry} />
    </>
  );
}

/** What is set less often: resampling, scaling of the inputs, augmentation. */
function Folds({ entry }: { entry: DatasetEntry }) {
  const t = useT();
  const catalog = useCatalog();
  const texts = useTexts();
  const { split, preprocessing, augmentations } = useDocument((state) => state.spec.data);
  const result = useCheck((state) => state.result);
  const classes = useClassNames(entry.classes);
  if (catalog === null) return null;
  const faultAt = faultFinder(result, t("fold.fault"));
  const names = (family: "preprocessing" | "augmentations", types: readonly string[]) =>
    types.length === 0
      ? t("fold.none")
      : types.map((type) => texts.title(family, { type, title: "" })).join(", ");
  const scales = hasNumbers(entry) || preprocessing.length > 0;
  const augments = fittingAugmentations(catalog, entry).length > 0 || augmentations.length > 0;
  const { left_out_class: leftOut = null } = split;
  const resampled = [
    split.folds === null ? "" : t("data.fold_note", { fold: split.fold + 1, folds: split.folds }),
    split.largest_ratio === null ? "" : t("data.thinned_note", { ratio: split.largest_ratio }),
    leftOut === null ? "" : t("data.left_out_note", { name: classes[leftOut] ?? leftOut }),
    split.bootstrap_seed === null ? "" : t("data.bootstrap_note"),
  ].filter((note) => note !== "");
  return (
    <div className={styles.folds}>
      <Fold
        title={t("data.resampling")}
        note={resampled.join(", ") || t("fold.none")}
        fault={faultAt([
          "data.split.fold",
          "data.split.folds",
          "data.split.left_out_class",
          "data.split.largest_ratio",
        ])}
        testId="fold-resampling"
      >
        <ResamplingFields entry={entry} />
      </Fold>
      {scales && (
        <Fold
          title={t("data.scaling")}
          note={names(
            "preprocessing",
            preprocessing.map(({ type }) => type),
          )}
          fault={faultAt(["data.preprocessing"])}
          testId="fold-preprocessing"
        >
          <InputSteps part="preprocessing" entry={entry} catalog={catalog} />
        </Fold>
      )}
      {augments && (
        <Fold
          title={t("data.augmentation")}
          note={names(
            "augmentations",
            augmentations.map(({ type }) => type),
          )}
          fault={faultAt(["data.augmentations"])}
          testId="fold-augmentations"
        >
          <InputSteps part="augmentations" entry={entry} catalog={catalog} />
        </Fold>
      )}
    </div>
  );
}

const PLANE = 190;
const PICTURE = 38;

/** A larger look at the chosen set: the plane with its points, or a sheet of pictures. */
function Look({ entry }: { entry: DatasetEntry }) {
  const t = useT();
  const data = useDocument((state) => state.spec.data);
  const preview = usePreview(data).data;
  const classes = useClassNames(preview?.classes);
  const images = preview?.images ?? [];
  const counts = preview?.counts;
  return (
    <figure className={styles.look} data-testid="data-preview">
      {images.length > 0 ? (
        <div className={styles.sheet}>
          {images.slice(0, 20).map((image, index) => {
            const label = classes[preview?.labels?.[index] ?? 0] ?? "";
            return (
              <ExampleImage
                key={image}
                image={image}
                label={t("data.example", { label })}
                size={PICTURE}
              />
            );
          })}
        </div>
      ) : (
        <ExamplePlane
          points={preview?.points ?? []}
          labels={preview?.labels ?? []}
          validation={preview?.validation ?? []}
          values={entry.classes.length === 0}
          label={t("data.plane")}
          size={PLANE}
          radius={2.4}
        />
      )}
      {counts !== undefined && (
        <figcaption className={styles.counts}>
          {t("data.counts", { train: counts[0], validation: counts[1], test: counts[2] })}
          {images.length > 0 && ` · ${writeShape(preview?.input_shape ?? [])}`}
        </figcaption>
      )}
    </figure>
  );
}

/** The way to a table of one's own. */
function OwnData() {
  const { label, disabled, onClick } = useAction("own_data");
  return (
    <Button icon={<Upload />} disabled={disabled} onClick={onClick} data-testid="own-data">
      {label}
    </Button>
  );
}

function Regenerate() {
  const { label, disabled, onClick } = useAction("regenerate");
  if (disabled) return null;
  return (
    <Button icon={<RefreshCw />} onClick={onClick} data-testid="regenerate-button">
      {label}
    </Button>
  );
}
