import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import type { Catalog } from "../../domain/catalog";
import { type ProbeType, progressOf } from "../../domain/probes";
import { useT, useText } from "../../i18n";
import { useShownExample } from "../../state/faces";
import { Button } from "../../ui/Button";
import { useTexts } from "../../ui/texts";
import { ProbeOptions } from "./ProbeOptions";
import { ProbeResult } from "./ProbeResult";
import styles from "./Probes.module.css";
import { type Probing, useMeasured } from "./useProbing";

export interface ProbeCardProps {
  probe: ProbeType;
  entry: Catalog["probes"][number];
  open: boolean;
  /** Whether there is a run to measure. */
  able: boolean;
  probing: Probing;
  onOpen: (open: boolean) => void;
}

/** One measurement: what it tells, and below that, once it is chosen, its settings and its result. */
export function ProbeCard(props: ProbeCardProps) {
  const { probe, entry, open, onOpen } = props;
  const text = useText();
  return (
    <li className={styles.card} data-open={open}>
      <button
        type="button"
        className={styles.title}
        aria-expanded={open}
        data-testid={`probe-${probe}`}
        onClick={() => onOpen(!open)}
      >
        {open ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
        <span>
          <strong>{text(`probes.${probe}.title`, entry.title)}</strong>
          <span className={styles.summary}>{text(`probes.${probe}.summary`, entry.summary)}</span>
        </span>
      </button>
      {open && <Opened {...props} />}
    </li>
  );
}

function Opened({ probe, entry, able, probing }: ProbeCardProps) {
  const t = useT();
  const texts = useTexts();
  const example = useShownExample();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const frame = useMeasured(probe);
  const options = Object.fromEntries(
    Object.entries(entry.options).map(([name, [first]]) => [
      name,
      chosen[name] ?? (name === "example" ? example : (first ?? "0")),
    ]),
  );
  const isRunning = probing.running === probe;
  const share = frame === null ? 0 : progressOf(frame);
  return (
    <div className={styles.opened}>
      <ProbeOptions
        probe={probe}
        entry={entry}
        options={options}
        onChange={(name, value) => setChosen((before) => ({ ...before, [name]: value }))}
      />
      <div className={styles.run}>
        {isRunning ? (
          <Button data-testid="probe-stop" onClick={probing.stop}>
            {t("probes.stop")}
          </Button>
        ) : (
          <Button
            variant="filled"
            data-testid="probe-start"
            disabled={!able}
            onClick={() => probing.start(probe, options)}
          >
            {t("probes.start")}
          </Button>
        )}
        {isRunning && (
          <>
            <progress
              className={styles.progress}
              value={share}
              max={1}
              aria-label={t("probes.progress")}
            />
            <span className={styles.share} role="status">
              {frame === null ? t("probes.preparing") : `${Math.floor(100 * share)} %`}
            </span>
          </>
        )}
      </div>
      {probing.problem !== null && (
        <p className={styles.problem} role="alert">
          {texts.problem(probing.problem)} {texts.hint(probing.problem)}
        </p>
      )}
      {frame !== null && <ProbeResult probe={probe} frame={frame} running={isRunning} />}
    </div>
  );
}
