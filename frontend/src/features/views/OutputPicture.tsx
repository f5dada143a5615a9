/** What draws each view of a run's output. */
import type { ComponentType } from "react";
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

/** Those of some views that can be drawn. */
export function drawableViews(views: readonly string[]): string[] {
  return views.filter((view) => DRAWN_BY.has(view));
}

/** A view of the run on stage at the step shown, with its step. */
export function OutputPicture({ view }: { view: string }) {
  const Content = DRAWN_BY.get(view);
  if (Content === undefined) return null;
  return (
    <div className={styles.content}>
      <Content />
      <div className={styles.foot}>
        <PictureStep view={view} />
        <OutputExport view={view} />
      </div>
    </div>
  );
}
