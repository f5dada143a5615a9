/** Training in words for screen readers: at a start, a stop, and about every ten seconds in between. */

import { useEffect, useState } from "react";
import { formatCount, formatMagnitude } from "../../domain/format";
import type { RunBuffer } from "../../domain/runBuffer";
import { shownEvaluation } from "../../domain/standing";
import { type Translate, useT } from "../../i18n";
import type { Stage } from "../../state/stage";
import { useSession, useStage } from "../../state/useStage";

const EVERY_MS = 10_000;
/** The numbers of a stop come a moment behind the word. */
const SETTLED_MS = 700;

function lossText(buffer: RunBuffer): string {
  const row = buffer.scalars.length - 1;
  return row < 0 ? "" : formatMagnitude(buffer.scalars.meanAt(row, 0), 3);
}

/** One sentence about where training stands. */
function summary(stage: Stage, t: Translate): string {
  const { state, restored } = stage.session.getState();
  const buffer = stage.runs.current;
  if (state === null || buffer === null) {
    return "";
  }
  const values = { step: formatCount(state.step), loss: lossText(buffer) };
  const sentence = values.loss === "" ? t("live.step", values) : t("live.step_loss", values);
  const shown = shownEvaluation(buffer, null, restored);
  if (shown === null || Number.isNaN(buffer.evaluation(shown.row, 1))) {
    return sentence;
  }
  const loss = formatMagnitude(buffer.evaluation(shown.row, 1), 3);
  const key = shown.best ? "live.validation_best" : "live.validation";
  return `${sentence} ${t(key, { loss, step: formatCount(shown.step) })}`;
}

export function LiveSummary() {
  const stage = useStage();
  const t = useT();
  const status = useSession(({ state }) => state?.status ?? null);
  const [text, setText] = useState("");
  useEffect(() => {
    if (status === null) {
      return;
    }
    const say = () => setText(`${t(`live.status.${status}`)} ${summary(stage, t)}`);
    const first = setTimeout(say, SETTLED_MS);
    const timer = status === "running" ? setInterval(say, EVERY_MS) : undefined;
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [stage, status, t]);
  return (
    <div className="hidden-text" role="log" aria-live="polite" data-testid="live-summary">
      {text}
    </div>
  );
}
