/** Two runs side by side: their networks, pictures, losses and gradients at one step, and what differs. */
import { Suspense, useMemo, useState, useSyncExternalStore } from "react";
import { graphDifference } from "../../domain/graphDifference";
import { layoutPair } from "../../domain/pairLayout";
import { apartBy } from "../../domain/runDifference";
import { sameExamples } from "../../domain/sameExamples";
import { useT, useText } from "../../i18n";
import { closePair } from "../../state/openPair";
import type { PairCursor } from "../../state/pairCursor";
import { useCatalog } from "../../state/queries";
import { useStage } from "../../state/useStage";
import { Dialog } from "../../ui/Dialog";
import { useWidth } from "../../ui/useWidth";
import styles from "./Pair.module.css";
import { PairGradients } from "./PairGradients";
import { PairGraph } from "./PairGraph";
import { PairLoss } from "./PairLoss";
import { PairNumbers } from "./PairNumbers";
import { type OfferedRun, PairPicker } from "./PairPicker";
import { PairPicture, type PairPictures } from "./PairPicture";
import { PairSlider } from "./PairSlider";
import { PairStart } from "./PairStart";
import { PairTable } from "./PairTable";
import { LETTERS, pairColors } from "./sides";
import { usePair } from "./usePair";

interface PairDialogProps {
  offered: readonly OfferedRun[];
  pictures: PairPictures;
}

export default function PairDialog({ offered, pictures }: PairDialogProps) {
  const t = useT();
  const stage = useStage();
  const ids = useSyncExternalStore(stage.pair.subscribe, () => stage.pair.getState().ids);
  return (
    <Dialog
      open={ids !== null}
      onClose={() => closePair(stage)}
      title={t("pair.title")}
      testId="pair-dialog"
      full
    >
      {ids !== null && <Content key={ids.join()} ids={ids} offered={offered} pictures={pictures} />}
    </Dialog>
  );
}

interface ContentProps extends PairDialogProps {
  ids: readonly [first: string, second: string];
}

function Content({ ids, offered, pictures }: ContentProps) {
  const t = useT();
  const { cursor, failed } = usePair(...ids);
  return (
    <>
      <div className={styles.pickers}>
        {LETTERS.map((letter, side) => (
          <PairPicker
            key={letter}
            offered={offered}
            letter={letter}
            ids={ids}
            side={side === 0 ? 0 : 1}
          />
        ))}
      </div>
      {failed && <p role="alert">{t("runs.failed")}</p>}
      {cursor !== null && <Sides cursor={cursor} pictures={pictures} />}
    </>
  );
}

/** Width of a drawing until it is measured. */
const FIRST_WIDTH = 660;

function Sides({ cursor, pictures }: { cursor: PairCursor; pictures: PairPictures }) {
  const t = useT();
  const page = useStage();
  const catalog = useCatalog();
  const { first, second } = cursor;
  const [width, measure] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const difference = useMemo(
    () => graphDifference(first.spec, second.spec, catalog),
    [first, second, catalog],
  );
  const layout = useMemo(
    () => layoutPair(first.spec, second.spec, difference, catalog, width),
    [first, second, difference, catalog, width],
  );
  const colors = pairColors(page, first.buffer.runId, second.buffer.runId);
  const apart = apartBy(first.spec, second.spec, catalog);
  const views = pictures
    .drawable(second.buffer.schema.views)
    .filter((view) => first.buffer.schema.views.includes(view));
  const [picked, setPicked] = useState<string | null>(null);
  const view = views.find((each) => each === picked) ?? views[0];
  const haveMistakes =
    [first, second].every(({ buffer }) => buffer.schema.requests?.includes("mistakes")) &&
    sameExamples(first.spec, second.spec, catalog);
  return (
    <>
      <div className={styles.body}>
        <section className={styles.two}>
          <div ref={measure} className={styles.drawing}>
            <PairGraph letter="A" spec={first.spec} layout={layout} drawing={layout.first} />
          </div>
          <div className={styles.drawing}>
            <PairGraph letter="B" spec={second.spec} layout={layout} drawing={layout.second} />
          </div>
        </section>
        <Marks />
        <section className={styles.two}>
          <div>
            <PairTable first={first.spec} second={second.spec} difference={difference} />
            <PairStart first={first} second={second} />
          </div>
          <PairNumbers cursor={cursor} />
        </section>
        {view !== undefined && (
          <>
            <ViewPicker views={views} view={view} onPick={setPicked} />
            <section className={styles.two}>
              <PairPicture cursor={cursor} side="first" view={view} Content={pictures.Picture} />
              <PairPicture cursor={cursor} side="second" view={view} Content={pictures.Picture} />
            </section>
          </>
        )}
        {haveMistakes && (
          <Suspense fallback={null}>
            <pictures.Mistakes first={first.stage} second={second.stage} />
          </Suspense>
        )}
        <section className={styles.two}>
          {apart === null ? (
            <PairLoss cursor={cursor} colors={colors} />
          ) : (
            <p className={styles.muted}>{t("cures.loss.not_comparable")}</p>
          )}
          <PairGradients cursor={cursor} match={difference.match} colors={colors} />
        </section>
      </div>
      <PairSlider cursor={cursor} />
    </>
  );
}

interface ViewPickerProps {
  views: readonly string[];
  view: string;
  onPick: (view: string) => void;
}

/** One choice for both sides. */
function ViewPicker({ views, view, onPick }: ViewPickerProps) {
  const t = useT();
  const text = useText();
  if (views.length < 2) return null;
  return (
    <fieldset className={styles.views}>
      <legend className="hidden-text">{t("views.label")}</legend>
      {views.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="pair-view"
            checked={each === view}
            data-testid={`pair-view-${each}`}
            onChange={() => onPick(each)}
          />
          <span>{text(`views.${each}.title`, each)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Marks() {
  const t = useT();
  return (
    <p className={styles.marks}>
      {(["added", "removed", "changed"] as const).map((kind) => (
        <span key={kind}>
          <b className={styles.sign} data-kind={kind} aria-hidden="true">
            {{ added: "+", removed: "−", changed: "≠" }[kind]}
          </b>
          {t(`pair.${kind}`)}
        </span>
      ))}
      <span>{t("pair.own_wire")}</span>
    </p>
  );
}
