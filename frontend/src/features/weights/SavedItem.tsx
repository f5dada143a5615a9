/** Saved weights in the list: what they are, another name, away with them, into the network. */
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { ApiError } from "../../api/http";
import { formatBytes, formatCount } from "../../domain/format";
import { nameOfSaved, type SavedWeights } from "../../domain/savedWeights";
import { useLocale, useT } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { ACTIONS_OF_WEIGHTS } from "../../state/actions/ofWeights";
import { endTask, useTask } from "../../state/listTask";
import { deleteSaved, renameSaved } from "../../state/savedWeights";
import { useProblemsOfRun } from "../../state/useProblemsOfRun";
import { useStage } from "../../state/useStage";
import { Button, IconButton } from "../../ui/Button";
import { TextField } from "../../ui/Select";
import { useTexts } from "../../ui/texts";
import { UseWeights } from "./UseWeights";
import styles from "./Weights.module.css";

/** What went wrong with a call, as a sentence; null while nothing did. */
function useCall() {
  const t = useT();
  const texts = useTexts();
  const ofRun = useProblemsOfRun();
  const [problem, setProblem] = useState<string | null>(null);
  const call = async (work: () => Promise<void>) => {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      const first = error instanceof ApiError ? error.problems[0] : undefined;
      setProblem(first === undefined ? t("weights.unanswered") : texts.problem(ofRun(first)));
    }
  };
  return { problem, call };
}

const [USE, RENAME, DELETE] = ACTIONS_OF_WEIGHTS;

export function SavedItem({ saved }: { saved: SavedWeights }) {
  const t = useT();
  const stage = useStage();
  const task = useTask(saved.id);
  const { problem, call } = useCall();
  const name = nameOfSaved(saved);
  const rename = (next: string) => {
    endTask();
    const title = next.trim();
    if (title !== "" && title !== saved.name) void call(() => renameSaved(saved.id, title));
  };
  return (
    <li className={styles.item} data-testid={`saved-${saved.id}`}>
      <div className={styles.head}>
        <strong className={styles.name}>{name}</strong>
        <IconButton
          variant="quiet"
          label={t("weights.rename", { name })}
          icon={<Pencil />}
          data-testid="rename-weights"
          onClick={() => runOn(RENAME, saved, stage)}
        />
        <IconButton
          variant="quiet"
          label={t("weights.delete", { name })}
          icon={<Trash2 />}
          data-testid="delete-weights"
          onClick={() => runOn(DELETE, saved, stage)}
        />
      </div>
      <Origin saved={saved} />
      {task === "rename" && (
        <TextField
          id={`name-of-${saved.id}`}
          label={t("weights.name")}
          value={saved.name}
          onChange={rename}
          onReturn={endTask}
          testId="weights-name"
        />
      )}
      {task === "delete" && (
        <div className={styles.confirm} role="alert">
          <p>{t("weights.delete_warning")}</p>
          <div className={styles.acts}>
            <Button
              data-testid="confirm-delete"
              onClick={() => void call(() => deleteSaved(saved.id))}
            >
              {t("weights.delete_now")}
            </Button>
            <Button variant="quiet" onClick={endTask}>
              {t("weights.keep_them")}
            </Button>
          </div>
        </div>
      )}
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.acts}>
        <Button
          aria-expanded={task === "use"}
          onClick={() => runOn(USE, saved, stage)}
          data-testid="use-weights"
        >
          {t("weights.use")}
        </Button>
      </div>
      {task === "use" && <UseWeights saved={saved} />}
    </li>
  );
}

/** Step, size, date, experiment. */
function Origin({ saved }: { saved: SavedWeights }) {
  const t = useT();
  const locale = useLocale();
  const written = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const from = saved.experiment;
  return (
    <p className={styles.text} data-testid="weights-origin">
      {t("weights.origin", {
        step: formatCount(saved.step),
        size: formatBytes(saved.size_bytes),
        date: written.format(new Date(saved.created_at)),
      })}
      {from !== "" && ` ${t("weights.from", { experiment: from })}`}
    </p>
  );
}
