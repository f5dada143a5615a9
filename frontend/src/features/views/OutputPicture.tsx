/** What draws each view of a run's output. */
import { type ComponentType, Suspense } from "react";
import { withTexts } from "../../i18n";
import { lazyPart } from "../../ui/lazyPart";
import { BoundaryView } from "./BoundaryView";
import { ConfusionView } from "./ConfusionView";
import { LabelMapView } from "./LabelMapView";
import { OutputExport } from "./OutputExport";
import { PictureStep } from "./PictureStep";
import { CurveView, TargetsView } from "./PlotView";
import { PredictionsView } from "./PredictionsView";
import { ReconstructionView } from "./ReconstructionView";
import styles from "./Views.module.css";

/** What draws a view of the catalogue; of those that a run offers, only these are shown. */
const DRAWN_BY: ReadonlyMap<string, ComponentType> = new Map<string, ComponentType>(
  Object.entries({
    boundary: BoundaryView,
    curve: CurveView,
    label_map: LabelMapView,
    targets: TargetsView,
    reconstruction: ReconstructionView,
    confusion: ConfusionView,
    predictions: PredictionsView,
  }),
);

/** Views fetched with their texts when opened; they say themselves which step they show, and have their own files. */
const ON_THEIR_OWN: ReadonlyMap<string, ComponentType> = new Map<string, ComponentType>(
  Object.entries({
    detections: lazyPart(() => withTexts("outputs", import("./DetectionsView"))),
    code: lazyPart(() => withTexts("outputs", import("./CodeView"))),
    outliers: lazyPart(() => withTexts("outputs", import("./OutliersView"))),
    mistakes: lazyPart(() => withTexts("outputs", import("./MistakesView"))),
    surface: lazyPart(() => withTexts("outputs", import("./SurfaceView"))),
    residuals: lazyPart(() => withTexts("outputs", import("./ResidualsView"))),
  }),
);

/** Those of some views that can be drawn. */
export function drawableViews(views: readonly string[]): string[] {
  return views.filter((view) => DRAWN_BY.has(view) || ON_THEIR_OWN.has(view));
}

const DrawnData = lazyPart(() => withTexts("points", import("./drawn/DrawnData")));

/** Views in which examples lie where they are drawn. */
const DRAWN_IN: ReadonlySet<string> = new Set(["boundary", "curve"]);

/** The drawing of the document's data set, before a run has a picture of it. */
export function DrawnPicture({ predicts = false }: { predicts?: boolean }) {
  return (
    <Suspense fallback={null}>
      <DrawnData predicts={predicts} />
    </Suspense>
  );
}

interface OutputPictureProps {
  view: string;
  /** Whether the run trains on a data set that is drawn, in this very picture. */
  drawn?: boolean;
}

/** A view of the run on stage at the step shown, with its step. */
export function OutputPicture({ view, drawn = false }: OutputPictureProps) {
  const OwnContent = ON_THEIR_OWN.get(view);
  const Content = DRAWN_BY.get(view);
  if (OwnContent !== undefined) {
    return (
      <div className={styles.content}>
        <Suspense fallback={null}>
          <OwnContent />
        </Suspense>
      </div>
    );
  }
  if (Content === undefined) return null;
  return (
    <div className={styles.content}>
      <Suspense fallback={null}>
        {drawn && DRAWN_IN.has(view) ? <DrawnPicture predicts /> : <Content />}
      </Suspense>
      <div className={styles.foot}>
        <PictureStep view={view} />
        <OutputExport view={view} />
      </div>
    </div>
  );
}
