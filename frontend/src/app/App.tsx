import { type ComponentType, Suspense, useState } from "react";
import { createPortal } from "react-dom";
import { NetworkCost } from "../features/graph/NetworkCost";
import { ShareButton } from "../features/share/ShareButton";
import { RunNotices } from "../features/topbar/RunNotices";
import { TopBar } from "../features/topbar/TopBar";
import { useT, withTexts } from "../i18n";
import { measuresCover } from "../state/cover";
import { usePanels } from "../state/panels";
import { useCatalogLoading } from "../state/queries";
import { useUi } from "../state/uiStore";
import { BoundaryProvider } from "../ui/boundary";
import { lazyPart } from "../ui/lazyPart";
import { TooltipProvider } from "../ui/Tooltip";
import styles from "./App.module.css";
import { ComparedRuns } from "./ComparedRuns";
import { Divider, FoldButton, FoldedPanel, useSetting } from "./Divider";
import { ErrorBoundary } from "./ErrorBoundary";
import { Guide } from "./Guide";
import { comingPanel, InTurn } from "./InTurn";
import { LazyFix } from "./LazyFix";
import { Notice } from "./Notice";
import { makeLink } from "./openLink";
import { PageMenu } from "./PageMenu";
import { type PictureHost, PicturePlace, usePictureHost } from "./PicturePlace";
import { TitleField } from "./TitleField";

const MESSAGES = measuresCover();
const MIDDLE = comingPanel(withTexts("problems", import("./panels/Middle")));
const HEALTH = comingPanel(import("./panels/Health"));
const LEFT = comingPanel(import("./panels/Left"));
const OUTPUT = comingPanel(import("./panels/Output"));
const CHARTS = comingPanel(import("./panels/Charts"));
const SETTINGS = comingPanel(import("./panels/Settings"));
const LiveSummary = lazyPart(() => import("../features/topbar/LiveSummary"));
const ZooDialog = lazyPart(() => withTexts("later", import("../features/zoo/ZooDialog")));
const StudyDialog = lazyPart(() => withTexts("studies", import("../features/studies/StudyDialog")));
const WeightsDialog = lazyPart(() =>
  withTexts("later", import("../features/weights/WeightsDialog")),
);
const TableDialog = lazyPart(() => withTexts("tables", import("../features/data/TableDialog")));
const NumbersPanel = lazyPart(() =>
  withTexts("numbers", import("../features/numbers/NumbersPanel")),
);
const ProbesPanel = lazyPart(() => withTexts("probes", import("../features/probes/ProbesPanel")));
const DiagnosisPanel = lazyPart(() =>
  withTexts("diagnosis", import("../features/findings/DiagnosisPanel")),
);
const LinkDialog = lazyPart(() => withTexts("playground", import("./LinkDialog")));
const HelpDialog = lazyPart(() => withTexts("guide", import("./HelpDialog")));

interface OnDemandProps {
  flag:
    | "helpOpen"
    | "studyOpen"
    | "zooOpen"
    | "weightsOpen"
    | "tablesOpen"
    | "numbersOpen"
    | "probesOpen"
    | "diagnosisOpen"
    | "linkOpen";
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

interface HostProps {
  host: PictureHost;
}

/** The network with what stands over it; the picture of the output in its place, where that is wanted. */
function Center({ host }: HostProps) {
  const pictureInMiddle = usePanels((panels) => panels.pictureInMiddle);
  return (
    <main className={styles.graph} id="graph" tabIndex={-1}>
      <div className={styles.network} inert={pictureInMiddle} data-testid="network-place">
        <InTurn panel={MIDDLE} />
      </div>
      {pictureInMiddle && <PicturePlace host={host} className={styles.picture} place="middle" />}
      <div className={styles.messages} ref={MESSAGES} data-low={pictureInMiddle}>
        {!pictureInMiddle && (
          <div className={styles.besideTools}>
            <ErrorBoundary>
              <NetworkCost />
            </ErrorBoundary>
          </div>
        )}
        <ErrorBoundary>
          <RunNotices Fix={LazyFix} />
        </ErrorBoundary>
        <ErrorBoundary>
          <Notice />
        </ErrorBoundary>
      </div>
    </main>
  );
}

/** Results and settings, each as high as it is set. */
function Right({ host }: HostProps) {
  const t = useT();
  const setting = useSetting();
  const folded = usePanels((panels) => panels.folds[setting].right);
  const pictureInMiddle = usePanels((panels) => panels.pictureInMiddle);
  return (
    <aside className={styles.right} aria-label={t("app.right")} data-folded={folded}>
      {folded && <FoldedPanel panel="right" name={t("app.right")} />}
      <div className={styles.column}>
        {!pictureInMiddle && (
          <div className={styles.output}>
            <PicturePlace host={host} className={styles.fill} place="side" />
            <Divider panel="output" side="bottom" />
          </div>
        )}
        <div className={styles.charts}>
          <div className={styles.fill}>
            <InTurn panel={CHARTS} />
          </div>
          <Divider panel="charts" side="bottom" />
        </div>
        <div className={styles.settings}>
          <InTurn panel={SETTINGS} />
        </div>
      </div>
      {!folded && (
        <>
          <Divider panel="right" side="left" />
          <FoldButton panel="right" />
        </>
      )}
    </aside>
  );
}

function Left() {
  const t = useT();
  const setting = useSetting();
  const folded = usePanels((panels) => panels.folds[setting].left);
  return (
    <aside className={styles.left} aria-label={t("app.left")} data-folded={folded}>
      {folded && <FoldedPanel panel="left" name={t("app.left")} />}
      <div className={styles.column}>
        <InTurn panel={LEFT} />
      </div>
      {!folded && (
        <>
          <Divider panel="left" side="right" />
          <FoldButton panel="left" />
        </>
      )}
    </aside>
  );
}

function Strip() {
  const t = useT();
  const setting = useSetting();
  const folded = usePanels((panels) => panels.folds[setting].strip);
  const sized = usePanels((panels) => panels.sizes.strip !== undefined);
  return (
    <section
      className={styles.strip}
      aria-label={t("panels.strip")}
      data-folded={folded}
      data-sized={sized}
    >
      {folded && <FoldedPanel panel="strip" name={t("health.label")} />}
      <div className={styles.column}>
        <InTurn panel={HEALTH} />
      </div>
      {!folded && (
        <>
          <Divider panel="strip" side="top" />
          <FoldButton panel="strip" />
        </>
      )}
    </section>
  );
}

/** Sizes that were set, as properties of the style; the sheet has the usual ones. */
function useSizes(): Readonly<Record<string, string>> {
  const sizes = usePanels((panels) => panels.sizes);
  return Object.fromEntries(Object.entries(sizes).map(([name, rem]) => [`--${name}`, `${rem}rem`]));
}

/** The page: bar, left column, network, results and settings, health strip; its panels come in turn. */
export function App() {
  const t = useT();
  const host = usePictureHost();
  const setting = useSetting();
  const folds = usePanels((panels) => panels.folds[setting]);
  const sizes = useSizes();
  useCatalogLoading();
  return (
    <BoundaryProvider value={ErrorBoundary}>
      <TooltipProvider>
        <a className={styles.skip} href="#graph">
          {t("app.skip")}
        </a>
        <div
          className={styles.page}
          style={sizes}
          data-left={folds.left ? "folded" : "open"}
          data-right={folds.right ? "folded" : "open"}
        >
          <header className={styles.bar}>
            <ErrorBoundary floating>
              <TopBar
                title={
                  <ErrorBoundary floating>
                    <TitleField />
                  </ErrorBoundary>
                }
              >
                <ErrorBoundary floating>
                  <ShareButton makeLink={makeLink} />
                </ErrorBoundary>
                <ErrorBoundary floating>
                  <PageMenu />
                </ErrorBoundary>
              </TopBar>
            </ErrorBoundary>
          </header>
          <Left />
          <Center host={host} />
          <Strip />
          <Right host={host} />
        </div>
        {createPortal(<InTurn panel={OUTPUT} />, host)}
        <ErrorBoundary floating>
          <Suspense fallback={null}>
            <LiveSummary />
          </Suspense>
        </ErrorBoundary>
        <ComparedRuns />
        <Guide />
        <OnDemand flag="numbersOpen" Dialog={NumbersPanel} />
        <OnDemand flag="probesOpen" Dialog={ProbesPanel} />
        <OnDemand flag="diagnosisOpen" Dialog={DiagnosisPanel} />
        <OnDemand flag="linkOpen" Dialog={LinkDialog} />
        <OnDemand flag="helpOpen" Dialog={HelpDialog} />
        <OnDemand flag="studyOpen" Dialog={StudyDialog} />
        <OnDemand flag="zooOpen" Dialog={ZooDialog} />
        <OnDemand flag="weightsOpen" Dialog={WeightsDialog} />
        <OnDemand flag="tablesOpen" Dialog={TableDialog} />
      </TooltipProvider>
    </BoundaryProvider>
  );
}
