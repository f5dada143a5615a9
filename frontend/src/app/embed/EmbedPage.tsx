/** What a frame shows: play and count, the network with its light, pictures of the output, the loss, the axis of time. */
import { ExternalLink, Pause, Play, RotateCcw } from "lucide-react";
import { writeLink } from "../../domain/shareLink";
import { BlockPulse, GlyphPulse } from "../../features/blockPulse/BlockPulse";
import { GraphEditor } from "../../features/graph/GraphEditor";
import { ChartFrame } from "../../features/loss/ChartFrame";
import { lossData } from "../../features/loss/LossChart";
import { useRunNames } from "../../features/loss/useRunNames";
import { Axis } from "../../features/timeline/Axis";
import { Counters } from "../../features/topbar/Counters";
import LiveSummary from "../../features/topbar/LiveSummary";
import { RunNotices } from "../../features/topbar/RunNotices";
import { OutputPanel } from "../../features/views/OutputPanel";
import { RampLegend } from "../../features/wires/RampLegend";
import { WiresOverlay } from "../../features/wires/WiresOverlay";
import { type MessageKey, useT } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { measuresCover } from "../../state/cover";
import { useDocument } from "../../state/documentStore";
import { useCatalog, useCatalogLoading } from "../../state/queries";
import { offersPause } from "../../state/sessionStore";
import { usePlayhead, useSession, useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { useNodeNames } from "../../ui/nodeNames";
import { TooltipProvider } from "../../ui/Tooltip";
import { ErrorBoundary } from "../ErrorBoundary";
import styles from "./Embed.module.css";
import { sharedId } from "./options";

/** Height of the legend under the blocks, in CSS pixels. */
const FOOT = 44;
const MESSAGES = measuresCover();
const LOOK = { axis: "step", log: true, smoothing: 0 } as const;

function PlayButton({ replay }: { replay: boolean }) {
  const t = useT();
  const trains = useSession(offersPause);
  const replays = usePlayhead(({ replaying }) => replaying);
  const training = useAction("toggle_play");
  const replaying = useAction("replay");
  const active = replay ? replays : trains;
  const { disabled, onClick } = replay ? replaying : training;
  const label = active ? t("topbar.pause") : t(replay ? "timeline.replay" : "topbar.play");
  return (
    <Button
      variant="filled"
      icon={active ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
      data-testid={active ? "pause" : "play"}
      disabled={disabled}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}

function ResetButton() {
  const { label, disabled, onClick } = useAction("reset");
  return (
    <Button
      icon={<RotateCcw aria-hidden="true" />}
      aria-label={label}
      title={label}
      disabled={disabled}
      data-testid="reset"
      onClick={onClick}
    />
  );
}

/** The same on a page of its own, where it can be edited. */
function OpenLink() {
  const t = useT();
  const fragment = useDocument((state) => writeLink(state));
  const shareId = sharedId(location.pathname);
  return (
    <a
      className={styles.open}
      href={shareId === null ? `/#${fragment}` : `/s/${shareId}`}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={t("embed.open_new")}
      data-testid="open-outside"
    >
      {t("embed.open")}
      <ExternalLink aria-hidden="true" />
    </a>
  );
}

function Network() {
  const t = useT();
  const spec = useDocument((state) => state.spec);
  const names = useNodeNames(spec, useCatalog());
  const listed = spec.network.nodes.map(({ id }) => names(id)).join(", ");
  return (
    <main className={styles.network}>
      <div className={styles.picture} role="img" aria-label={t("embed.network", { names: listed })}>
        <ErrorBoundary>
          <GraphEditor
            readOnly
            blockBody={BlockPulse}
            glyphBody={GlyphPulse}
            overlay={WiresOverlay}
            bottomInset={FOOT}
          />
        </ErrorBoundary>
      </div>
      <div className={styles.legend}>
        <ErrorBoundary>
          <RampLegend />
        </ErrorBoundary>
      </div>
      <div className={styles.messages} ref={MESSAGES}>
        <ErrorBoundary>
          <RunNotices elsewhere="replay" />
        </ErrorBoundary>
      </div>
    </main>
  );
}

function Loss() {
  const t = useT();
  const stage = useStage();
  const nameRuns = useRunNames();
  return (
    <ChartFrame
      label={t("loss.chart")}
      testId="loss-chart"
      makeData={(width) => lossData(stage, width, LOOK, t, nameRuns)}
    />
  );
}

function Trouble({ messageKey }: { messageKey: MessageKey }) {
  const t = useT();
  return (
    <div className={styles.trouble} role="alert" data-testid="embed-trouble">
      <p>{t(messageKey)}</p>
      {messageKey === "embed.unreachable" && (
        <Button variant="filled" onClick={() => location.reload()}>
          {t("embed.retry")}
        </Button>
      )}
    </div>
  );
}

interface EmbedPageProps {
  /** Why there is nothing to show; null where there is. */
  trouble: MessageKey | null;
  /** It is a file of its own, without a server. */
  alone: boolean;
}

export function EmbedPage({ trouble, alone }: EmbedPageProps) {
  const t = useT();
  useCatalogLoading();
  const title = useDocument((state) => state.title);
  const replay = useSession(({ phase }) => phase === "replay");
  if (trouble !== null) return <Trouble messageKey={trouble} />;
  return (
    <TooltipProvider>
      <div className={styles.page} data-testid="embed">
        <header className={styles.bar}>
          <PlayButton replay={replay} />
          {!replay && <ResetButton />}
          <h1 className={styles.title}>{title}</h1>
          <ErrorBoundary>
            <Counters />
          </ErrorBoundary>
        </header>
        <Network />
        <aside className={styles.results} aria-label={t("app.right")}>
          <ErrorBoundary>
            <OutputPanel drawing={false} />
          </ErrorBoundary>
          <ErrorBoundary>
            <Loss />
          </ErrorBoundary>
        </aside>
        <footer className={styles.foot}>
          <ErrorBoundary>
            <Axis />
          </ErrorBoundary>
          <p className={styles.note} data-testid="embed-note">
            {t(replay ? "embed.replays" : "embed.trains", { host: location.host })}{" "}
            {!alone && <OpenLink />}
          </p>
        </footer>
      </div>
      <ErrorBoundary floating>
        <LiveSummary />
      </ErrorBoundary>
    </TooltipProvider>
  );
}
