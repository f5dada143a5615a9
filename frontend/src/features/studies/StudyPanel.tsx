/** One study: how far it is, what it has found, its curves, pictures and numbers. */
import { Copy, Pause, Play, Square, Trash2 } from "lucide-react";
import { Suspense, useState } from "react";
import { formatCount, formatDuration } from "../../domain/format";
import { curveNames, isOver, type Study, shareDone } from "../../domain/study";
import { useT, withTexts } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { ACTIONS_OF_STUDY } from "../../state/actions/ofStudy";
import { studyLink } from "../../state/studyAddress";
import { useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { lazyPart } from "../../ui/lazyPart";
import { Select } from "../../ui/Select";
import { ParallelAxes } from "./ParallelAxes";
import styles from "./Studies.module.css";
import { StudyCurves } from "./StudyCurves";
import { StudyPictures } from "./StudyPictures";
import { StudyResult } from "./StudyResult";
import { StudyTable } from "./StudyTable";
import { isOnSurface, SurfacePaths } from "./SurfacePaths";
import { useStudyWords } from "./words";

const StudyClaims = lazyPart(() => withTexts("later", import("./StudyClaims")));

export function StudyPanel({ study }: { study: Study }) {
  const t = useT();
  const words = useStudyWords(study);
  const claims = study.claims ?? [];
  const [picked, setPicked] = useState<string | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const names = curveNames(study);
  const name = picked !== null && names.includes(picked) ? picked : (names[0] ?? "");
  return (
    <>
      <Progress study={study} />
      <Solved study={study} />
      <StudyResult study={study} />
      {claims.length > 0 && (
        <Suspense fallback={null}>
          <StudyClaims claims={claims} />
        </Suspense>
      )}
      {isOnSurface(study) && <SurfacePaths {...{ study, pointed }} onPoint={setPointed} />}
      <div className={styles.curvesHead}>
        <Select
          id="study-curve"
          label={t("study.curve")}
          value={name}
          options={names.map((value) => ({ value, label: words.metric(value) }))}
          onChange={setPicked}
        />
      </div>
      <StudyCurves {...{ study, name, pointed }} onPoint={setPointed} />
      <StudyPictures study={study} />
      <ParallelAxes {...{ study, pointed }} onPoint={setPointed} />
      <StudyTable {...{ study, pointed }} onPoint={setPointed} />
    </>
  );
}

function Progress({ study }: { study: Study }) {
  const t = useT();
  const { study_id: id, status, members, seconds_left: left, problem } = study;
  const done = members.filter((one) => one.status !== "waiting" && one.status !== "training");
  const share = shareDone(study);
  return (
    <div className={styles.progress}>
      <div className={styles.progressText}>
        <strong data-testid="study-status">{t(`study.status.${status}`)}</strong>
        <span>{t("study.runs_done", { done: done.length, runs: members.length })}</span>
        <span className={styles.muted}>
          {t("study.steps_done", {
            done: formatCount(study.steps_done),
            steps: formatCount(study.steps),
          })}
        </span>
        {left !== null && !isOver(study) && (
          <span className={styles.muted}>
            {t("study.time_left", { time: formatDuration(left) })}
          </span>
        )}
        {problem !== null && (
          <span className={styles.bad}>{t("study.stopped_by", { problem })}</span>
        )}
        <span className={styles.buttons}>
          <Steering study={study} />
          <CopyLink id={id} />
        </span>
      </div>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={t("study.progress")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * share)}
      >
        <span style={{ width: `${100 * share}%` }} />
      </div>
    </div>
  );
}

const STEERING_ICONS = { pause: Pause, resume: Play, cancel: Square, delete: Trash2 } as const;

function Steering({ study }: { study: Study }) {
  const t = useT();
  const stage = useStage();
  const subject = { id: study.study_id, status: study.status };
  return ACTIONS_OF_STUDY.map((action) => {
    if (action.id === "show" || !action.offered(subject)) return null;
    const Icon = STEERING_ICONS[action.id];
    return (
      <Button
        key={action.id}
        variant={action.id === "delete" ? "quiet" : "plain"}
        icon={<Icon aria-hidden="true" />}
        data-testid={`study-${action.id}`}
        onClick={() => runOn(action, subject, stage)}
      >
        {t(action.label())}
      </Button>
    );
  });
}

function CopyLink({ id }: { id: string }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  return (
    <Button
      variant="quiet"
      icon={<Copy aria-hidden="true" />}
      data-testid="study-link"
      title={studyLink(id)}
      onClick={() =>
        void navigator.clipboard.writeText(studyLink(id)).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      <span role="status">{t(copied ? "study.copied" : "study.copy")}</span>
    </Button>
  );
}

/** How many runs of each group solved the task. */
function Solved({ study }: { study: Study }) {
  const t = useT();
  const words = useStudyWords(study);
  const groups = study.groups.filter(({ solved }) => solved !== null);
  if (groups.length === 0) return null;
  return (
    <ul className={styles.solved} data-testid="study-solved">
      {groups.map(({ changes, members, done, solved }) => (
        <li key={members.join()}>
          {words.name(changes) !== "" && <strong>{words.name(changes)}: </strong>}
          {t("study.solved", { solved: solved ?? 0, done, runs: members.length })}
        </li>
      ))}
    </ul>
  );
}
