import type { CSSProperties } from "react";
import { lossIndex, lossName } from "../../domain/lossBlocks";
import type { NotePlace } from "../../domain/notePlace";
import type { Problem } from "../../domain/spec";
import { useCheck } from "../../state/check";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { useNodeNames, withNames } from "../../ui/nodeNames";
import { useTexts } from "../../ui/texts";
import styles from "./Graph.module.css";

/** Whether the block of an objective says a problem; the first one says what concerns all of them. */
function concerns({ path }: Problem, index: number): boolean {
  const place = /^objectives(?:\.(\d+))?/.exec(path ?? "");
  return place !== null && Number(place[1] ?? 0) === index;
}

const UNDER: NotePlace = { above: false, shift: 0, gap: 0 };

interface ProblemNoteProps {
  id: string;
  place?: NotePlace | undefined;
}

/** What is wrong, said on the block that causes it. A loss block says what is wrong with its objective. */
export function ProblemNote({ id, place = UNDER }: ProblemNoteProps) {
  const texts = useTexts();
  const names = useNodeNames(
    useDocument((draft) => draft.spec.network.nodes),
    useCatalog(),
  );
  const own = useCheck((state) => state.problemsByNode.get(id));
  const general = useCheck((state) => state.generalProblems);
  const index = lossIndex(id);
  const problems = own ?? general.filter((problem) => index >= 0 && concerns(problem, index));
  if (problems.length === 0) return null;
  return (
    <div
      className={`${styles.problem} ${place.above ? styles.problemAbove : ""}`}
      style={{ "--shift": `${place.shift}px`, "--gap": `${place.gap}px` } as CSSProperties}
      data-testid={`problem-${index < 0 ? id : lossName(index)}`}
    >
      {problems.map((problem) => (
        <p key={`${problem.code}${problem.path}`}>
          <strong>{texts.problem(withNames(problem, names))}</strong>{" "}
          {texts.hint(withNames(problem, names))}
        </p>
      ))}
    </div>
  );
}
