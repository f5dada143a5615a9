/** Pictures of the output of the network, one at a time. */
import { Maximize2, Minimize2 } from "lucide-react";
import { Suspense } from "react";
import { findEntry } from "../../domain/catalog";
import { drawnShape } from "../../domain/drawn";
import { useT, useText, withTexts } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { useDocument } from "../../state/documentStore";
import { offersImages } from "../../state/faces";
import { OWN_EXAMPLE_TAB, pickOutput, useOutputTab } from "../../state/outputTab";
import { usePanels } from "../../state/panels";
import { useCatalog } from "../../state/queries";
import { useRunSpec } from "../../state/useRunSpec";
import { useSession } from "../../state/useStage";
import { IconButton } from "../../ui/Button";
import { lazyPart } from "../../ui/lazyPart";
import { Tabs } from "../../ui/Tabs";
import { DataPreview } from "./DataPreview";
import { DrawnPicture, drawableViews, OutputPicture } from "./OutputPicture";
import styles from "./Views.module.css";

const OwnExamplePanel = lazyPart(() =>
  withTexts("outputs", import("./ownExample/OwnExamplePanel")),
);

/** The picture in the place of the network, and back. */
function SwapButton() {
  const t = useT();
  const pictureInMiddle = usePanels((panels) => panels.pictureInMiddle);
  const action = useAction("swap_picture");
  return (
    <IconButton
      {...action}
      label={t(pictureInMiddle ? "panels.network_back" : "panels.picture_large")}
      variant="quiet"
      className={styles.swap ?? ""}
      aria-pressed={pictureInMiddle}
      icon={pictureInMiddle ? <Minimize2 aria-hidden="true" /> : <Maximize2 aria-hidden="true" />}
      data-testid="swap-picture"
    />
  );
}

/** Whether the data set of the document is drawn here, and whether the run on stage trains on such data. */
function useDrawn(drawing: boolean) {
  const catalog = useCatalog();
  const type = useDocument((document) => document.spec.data.type);
  const trained = useRunSpec().data.type;
  const entry = findEntry(catalog?.datasets ?? [], type);
  const isDrawn = drawing && entry !== undefined && drawnShape(entry) !== null;
  return { isDrawn, isTrained: trained === type };
}

interface OutputPanelProps {
  /** Whether examples can be drawn in the picture, where the data set is one that is drawn. */
  drawing?: boolean;
}

export function OutputPanel({ drawing = true }: OutputPanelProps) {
  const t = useT();
  const schema = useSession((session) => session.schema);
  const text = useText();
  const images = useSession((session) => offersImages(session.schema));
  const picked = useOutputTab((tab) => tab.picked);
  const views = drawableViews([...(schema?.views ?? []), ...(schema?.requests ?? [])]);
  const [first] = views;
  const { isDrawn, isTrained } = useDrawn(drawing);
  if (first === undefined || (isDrawn && !isTrained)) {
    return (
      <section className={styles.panel} aria-label={t("views.label")} data-testid="output">
        <SwapButton />
        <div className={styles.content}>{isDrawn ? <DrawnPicture /> : <DataPreview />}</div>
      </section>
    );
  }
  const pictures = views.map((view) => ({
    id: view,
    label: text(`views.${view}.title`, view),
    content: <OutputPicture view={view} drawn={isDrawn} />,
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
      <SwapButton />
      <Tabs<string>
        costly
        label={t("views.label")}
        value={tabs.find(({ id }) => id === picked)?.id ?? first}
        onChange={pickOutput}
        tabs={tabs}
      />
    </section>
  );
}
