import { RefreshCw } from "lucide-react";
import { type Catalog, type DatasetEntry, fieldValue, findEntry } from "../../domain/catalog";
import { chooseDataset } from "../../domain/chooseDataset";
import { setData, withField } from "../../domain/document";
import { writeShape } from "../../domain/numbers";
import { DEFAULT_SPLIT } from "../../domain/spec";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { editDocument, useDocument } from "../../state/documentStore";
import { useCatalog, usePreview } from "../../state/queries";
import { Button } from "../../ui/Button";
import { ExampleImage, ExamplePlane } from "../../ui/Example";
import { NumberField } from "../../ui/NumberField";
import { problemFinder } from "../../ui/problems";
import { Checkbox } from "../../ui/Select";
import { SettingsForm } from "../../ui/SettingsForm";
import { useTexts } from "../../ui/texts";
import styles from "./DataTab.module.css";

/** What the network learns from: which set, with how much noise, how it is cut up, and a look at it. */
export function DataTab() {
  const catalog = useCatalog();
  const data = useDocument((state) => state.spec.data);
  const t = useT();
  const texts = useTexts();
  const result = useCheck((state) => state.result);
  if (catalog === null) return null;
  const entry = findEntry(catalog.datasets, data.type);
  return (
    <div className={styles.tab}>
      <Picker catalog={catalog} />
      {entry !== undefined && (
        <section className={styles.part} aria-label={texts.title("datasets", entry)}>
          <p className={styles.text}>{texts.summary("datasets", entry)}</p>
          <Look entry={entry} />
          <SettingsForm
            entry={entry}
            family="datasets"
            catalog={catalog}
            config={data.config}
            path="data.config"
            problemAt={problemFinder(result, texts)}
            onChange={(config) => editDocument((draft) => setData(draft, { config }))}
          />
          <Regenerate entry={entry} />
        </section>
      )}
      <section className={styles.part} aria-label={t("data.split")}>
        <h2 className={styles.heading}>{t("data.split")}</h2>
        {entry !== undefined && <SplitFields entry={entry} />}
        <Standardize />
      </section>
    </div>
  );
}

function Picker({ catalog }: { catalog: Catalog }) {
  const t = useT();
  const texts = useTexts();
  const type = useDocument((state) => state.spec.data.type);
  const pick = (entry: DatasetEntry) => {
    const former = findEntry(catalog.datasets, type);
    if (entry.type !== type) editDocument((draft) => chooseDataset(draft, entry, former));
  };
  return (
    <ul className={styles.picker} aria-label={t("data.choose")}>
      {catalog.datasets.map((entry) => (
        <li key={entry.type}>
          <button
            type="button"
            className={styles.choice}
            aria-pressed={entry.type === type}
            disabled={!entry.available}
            data-testid={`dataset-${entry.type}`}
            onClick={() => pick(entry)}
          >
            <Thumbnail entry={entry} />
            <span className={styles.name}>{texts.title("datasets", entry)}</span>
            {!entry.available && <span className={styles.note}>{t("data.not_fetched")}</span>}
          </button>
        </li>
      ))}
    </ul>
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

const PLANE = 190;
const PICTURE = 38;

/** A larger look at the chosen set: the plane with its points, or a sheet of pictures. */
function Look({ entry }: { entry: DatasetEntry }) {
  const t = useT();
  const data = useDocument((state) => state.spec.data);
  const preview = usePreview(data).data;
  const images = preview?.images ?? [];
  const counts = preview?.counts;
  return (
    <figure className={styles.look} data-testid="data-preview">
      {images.length > 0 ? (
        <div className={styles.sheet}>
          {images.slice(0, 20).map((image, index) => {
            const label = preview?.classes[preview.labels?.[index] ?? 0] ?? "";
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

function Regenerate({ entry }: { entry: DatasetEntry }) {
  const t = useT();
  const config = useDocument((state) => state.spec.data.config);
  if (entry.config_schema.properties?.seed === undefined) return null;
  const seed = Number(fieldValue(entry, config, "seed") ?? 0);
  const renew = () => {
    editDocument((draft) =>
      setData(draft, { config: withField(draft.spec.data.config, "seed", seed + 1) }),
    );
  };
  return (
    <Button icon={<RefreshCw />} onClick={renew} data-testid="regenerate-button">
      {t("data.regenerate")}
    </Button>
  );
}

const PARTS = ["train", "validation", "test"] as const;

function SplitFields({ entry }: { entry: DatasetEntry }) {
  const t = useT();
  const split = useDocument((state) => state.spec.data.split);
  return PARTS.map((part, index) => (
    <NumberField
      key={part}
      id={`data.split.${part}`}
      label={t(`data.${part}`)}
      live={false}
      integer
      nullable
      minimum={part === "train" ? 1 : 0}
      placeholder={String(entry.default_split[index] ?? "")}
      value={split[part]}
      onChange={(value) =>
        editDocument((draft) =>
          setData(draft, { split: { ...draft.spec.data.split, [part]: value } }),
        )
      }
    />
  ));
}

function Standardize() {
  const t = useT();
  const steps = useDocument((state) => state.spec.data.preprocessing);
  const on = steps.some((step) => step.type === "standardize");
  const change = (next: boolean) => {
    const rest = steps.filter((step) => step.type !== "standardize");
    const preprocessing = next ? [...rest, { type: "standardize", config: {} }] : rest;
    editDocument((draft) => setData(draft, { preprocessing }));
  };
  return (
    <Checkbox
      id="data.preprocessing.standardize"
      label={t("data.standardize")}
      help={t("data.standardize_help")}
      live={false}
      value={on}
      onChange={change}
    />
  );
}
