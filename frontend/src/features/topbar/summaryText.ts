/** Where training stands, in words: step and loss, what the loss was when it was last said, findings that came and went. */
import { formatCount, formatMagnitude } from "../../domain/format";
import type { RunBuffer } from "../../domain/runBuffer";
import { shownEvaluation } from "../../domain/standing";
import type { Translate, TranslateText } from "../../i18n";
import type { Stage } from "../../state/stage";

/** What was said last of a run. */
interface Announced {
  readonly runId: string | null;
  readonly loss: string;
  readonly findings: readonly string[];
}

export const NOTHING_ANNOUNCED: Announced = { runId: null, loss: "", findings: [] };

function lossText(buffer: RunBuffer): string {
  const row = buffer.scalars.length - 1;
  const column = buffer.scalars.scalars.indexOf("loss");
  return row < 0 ? "" : formatMagnitude(buffer.scalars.meanAt(row, column), 3);
}

function validationText(buffer: RunBuffer, t: Translate): string {
  const shown = shownEvaluation(buffer, null);
  if (shown === null || Number.isNaN(buffer.evaluation(shown.row, 1))) return "";
  const loss = formatMagnitude(buffer.evaluation(shown.row, 1), 3);
  const key = shown.best ? "live.validation_best" : "live.validation";
  return t(key, { loss, step: formatCount(shown.step) });
}

/** Codes of the findings that hold. */
function holding(stage: Stage): string[] {
  const { findings } = stage.session.getState();
  const codes = findings.filter(({ endedAt }) => endedAt === null).map(({ code }) => code);
  return [...new Set(codes)];
}

/** @returns the sentences, and what they said. */
export function liveSummary(
  stage: Stage,
  announced: Announced,
  t: Translate,
  text: TranslateText,
): { readonly sentences: string; readonly announced: Announced } {
  const { state, runId } = stage.session.getState();
  const buffer = stage.runs.current;
  if (state === null || buffer === null) return { sentences: "", announced };
  const before = announced.runId === runId ? announced : NOTHING_ANNOUNCED;
  const now = { runId, loss: lossText(buffer), findings: holding(stage) };
  const values = { step: formatCount(state.step), loss: now.loss };
  const name = (codes: readonly string[]) =>
    codes.map((code) => text(`findings.${code}.title`, code)).join(", ");
  const begun = now.findings.filter((code) => !before.findings.includes(code));
  const ended = before.findings.filter((code) => !now.findings.includes(code));
  const sentences = [
    now.loss === "" ? t("live.step", values) : t("live.step_loss", values),
    before.loss === "" || before.loss === now.loss ? "" : t("live.former", { loss: before.loss }),
    validationText(buffer, t),
    begun.length === 0 ? "" : t("live.finding", { findings: name(begun) }),
    ended.length === 0 ? "" : t("live.finding_gone", { findings: name(ended) }),
  ];
  return { sentences: sentences.filter((each) => each !== "").join(" "), announced: now };
}
