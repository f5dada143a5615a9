import { Archive, Library } from "lucide-react";
import { Suspense, useMemo } from "react";
import type { JudgedClaim } from "../../api/claims";
import { type Catalog, findEntry, type Lab } from "../../domain/catalog";
import { equalContent } from "../../domain/equalContent";
import { completeSpec, DEFAULT_SPLIT, type Spec } from "../../domain/spec";
import { useT, useText, withTexts } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { OPEN_EXAMPLE } from "../../state/actions/ofCatalog";
import { useAction } from "../../state/actions/useAction";
import { useDocument } from "../../state/documentStore";
import { useCatalog, usePreview } from "../../state/queries";
import { useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { ExampleImage, ExamplePlane } from "../../ui/Example";
import { lazyPart } from "../../ui/lazyPart";
import { MiniatureNetwork } from "../../ui/MiniatureNetwork";
import { useTexts } from "../../ui/texts";
import styles from "./Gallery.module.css";
import { LabRuns } from "./LabRuns";
import { useJudgedClaims } from "./useJudgedClaims";

const LabClaims = lazyPart(() => withTexts("later", import("./LabClaims")));
const LabStudies = lazyPart(() => import("./LabStudies"));

/** Ready experiments, from easy to hard; opening one is an edit like any other: undo leads back. */
export default function Gallery() {
  const t = useT();
  const catalog = useCatalog();
  const judged = useJudgedClaims();
  if (catalog === null) return null;
  return (
    <>
      <div className={styles.zoo}>
        <ZooButton />
        <WeightsButton />
      </div>
      <ul className={styles.gallery} aria-label={t("gallery.title")}>
        {catalog.labs.map((entry) => (
          <li key={entry.id}>
            <Card entry={entry} catalog={catalog} judged={judged} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ZooButton() {
  const { label, ...action } = useAction("zoo");
  return (
    <Button {...action} icon={<Library aria-hidden="true" />} data-testid="zoo-button">
      {label}
    </Button>
  );
}

function WeightsButton() {
  const { label, ...action } = useAction("saved_weights");
  return (
    <Button {...action} icon={<Archive aria-hidden="true" />} data-testid="weights-button">
      {label}
    </Button>
  );
}

/** One line is enough to choose by; the rest comes with the pointer. */
function firstSentence(summary: string): string {
  return summary.split(/(?<=[.!?])\s/)[0] ?? summary;
}

interface CardProps {
  entry: Lab;
  catalog: Catalog;
  /** What is known of the run on stage. */
  judged: readonly JudgedClaim[];
}

function Card({ entry, catalog, judged }: CardProps) {
  const stage = useStage();
  const text = useText();
  const title = text(`labs.${entry.id}.title`, entry.title);
  const summary = text(`labs.${entry.id}.summary`, entry.summary);
  const whole = useMemo(() => completeSpec(entry.spec), [entry.spec]);
  const current = useDocument((state) => equalContent(state.spec, whole));
  const open = (spec: Spec, name: string) =>
    runOn(OPEN_EXAMPLE, { spec, title: name, speed: entry.steps_per_second }, stage);
  return (
    <>
      <button
        type="button"
        className={styles.card}
        aria-current={current}
        title={summary}
        onClick={() => open(entry.spec, title)}
        data-testid={`gallery-${entry.id}`}
      >
        <span className={styles.pictures}>
          <Picture spec={entry.spec} catalog={catalog} />
          <MiniatureNetwork
            network={entry.spec.network}
            catalog={catalog}
            className={styles.network}
          />
        </span>
        <strong className={styles.title}>{title}</strong>
        <span className={styles.text}>{firstSentence(summary)}</span>
      </button>
      <LabRuns entry={entry} title={title} open={open} />
      {entry.studies.length > 0 && (
        <Suspense fallback={null}>
          <LabStudies entry={entry} title={title} open={open} />
        </Suspense>
      )}
      {entry.claims.length + entry.assertions.length > 0 &&
        (current || judged.some(({ lab }) => lab === entry.id)) && (
          <Suspense fallback={null}>
            <LabClaims entry={entry} judged={judged} />
          </Suspense>
        )}
    </>
  );
}

const SIZE = 52;

function Picture({ spec, catalog }: { spec: Spec; catalog: Catalog }) {
  const texts = useTexts();
  const entry = findEntry(catalog.datasets, spec.data.type);
  const data = { ...spec.data, config: spec.data.config ?? {}, split: DEFAULT_SPLIT };
  const preview = usePreview(data, entry?.available ?? false).data;
  const label = entry === undefined ? spec.data.type : texts.title("datasets", entry);
  const image = preview?.images?.[0];
  return (
    <span className={styles.picture}>
      {image !== undefined ? (
        <ExampleImage image={image} label={label} size={SIZE} />
      ) : (
        <ExamplePlane
          points={preview?.points ?? []}
          labels={preview?.labels ?? []}
          values={entry?.classes.length === 0}
          label={label}
          size={SIZE}
          radius={1}
        />
      )}
    </span>
  );
}
