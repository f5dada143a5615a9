import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { blockOf, lossIndex, lossName } from "../../domain/lossBlocks";
import type { NotePlace } from "../../domain/notePlace";
import type { PlacedProblem } from "../../domain/settingPlace";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { useUi } from "../../state/uiStore";
import { useNodeNames, withNames } from "../../ui/nodeNames";
import { Tooltip } from "../../ui/Tooltip";
import { useTexts } from "../../ui/texts";
import { FixButton } from "./FixButton";
import styles from "./ProblemNote.module.css";
import warning from "./Warning.module.css";

const UNDER: NotePlace = { above: false, shift: 0, gap: 0 };

interface ProblemNoteProps {
  id: string;
  place?: NotePlace | undefined;
}

interface Sentence {
  readonly key: string;
  readonly text: string;
  readonly hint: string;
  readonly problem: PlacedProblem;
}

function useSentences(): (problem: PlacedProblem) => Sentence {
  const texts = useTexts();
  const names = useNodeNames(
    useDocument((draft) => draft.spec),
    useCatalog(),
  );
  return (problem) => {
    const named = withNames(problem, names);
    const key = `${problem.code}${problem.path}`;
    return { key, text: texts.problem(named), hint: texts.hint(named), problem };
  };
}

function sentenceList(sentences: readonly Sentence[]): ReactNode {
  return sentences.map(({ key, text, hint, problem }) => (
    <div key={key} className={styles.sentence}>
      <p>
        <strong>{text}</strong> {hint}
      </p>
      <FixButton problem={problem} />
    </div>
  ));
}

function testName(id: string): string {
  const index = lossIndex(id);
  return index < 0 ? id : lossName(index);
}

function placed({ above, shift, gap }: NotePlace) {
  return {
    className: `${styles.problem} ${above ? styles.problemAbove : ""}`,
    style: { "--shift": `${shift}px`, "--gap": `${gap}px` },
  };
}

/** What is wrong, said on the block that causes it. A loss block says what is wrong with its objective. */
export function ProblemNote({ id, place = UNDER }: ProblemNoteProps) {
  const sentence = useSentences();
  const own = useCheck((state) => state.problemsByNode.get(id));
  const general = useCheck((state) => state.generalProblems);
  const problems = own ?? general.filter((problem) => blockOf(problem) === id);
  if (problems.length === 0) return null;
  return (
    <div {...placed(place)} data-testid={`problem-${testName(id)}`}>
      {sentenceList(problems.map(sentence))}
    </div>
  );
}

interface WarningMarkProps {
  id: string;
  /** The mark of a small block. */
  small: boolean;
}

/** What will probably go wrong: a mark on the block that causes it. Its text shows when pointed at; selected, in a card. */
export function WarningMark({ id, small }: WarningMarkProps) {
  const t = useT();
  const sentence = useSentences();
  const warnings = useCheck((state) => state.warningsByBlock.get(id));
  if (warnings === undefined) return null;
  const warningText = warnings
    .map(sentence)
    .map(({ text, hint }) => `${text} ${hint}`)
    .join(" ");
  return (
    <Tooltip text={warningText}>
      <button
        type="button"
        className={`nodrag ${warning.mark} ${small ? warning.small : ""}`}
        aria-label={t("graph.warning", { text: warningText })}
        data-testid={`warning-mark-${testName(id)}`}
      >
        <TriangleAlert aria-hidden="true" />
      </button>
    </Tooltip>
  );
}

/** The block whose warnings are open: of those selected, the last that has any. */
export function useWarnedBlock(): string | null {
  const warned = useCheck((state) => state.warningsByBlock);
  return useUi(({ selection }) => selection.findLast((id) => warned.has(id)) ?? null);
}

/** The warnings of a block, at the foot of the canvas: in type for reading, at any zoom, on no block. */
export function WarningCard({ id }: { id: string }) {
  const sentence = useSentences();
  const warnings = useCheck((state) => state.warningsByBlock.get(id)) ?? [];
  return (
    <section className={warning.card} data-testid={`warning-${testName(id)}`}>
      <TriangleAlert aria-hidden="true" />
      <div>{sentenceList(warnings.map(sentence))}</div>
    </section>
  );
}
