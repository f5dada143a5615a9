import { ChevronDown, ChevronRight } from "lucide-react";
import type { Catalog } from "../../domain/catalog";
import { type ProbeType, probeOptions, progressOf } from "../../domain/probes";
import { useT, useText } from "../../i18n";
import { MEASURE, STOP_MEASURING } from "../../state/actions/ofProbe";
import { useActionOn } from "../../state/actions/useActionOn";
import { useShownExample } from "../../state/faces";
import { choose } from "../../state/probing";
import type { Measuring } from "../../state/stage";
import { useProblemsOfRun } from "../../state/useProblemsOfRun";
import { useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { useTexts } from "../../ui/texts";
import { ProbeOptions } from "./ProbeOptions";
import { ProbeResult } from "./ProbeResult";
import styles from "./Probes.module.css";
import { useMeasured } from "./useMeasured";

interface ProbeCardProps {
  probe: ProbeType;
  entry: Catalog["probes"][number];
  open: boolean;
  measuring: Measuring;
  onOpen: (probe: ProbeType | null) => void;
}

/** One measurement: what it measures, and below that, once it is chosen, its settings and its result. */
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
        onClick={() => onOpen(open ? null : probe)}
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

function Opened({ probe, entry, measuring }: ProbeCardProps) {
  const t = useT();
  const texts = useTexts();
  const ofRun = useProblemsOfRun();
  const stage = useStage();
  const example = useShownExample();
  const chosen = measuring.chosen[probe];
  const frame = useMeasured(probe);
  const options = probeOptions(entry.options, example, chosen);
  const start = useActionOn(MEASURE, { probe, options });
  const stop = useActionOn(STOP_MEASURING, { probe, options });
  const isRunning = measuring.running === probe;
  const share = frame === null ? 0 : progressOf(frame);
  return (
    <div className={styles.opened}>
      <ProbeOptions
        probe={probe}
        entry={entry}
        options={options}
        onChange={(name, value) => choose(stage, probe, { [name]: value })}
      />
      <div className={styles.run}>
        {isRunning ? (
          <Button data-testid="probe-stop" onClick={stop.onClick}>
            {stop.label}
          </Button>
        ) : (
          <Button
            variant="filled"
            data-testid="probe-start"
            disabled={start.disabled}
            onClick={start.onClick}
          >
            {start.label}
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
            <span className={styles.share} role="status" data-testid="probe-share">
              {frame === null ? t("probes.preparing") : `${Math.floor(100 * share)} %`}
            </span>
          </>
        )}
      </div>
      {measuring.problem !== null && (
        <p className={styles.problem} role="alert">
          {texts.problem(ofRun(measuring.problem))} {texts.hint(ofRun(measuring.problem))}
        </p>
      )}
      {frame !== null && <ProbeResult probe={probe} frame={frame} running={isRunning} />}
    </div>
  );
}
