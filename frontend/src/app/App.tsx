import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { BlockPulse, GlyphPulse } from "../features/blockPulse/BlockPulse";
import { FindingCard } from "../features/findings/FindingCard";
import { Gallery } from "../features/gallery/Gallery";
import { GraphEditor } from "../features/graph/GraphEditor";
import { HealthPanel } from "../features/health/HealthPanel";
import { Inspector } from "../features/inspector/Inspector";
import { ChartsPanel } from "../features/loss/ChartsPanel";
import { Palette } from "../features/palette/Palette";
import { ShareButton } from "../features/share/ShareButton";
import { Timeline } from "../features/timeline/Timeline";
import { LiveSummary } from "../features/topbar/LiveSummary";
import { RunNotices } from "../features/topbar/RunNotices";
import { TopBar } from "../features/topbar/TopBar";
import { useRunKeys } from "../features/topbar/useRunKeys";
import { TrainingPanel } from "../features/training/TrainingPanel";
import { OutputPanel } from "../features/views/OutputPanel";
import { RampLegend } from "../features/wires/RampLegend";
import { WiresOverlay } from "../features/wires/WiresOverlay";
import { useT } from "../i18n";
import { setLive } from "../state/sessionActions";
import { setUi, useUi } from "../state/uiStore";
import { Tabs } from "../ui/Tabs";
import { TooltipProvider } from "../ui/Tooltip";
import styles from "./App.module.css";
import { HelpDialog } from "./HelpDialog";
import { Notice } from "./Notice";
import { PageMenu } from "./PageMenu";
import { makeLink } from "./start";
import { TitleField } from "./TitleField";

const DataTab = lazy(() => import("../features/data/DataTab"));
const BaselinesTab = lazy(() => import("../features/baselines/BaselinesTab"));

const FOOT_MARGIN = 13;

function LeftColumn() {
  const t = useT();
  const tab = useUi((state) => state.leftTab);
  const dataTab = (
    <Suspense fallback={null}>
      <DataTab />
    </Suspense>
  );
  const tabs = [
    { id: "data", label: t("tabs.data"), content: dataTab },
    { id: "layers", label: t("tabs.layers"), content: <Palette /> },
    { id: "gallery", label: t("tabs.gallery"), content: <Gallery /> },
  ] as const;
  return (
    <Tabs
      label={t("tabs.label")}
      tabs={tabs}
      value={tab}
      onChange={(leftTab) => setUi({ leftTab })}
    />
  );
}

/** The network with what stands at its foot: a finding, the legend of the light. */
function Middle() {
  const foot = useRef<HTMLDivElement>(null);
  const [footHeight, setFootHeight] = useState(0);
  useEffect(() => {
    const element = foot.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setFootHeight(element.offsetHeight + FOOT_MARGIN));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <main className={styles.graph} id="graph">
      <GraphEditor
        blockBody={BlockPulse}
        glyphBody={GlyphPulse}
        overlay={WiresOverlay}
        bottomInset={footHeight}
      />
      <RunNotices />
      <Notice />
      <div className={styles.foot} ref={foot}>
        <FindingCard />
        <RampLegend />
      </div>
    </main>
  );
}

/** The page: bar, left column, network, results and settings, health strip. */
export function App() {
  const t = useT();
  useRunKeys();
  return (
    <TooltipProvider>
      <a className={styles.skip} href="#graph">
        {t("app.skip")}
      </a>
      <div className={styles.page}>
        <header className={styles.bar}>
          <TopBar title={<TitleField />}>
            <ShareButton makeLink={makeLink} />
            <PageMenu />
          </TopBar>
        </header>
        <aside className={styles.left} aria-label={t("app.left")}>
          <LeftColumn />
        </aside>
        <Middle />
        <div className={styles.strip}>
          <HealthPanel>
            <Timeline />
          </HealthPanel>
        </div>
        <aside className={styles.right} aria-label={t("app.right")}>
          <div className={styles.results}>
            <OutputPanel />
            <ChartsPanel baselines={<BaselinesTab />} />
          </div>
          <div className={styles.settings}>
            <Inspector onLiveChange={setLive} />
            <TrainingPanel onLiveChange={setLive} />
          </div>
        </aside>
      </div>
      <LiveSummary />
      <HelpDialog />
    </TooltipProvider>
  );
}
