/** Running statistics, scale and shift of a normalisation layer: bars by channel, in large with their numbers. */
import { barPath, type ChannelRow, type Channels, readChannels } from "../../domain/channelRows";
import { formatCount, formatMagnitude } from "../../domain/format";
import { useT, useText } from "../../i18n";
import { NumberTable, type NumberTableData } from "../../ui/NumberTable";
import type { FaceProps } from "./face";
import styles from "./Normalization.module.css";

function Bars({ row }: { row: ChannelRow }) {
  const isSigned = row.values.some((value) => value < 0);
  const box = `0 -1 ${row.values.length} ${isSigned ? 2 : 1}`;
  return (
    <svg className={styles.bars} viewBox={box} preserveAspectRatio="none" aria-hidden="true">
      <path className={styles.above} d={barPath(row, "above")} />
      <path className={styles.below} d={barPath(row, "below")} />
    </svg>
  );
}

/** The least and the largest value of a row. */
function ends({ values }: ChannelRow): string {
  const [low, high] = [Math.min(...values), Math.max(...values)].map((end) =>
    formatMagnitude(end, 3),
  );
  return low === high ? `${low}` : `${low} … ${high}`;
}

function Large({ channels, step }: { channels: Channels; step: number }) {
  const t = useT();
  const text = useText();
  const name = (row: ChannelRow) => text(`faces.normalization.${row.name}`, row.name);
  const shown = channels.rows[0]?.values.length ?? 0;
  const makeTable = (): NumberTableData => ({
    head: [t("faces.channel"), ...channels.rows.map(name)],
    rows: Array.from({ length: shown }, (_, at) => ({
      name: String(at),
      values: channels.rows.map(({ values }) => formatMagnitude(values[at] ?? Number.NaN, 4)),
    })),
  });
  return (
    <>
      {channels.rows.map((row) => (
        <figure key={row.name} className={styles.row} data-testid={`face-row-${row.name}`}>
          <figcaption>
            <span>{name(row)}</span>
            <span className={styles.number}>{ends(row)}</span>
          </figcaption>
          <Bars row={row} />
        </figure>
      ))}
      <p className={styles.note}>
        {shown < channels.count
          ? t("faces.channels_of", { shown, count: channels.count, step: formatCount(step) })
          : t("faces.channels", { count: channels.count, step: formatCount(step) })}
      </p>
      <NumberTable label={t("faces.normalization.label")} makeTable={makeTable} />
    </>
  );
}

export default function Normalization({ block, frame, large }: FaceProps) {
  const t = useT();
  const channels = frame === null ? null : readChannels(frame);
  const testId = `face-${large ? "large-" : ""}${block}`;
  if (large) {
    return (
      <div className={styles.large} data-testid={testId} data-step={frame?.step}>
        {channels !== null && frame !== null && <Large channels={channels} step={frame.step} />}
      </div>
    );
  }
  return (
    <div
      className={styles.small}
      role="img"
      aria-label={t("faces.normalization.label")}
      data-testid={testId}
      data-step={frame?.step}
    >
      {channels?.rows.map((row) => (
        <Bars key={row.name} row={row} />
      ))}
    </div>
  );
}
