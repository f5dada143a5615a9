/** Inside a block: activation histogram, gradient bar on the ramp with its number, a chip when something is wrong. */

import { type ReactNode, useEffect, useRef } from "react";
import { GRADIENT } from "../../domain/blockColumn";
import type { Chip } from "../../domain/blockState";
import { useT, useText } from "../../i18n";
import { useUi } from "../../state/uiStore";
import { useStage } from "../../state/useStage";
import { Term } from "../../ui/Term";
import styles from "./BlockPulse.module.css";
import { HISTOGRAM } from "./histogramPath";
import { type HistogramElements, joinPulse, type OutputElements } from "./pulseBoard";

const CHIPS: readonly Chip[] = ["not_a_number", "vanishing", "dead", "saturated"];

function chipsIn(root: HTMLElement): Map<Chip, HTMLElement> {
  const found = new Map<Chip, HTMLElement>();
  for (const chip of CHIPS) {
    const element = root.querySelector<HTMLElement>(`[data-chip="${chip}"]`);
    if (element !== null) {
      found.set(chip, element);
    }
  }
  return found;
}

function outputsIn(root: HTMLElement): OutputElements | null {
  const [low, high, deviation] = ["low", "high", "deviation"].map((name) =>
    root.querySelector<HTMLElement>(`[data-output="${name}"]`),
  );
  return low && high && deviation ? { low, high, deviation } : null;
}

function histogramIn(root: HTMLElement): HistogramElements | null {
  const holder = root.querySelector<HTMLElement>("[data-histogram]");
  const bars = holder?.querySelector<SVGElement>("[data-bars]");
  const zero = holder?.querySelector<SVGElement>("[data-zero]");
  const hatching = holder?.querySelector<HTMLElement>("[data-hatching]");
  return holder && bars && zero && hatching ? { root: holder, bars, zero, hatching } : null;
}

/** Joins the common beat with the elements inside `root`. */
function usePulse(nodeId: string) {
  const stage = useStage();
  const reference = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = reference.current;
    if (root === null) {
      return;
    }
    return joinPulse(stage, nodeId, {
      root,
      histogram: histogramIn(root),
      bar: root.querySelector<HTMLElement>("[data-bar]"),
      number: root.querySelector<HTMLElement>("[data-number]"),
      step: root.querySelector<HTMLElement>("[data-step]"),
      outputs: outputsIn(root),
      chips: chipsIn(root),
    });
  }, [stage, nodeId]);
  return reference;
}

/** @param explained whether a chip can be pointed at: on a glyph it is for screen readers alone. */
function Chips({
  className,
  explained = false,
}: {
  className: string | undefined;
  explained?: boolean;
}) {
  const t = useT();
  return CHIPS.map((chip) => (
    <span key={chip} className={className} data-chip={chip} hidden>
      {explained ? <Term id={chip}>{t(`block.chip.${chip}`)}</Term> : t(`block.chip.${chip}`)}
    </span>
  ));
}

interface BlockPulseProps {
  readonly nodeId: string;
  /** Shown in the place of the histogram. */
  readonly picture?: ReactNode;
}

export function BlockPulse({ nodeId, picture = null }: BlockPulseProps) {
  const t = useT();
  const text = useText();
  const column = useUi(({ blockColumn }) => blockColumn);
  const reference = usePulse(nodeId);
  const { width, height } = HISTOGRAM;
  return (
    <div ref={reference} className={styles.pulse}>
      <Chips className={styles.chip} explained />
      <span className={styles.step} data-step data-testid={`block-step-${nodeId}`} hidden />
      {picture ?? (
        <>
          <div className={styles.deviation}>
            <span aria-hidden="true">{t("block.deviation")}</span>
            <span className="hidden-text">{t("block.deviation_name")}</span>
            <span data-output="deviation" data-testid={`block-deviation-${nodeId}`}>
              –
            </span>
          </div>
          <div className={styles.histogram} data-histogram>
            <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
              <path className={styles.bars} data-bars />
              <path className={styles.zero} data-zero />
            </svg>
            <span className={styles.hatching} data-hatching />
          </div>
          <div className={styles.axis}>
            <span data-output="low" aria-hidden="true" data-testid={`block-low-${nodeId}`} />
            <span data-output="high" aria-hidden="true" data-testid={`block-high-${nodeId}`} />
          </div>
        </>
      )}
      <div className={styles.gradient}>
        <span className={styles.track} aria-hidden="true">
          <span className={styles.bar} data-bar />
        </span>
        <span className="hidden-text">
          {column === GRADIENT ? t("block.gradient") : text(`statistics.${column}`, column)}
        </span>
        <span className={styles.number} data-number data-testid={`block-gradient-${nodeId}`}>
          –
        </span>
      </div>
    </div>
  );
}

/** On an activation's glyph: a ring when its units are dead or saturated. */
export function GlyphPulse({ nodeId }: { nodeId: string }) {
  const reference = usePulse(nodeId);
  return (
    <div ref={reference} className={styles.glyph} data-testid={`glyph-${nodeId}`}>
      <Chips className={styles.glyphChip} />
    </div>
  );
}
