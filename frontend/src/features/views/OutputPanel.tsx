/** Pictures of the output of the network, one at a time. */
import { type ComponentType, useState } from "react";
import { useT, useText } from "../../i18n";
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

export function OutputPanel() {
  const t = useT();
  const offered = useSession((session) => session.schema?.views);
  const text = useText();
  const [picked, setPicked] = useState<string | null>(null);
  const views = (offered ?? []).flatMap((id) => {
    const Content = DRAWN_BY.get(id);
    return Content === undefined ? [] : [{ id, Content }];
  });
  const first = views[0]?.id;
  if (first === undefined) {
    return (
      <section className={styles.panel} aria-label={t("views.label")} data-testid="output">
        <div className={styles.content}>
          <DataPreview />
        </div>
      </section>
    );
  }
  const view = views.find(({ id }) => id === picked)?.id ?? first;
  return (
    <section className={styles.panel} aria-label={t("views.label")} data-testid="output">
      <Tabs<string>
        costly
        label={t("views.label")}
        value={view}
        onChange={setPicked}
        tabs={views.map(({ id, Content }) => {
          return {
            id,
            label: text(`views.${id}.title`, id),
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
