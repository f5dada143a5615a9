/** Pictures of the output of the network, one at a time. */
import { lazy, Suspense } from "react";
import { useT, useText } from "../../i18n";
import { offersImages } from "../../state/faces";
import { OWN_EXAMPLE_TAB, showOutputTab, useOutputTab } from "../../state/outputTab";
import { useSession } from "../../state/useStage";
import { Tabs } from "../../ui/Tabs";
import { DataPreview } from "./DataPreview";
import { drawableViews, OutputPicture } from "./OutputPicture";
import styles from "./Views.module.css";

const OwnExamplePanel = lazy(() => import("./ownExample/OwnExamplePanel"));

export function OutputPanel() {
  const t = useT();
  const offered = useSession((session) => session.schema?.views);
  const text = useText();
  const images = useSession((session) => offersImages(session.schema));
  const picked = useOutputTab();
  const views = drawableViews(offered ?? []);
  const [first] = views;
  if (first === undefined) {
    return (
      <section className={styles.panel} aria-label={t("views.label")} data-testid="output">
        <div className={styles.content}>
          <DataPreview />
        </div>
      </section>
    );
  }
  const pictures = views.map((view) => ({
    id: view,
    label: text(`views.${view}.title`, view),
    content: <OutputPicture view={view} />,
  }));
  const own = {
    id: OWN_EXAMPLE_TAB,
    label: t("example.title"),
    content: (
      <div className={styles.content}>
        <Suspense fallback={null}>
          <OwnExamplePanel />
        </Suspense>
      </div>
    ),
  };
  const tabs = images ? [...pictures, own] : pictures;
  return (
    <section className={styles.panel} aria-label={t("views.label")} data-testid="output">
      <Tabs<string>
        costly
        label={t("views.label")}
        value={tabs.find(({ id }) => id === picked)?.id ?? first}
        onChange={showOutputTab}
        tabs={tabs}
      />
    </section>
  );
}
