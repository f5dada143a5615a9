import { type Catalog, type DatasetEntry, findEntry } from "../../domain/catalog";
import { groupDatasets, groupOf } from "../../domain/datasetGroups";
import { DEFAULT_SPLIT } from "../../domain/spec";
import { useT, useText } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { CHOOSE_DATASET } from "../../state/actions/ofCatalog";
import { useDocument } from "../../state/documentStore";
import { usePreview } from "../../state/queries";
import { useStage } from "../../state/useStage";
import { ExampleImage, ExamplePlane } from "../../ui/Example";
import { Fold } from "../../ui/Fold";
import { useTexts } from "../../ui/texts";
import styles from "./DataTab.module.css";

/** Every data set there is, by what its examples are; the group of the chosen one stands open. */
export function DatasetPicker({ catalog }: { catalog: Catalog }) {
  const t = useT();
  const text = useText();
  const type = useDocument((state) => state.spec.data.type);
  const chosen = findEntry(catalog.datasets, type);
  const own = chosen === undefined ? null : groupOf(chosen);
  return (
    <section className={styles.groups} aria-label={t("data.choose")}>
      <h2 className="hidden-text">{t("data.choose")}</h2>
      {groupDatasets(catalog.datasets).map(([group, entries]) => (
        <Fold
          key={group}
          title={text(`data.group_${group}`, group.replaceAll("_", " "))}
          note={String(entries.length)}
          startOpen={group === own}
          testId={`datasets-${group}`}
        >
          <ul className={styles.picker}>
            {entries.map((entry) => (
              <li key={entry.type}>
                <Choice entry={entry} catalog={catalog} pressed={entry.type === type} />
              </li>
            ))}
          </ul>
        </Fold>
      ))}
    </section>
  );
}

interface ChoiceProps {
  entry: DatasetEntry;
  catalog: Catalog;
  pressed: boolean;
}

function Choice({ entry, catalog, pressed }: ChoiceProps) {
  const t = useT();
  const texts = useTexts();
  const stage = useStage();
  return (
    <button
      type="button"
      className={styles.choice}
      aria-pressed={pressed}
      disabled={!entry.available}
      data-testid={`dataset-${entry.type}`}
      onClick={() => runOn(CHOOSE_DATASET, { entry, catalog }, stage)}
    >
      <Thumbnail entry={entry} />
      <span className={styles.name}>{texts.title("datasets", entry)}</span>
      {!entry.available && <span className={styles.note}>{t("data.not_fetched")}</span>}
    </button>
  );
}

const THUMBNAIL = 40;

function Thumbnail({ entry }: { entry: DatasetEntry }) {
  const data = {
    type: entry.type,
    config: {},
    split: DEFAULT_SPLIT,
    preprocessing: [],
    augmentations: [],
  };
  const preview = usePreview(data, entry.available).data;
  const image = preview?.images?.[0];
  if (image !== undefined) return <ExampleImage image={image} label="" size={THUMBNAIL} />;
  return (
    <ExamplePlane
      points={preview?.points ?? []}
      labels={preview?.labels ?? []}
      values={entry.classes.length === 0}
      label=""
      size={THUMBNAIL}
      radius={0.9}
    />
  );
}
