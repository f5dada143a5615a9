/** Studies: the questions to begin with, or one study as it stands. */
import { ArrowLeft } from "lucide-react";
import { useEffect } from "react";
import { useStore } from "zustand";
import { ApiError } from "../../api/http";
import { useT } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { closeStudies, showStudy, studiesStore, useStudy } from "../../state/studies";
import { linkedStudy } from "../../state/studyAddress";
import { useUi } from "../../state/uiStore";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { useTexts } from "../../ui/texts";
import { NewStudy } from "./NewStudy";
import styles from "./Studies.module.css";
import { StudyPanel } from "./StudyPanel";

export default function StudyDialog() {
  const t = useT();
  const open = useUi((state) => state.studyOpen);
  const shown = useStore(studiesStore, (state) => state.shown);
  useEffect(() => {
    const linked = linkedStudy();
    if (linked !== null && studiesStore.getState().shown === null) showStudy(linked);
  }, []);
  return (
    <Dialog open={open} onClose={closeStudies} title={t("study.title")} testId="study-dialog" full>
      <Refusals />
      {shown === null ? <NewStudy /> : <OneStudy key={shown} id={shown} />}
    </Dialog>
  );
}

/** What was refused, and what to do about it. */
function Refusals() {
  const t = useT();
  const texts = useTexts();
  const { problems, unreachable, unfit } = useStore(studiesStore);
  if (problems.length === 0 && !unreachable && unfit === null) return null;
  return (
    <ul className={styles.problems} role="alert" data-testid="study-problems">
      {unreachable && <li>{t("study.unreachable")}</li>}
      {unfit !== null && <li>{t(`study.unfit.${unfit}`)}</li>}
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.path} ${problem.node_id}`}>
          {texts.problem(problem)} {texts.hint(problem)}
        </li>
      ))}
    </ul>
  );
}

function OneStudy({ id }: { id: string }) {
  const t = useT();
  const all = useAction("studies");
  const { data, error } = useStudy(id);
  const isGone = error instanceof ApiError && error.status === 404;
  return (
    <div className={styles.study} data-testid="study" data-status={data?.study.status}>
      <Button
        variant="quiet"
        className={styles.back ?? ""}
        icon={<ArrowLeft aria-hidden="true" />}
        data-testid="study-back"
        onClick={all.onClick}
      >
        {t("study.all")}
      </Button>
      {error !== null && (
        <p className={styles.problems} role="alert">
          {t(isGone ? "study.gone" : "study.unreachable")}
        </p>
      )}
      {data !== undefined && !isGone && <StudyPanel study={data.study} />}
    </div>
  );
}
