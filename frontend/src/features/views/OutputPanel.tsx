/** Pictures of the output of the network, one at a time. */
import { type ComponentType, useState } from "react";
import { useT } from "../../i18n";
import { useSession } from "../../state/useStage";
import { Tabs } from "../../ui/Tabs";
import { BoundaryView } from "./BoundaryView";
import { ConfusionView } from "./ConfusionView";
import { DataPreview } from "./DataPreview";
import { LabelMapView } from "./LabelMapView";
import { PictureStep } from "./PictureStep";
import { CurveView, TargetsView } from "./PlotView";
import { PredictionsView } from "./PredictionsView";
import { ReconstructionView } from "./ReconstructionView";
import styles from "./Views.module.css";

const VIEWS = {
  boundary: BoundaryView,
  curve: CurveView,
  label_map: LabelMapView,
  targets: TargetsView,
  reconstruction: ReconstructionView,
  confusion: ConfusionView,
  predictions: PredictionsView,
} as const satisfies Record<string, ComponentType>;
type View = keyof typeof VIEWS;
const ORDER = Object.keys(VIEWS) as readonly View[];

export function OutputPanel() {
  const t = useT();
  const offered = useSession((session) => session.schema?.views);
  const [picked, setPicked] = useState<View | null>(null);
  const views = ORDER.filter((view) => offered?.includes(view));
  const first = views[0];
  if (first === undefined) {
    return (
      <section className={styles.panel} aria-label={t("views.label")} data-testid="output">
        <div className={styles.content}>
          <DataPreview />
        </div>
      </section>
    );
  }
  const view = picked !== null && views.includes(picked) ? picked : first;
  return (
    <section className={styles.panel} aria-label={t("views.label")} data-testid="output">
      <Tabs<View>
        costly
        label={t("views.label")}
        value={view}
        onChange={setPicked}
        tabs={views.map((id) => {
          const Content = VIEWS[id];
          return {
            id,
            label: t(`views.${id}`),
            content: (
              <div className={styles.content}>
                <Content />
                <PictureStep view={id} />
              </div>
            ),
          };
        })}
      />
    </section>
  );
}
