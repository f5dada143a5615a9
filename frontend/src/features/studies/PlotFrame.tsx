/** A plot of lines in shares of its room: axes with their numbers, and what stands beside it. */
import type { ReactNode } from "react";
import type { ValueAxis } from "../../domain/studyChart";
import styles from "./StudyChart.module.css";

/** Units of the drawing a side. */
export const SCALE = 1000;
/** A number so near to the right end stands before it. */
const END = 0.97;

interface PlotFrameProps {
  up: ValueAxis;
  /** Numbers of the axis below, each at a share of the width. */
  across: readonly { readonly at: number; readonly text: string }[];
  /** Lines and areas. */
  children: ReactNode;
  beside: ReactNode;
  testId: string;
  lines: number;
}

export function PlotFrame({ up, across, children, beside, testId, lines }: PlotFrameProps) {
  return (
    <div className={styles.chart}>
      <div className={styles.up}>
        {up.ticks.map(({ at, text }) => (
          <span key={at} style={{ top: `${100 * (1 - at)}%` }}>
            {text}
          </span>
        ))}
      </div>
      <div className={styles.plot} data-testid={testId} data-lines={lines}>
        <svg viewBox={`0 0 ${SCALE} ${SCALE}`} preserveAspectRatio="none" aria-hidden="true">
          {up.ticks.map(({ at }) => (
            <line
              key={at}
              className={styles.grid}
              x1="0"
              x2={SCALE}
              y1={SCALE * (1 - at)}
              y2={SCALE * (1 - at)}
            />
          ))}
          {children}
        </svg>
      </div>
      {beside}
      <div className={styles.across}>
        {across.map(({ at, text }) => (
          <span key={at} data-end={at > END} style={{ left: `${100 * at}%` }}>
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}
