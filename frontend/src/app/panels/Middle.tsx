import { Suspense, useEffect, useRef, useState } from "react";
import { GlyphPulse } from "../../features/blockPulse/BlockPulse";
import { FindingCard } from "../../features/findings/FindingCard";
import { WhyStuck } from "../../features/findings/WhyStuck";
import { GraphEditor } from "../../features/graph/GraphEditor";
import { NeuronsSwitch } from "../../features/graph/NeuronsSwitch";
import { useWarnedBlock, WarningCard } from "../../features/graph/ProblemNote";
import { RampLegend } from "../../features/wires/RampLegend";
import { WiresOverlay } from "../../features/wires/WiresOverlay";
import { withTexts } from "../../i18n";
import { useCheck } from "../../state/check";
import { useNeurons } from "../../state/neurons";
import { useUi } from "../../state/uiStore";
import { lazyPart } from "../../ui/lazyPart";
import { ErrorBoundary } from "../ErrorBoundary";
import { BlockBody, InputBody } from "./BlockBody";
import styles from "./Middle.module.css";

const CureReportCard = lazyPart(() =>
  withTexts("diagnosis", import("../../features/findings/CureReport")),
);
const NeuronView = lazyPart(() => import("../../features/neurons/NeuronView"));
const FOOT_MARGIN = 13;

/** The network with what stands at its foot: the warning of a selected block, a finding, the legend of the light. */
export default function Middle() {
  const warned = useWarnedBlock();
  const troubled = useCheck(({ problemsByNode }) => problemsByNode.size > 0);
  const isWanted = useUi((state) => state.neurons);
  const isLit = useUi((state) => state.neuronLight);
  const neurons = useNeurons();
  const showsNeurons = neurons !== null && isWanted;
  const foot = useRef<HTMLDivElement>(null);
  const [footHeight, setFootHeight] = useState(0);
  useEffect(() => {
    const element = foot.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setFootHeight(element.offsetHeight + FOOT_MARGIN));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const toggle = (
    <ErrorBoundary>
      <NeuronsSwitch />
    </ErrorBoundary>
  );
  return (
    <>
      {showsNeurons ? (
        <ErrorBoundary key="neurons">
          <Suspense fallback={null}>
            <NeuronView network={neurons} bottomInset={footHeight} toggle={toggle} />
          </Suspense>
        </ErrorBoundary>
      ) : (
        <ErrorBoundary key="blocks">
          <GraphEditor
            blockBody={BlockBody}
            glyphBody={GlyphPulse}
            inputBody={InputBody}
            overlay={WiresOverlay}
            bottomInset={footHeight}
          />
        </ErrorBoundary>
      )}
      <div className={styles.foot} ref={foot}>
        <ErrorBoundary key={warned}>{warned !== null && <WarningCard id={warned} />}</ErrorBoundary>
        <ErrorBoundary>
          <Suspense fallback={null}>
            <CureReportCard isCrowded={warned !== null || troubled} />
          </Suspense>
        </ErrorBoundary>
        <ErrorBoundary>
          <FindingCard isCrowded={warned !== null || troubled} />
        </ErrorBoundary>
        <ErrorBoundary>
          <WhyStuck />
        </ErrorBoundary>
        <ErrorBoundary>{(!showsNeurons || isLit) && <RampLegend />}</ErrorBoundary>
      </div>
    </>
  );
}
