import { type ComponentType, lazy, Suspense, useState } from "react";
import { NetworkCost } from "../features/graph/NetworkCost";
import { HealthPanel } from "../features/health/HealthPanel";
import { ShareButton } from "../features/share/ShareButton";
import { LiveSummary } from "../features/topbar/LiveSummary";
import { RunNotices } from "../features/topbar/RunNotices";
import { TopBar } from "../features/topbar/TopBar";
import { useT } from "../i18n";
import { measuresCover } from "../state/cover";
import { useCatalogLoading } from "../state/queries";
import { useUi } from "../state/uiStore";
import { TooltipProvider } from "../ui/Tooltip";
import styles from "./App.module.css";
import { ComparedRuns } from "./ComparedRuns";
import { ErrorBoundary } from "./ErrorBoundary";
import { comingPanel, InTurn } from "./InTurn";
import { Notice } from "./Notice";
import { PageMenu } from "./PageMenu";
import { makeLink } from "./start";
import { TitleField } from "./TitleField";

const MESSAGES = measuresCover();
const MIDDLE = comingPanel(import("./panels/Middle"));
const TIME = comingPanel(import("./panels/Time"));
const LEFT = comingPanel(import("./panels/Left"));
const OUTPUT = comingPanel(import("./panels/Output"));
const CHARTS = comingPanel(import("./panels/Charts"));
const SETTINGS = comingPanel(import("./panels/Settings"));
const ZooDialog = lazy(() => import("../features/zoo/ZooDialog"));
const WeightsDialog = lazy(() => import("../features/weights/WeightsDialog"));
const NumbersPanel = lazy(() => import("../features/numbers/NumbersPanel"));
const HelpDialog = lazy(() => import("./HelpDialog"));

interface OnDemandProps {
  flag: "helpOpen" | "zooOpen" | "weightsOpen" | "numbersOpen";
  Dialog: ComponentType;
}

/** A dialog, fetched when it is first asked for; it stays, so that closing it gives the focus back. */
function OnDemand({ flag, Dialog }: OnDemandProps) {
  const open = useUi((state) => state[flag]);
  const [wanted, setWanted] = useState(false);
  if (open && !wanted) setWanted(true);
  return wanted ? (
    <ErrorBoundary floating>
      <Suspense fallback={null}>
        <Dialog />
      </Suspense>
    </ErrorBoundary>
  ) : null;
}

/** The page: what gives the frame its measures comes at once, the rest in turn. Bar, left column, network, results and settings, health strip. */
export function App() {
  const t = useT();
  useCatalogLoading();
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
          <InTurn panel={LEFT} />
        </aside>
        <main className={styles.graph} id="graph" tabIndex={-1}>
          <InTurn panel={MIDDLE} />
          <div className={styles.messages} ref={MESSAGES}>
            <NetworkCost />
            <RunNotices />
            <Notice />
          </div>
        </main>
        <div className={styles.strip}>
          <ErrorBoundary>
            <HealthPanel>
              <InTurn panel={TIME} />
            </HealthPanel>
          </ErrorBoundary>
        </div>
        <aside className={styles.right} aria-label={t("app.right")}>
          <div className={styles.results}>
            <InTurn panel={OUTPUT} />
            <InTurn panel={CHARTS} />
          </div>
          <div className={styles.settings}>
            <InTurn panel={SETTINGS} />
          </div>
        </aside>
      </div>
      <LiveSummary />
      <ComparedRuns />
      <OnDemand flag="numbersOpen" Dialog={NumbersPanel} />
      <OnDemand flag="helpOpen" Dialog={HelpDialog} />
      <OnDemand flag="zooOpen" Dialog={ZooDialog} />
      <OnDemand flag="weightsOpen" Dialog={WeightsDialog} />
    </TooltipProvider>
  );
}
