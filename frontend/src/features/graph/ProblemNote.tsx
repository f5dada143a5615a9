import { useCheck } from "../../state/check";
import { useDocument } from "../../state/documentStore";
import { LOSS_NODE } from "../../state/graphGeometry";
import { useCatalog } from "../../state/queries";
import { useNodeNames, withNames } from "../../ui/nodeNames";
import { useTexts } from "../../ui/texts";
import styles from "./Graph.module.css";

/** What is wrong, said on the block that causes it. The loss block also says what is wrong with the objective. */
export function ProblemNote({ id, above }: { id: string; above: boolean }) {
  const texts = useTexts();
  const names = useNodeNames(
    useDocument((draft) => draft.spec.network.nodes),
    useCatalog(),
  );
  const own = useCheck((state) => state.problemsByNode.get(id));
  const general = useCheck((state) => state.generalProblems);
  const objective =
    id === LOSS_NODE ? general.filter((problem) => problem.path?.startsWith("objectives")) : [];
  const problems = own ?? objective;
  if (problems.length === 0) return null;
  return (
    <div
      className={`${styles.problem} ${above ? styles.problemAbove : ""} ${id === LOSS_NODE ? styles.problemInward : ""}`}
      data-testid={`problem-${id === LOSS_NODE ? "loss" : id}`}
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
