/** One run of the list: its line in the charts, its name, how it stands, and what can be done with it. */
import { Ellipsis, Eye, Pin } from "lucide-react";
import { type DragEvent, useState } from "react";
import { writeFigure } from "../../domain/baselines";
import { formatCount, formatMagnitude } from "../../domain/format";
import { RUN_DRAG_TYPE } from "../../domain/layerDrag";
import { useT } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { ACTIONS_OF_RUN } from "../../state/actions/ofRun";
import { endTask, useTask } from "../../state/listTask";
import { removeRun, renameRun } from "../../state/runEdits";
import { keepable } from "../../state/savedWeights";
import { layRun } from "../../state/shownRun";
import { useSession, useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import { useMetricName } from "../../ui/metricNames";
import { originText } from "../../ui/origin";
import { Term } from "../../ui/Term";
import type { CalledRun } from "./calledRuns";
import styles from "./Runs.module.css";
import { Swatch } from "./Swatch";

/** Status, steps, last numbers, seed, and why it was begun. */
function Facts({ run }: { run: CalledRun }) {
  const t = useT();
  const metricName = useMetricName();
  const { info, end, number } = run;
  const facts = [
    ...(number > 0 ? [`#${number}`] : []),
    t(`runs.status.${info.status}`),
    t("runs.steps", { count: Math.max(info.step, end?.step ?? 0) }),
    ...(end?.loss == null
      ? []
      : [
          t("runs.loss", {
            value: formatMagnitude(end.loss.value, 3),
            origin: originText(end.loss, t),
          }),
        ]),
    ...(end?.metric == null
      ? []
      : [
          t("runs.metric", {
            name: metricName(end.metric.name),
            value: writeFigure(end.metric.name, end.metric.value),
            origin: originText(end.metric, t),
          }),
        ]),
    t(`runs.reason.${info.reason}`),
  ];
  const seed = t("runs.seed", { seed: formatCount(info.seed) });
  return (
    <p className={styles.facts}>
      {facts.map((fact) => (
        <span key={fact}>{fact} </span>
      ))}
      <span>
        <Term id="seed">{seed}</Term>
      </span>
    </p>
  );
}

function RenameForm({ run, onDone }: { run: CalledRun; onDone: () => void }) {
  const t = useT();
  const stage = useStage();
  const [name, setName] = useState(run.info.name === "" ? run.called : run.info.name);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void renameRun(stage, run, name);
        onDone();
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the field was asked for by the action before it
        autoFocus
        className={styles.input}
        value={name}
        maxLength={100}
        aria-label={t("runs.name")}
        data-testid="run-name"
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onDone()}
      />
      <Button type="submit" data-testid="run-name-save">
        {t("runs.rename")}
      </Button>
    </form>
  );
}

function ConfirmDelete({ run, onDone }: { run: CalledRun; onDone: () => void }) {
  const t = useT();
  const stage = useStage();
  return (
    <div className={styles.question} role="alertdialog" aria-label={t("runs.delete")}>
      <p>{t("runs.delete_ask", { name: run.called })}</p>
      <Button
        data-testid="run-delete-confirm"
        onClick={() => {
          void removeRun(stage, run);
          onDone();
        }}
      >
        {t("runs.delete")}
      </Button>
      <Button variant="quiet" onClick={onDone}>
        {t("runs.cancel")}
      </Button>
    </div>
  );
}

function MoreMenu({ run }: { run: CalledRun }) {
  const t = useT();
  const stage = useStage();
  // What is enabled depends on which run is shown.
  useSession((session) => session.runId);
  const offered = ACTIONS_OF_RUN.filter((action) => action.offered(run));
  const items = offered.map((action) => ({
    ...{ id: action.id, label: t(action.label(run)), testId: `run-${action.id}` },
    disabled: !action.enabled(run, stage),
  }));
  const pick = (id: string) => {
    const action = offered.find((each) => each.id === id);
    if (action !== undefined) runOn(action, run, stage);
  };
  return (
    <Menu
      trigger={
        <Button
          variant="quiet"
          className={styles.more ?? ""}
          aria-label={t("runs.more", { name: run.called })}
          icon={<Ellipsis aria-hidden="true" />}
          data-testid="run-more"
        />
      }
      items={items}
      onPick={pick}
    />
  );
}

const [SHOW] = ACTIONS_OF_RUN;

export function RunRow({ run }: { run: CalledRun }) {
  const t = useT();
  const stage = useStage();
  const [loading, setLoading] = useState(false);
  const { shown, current, called, overlay, color, runId } = run;
  const task = useTask(runId);
  const visible = shown || overlay?.visible === true;
  const draw = async (wanted: boolean) => {
    setLoading(wanted);
    await layRun(stage, runId, wanted);
    setLoading(false);
  };
  const holdsWeights = useSession(keepable) === runId;
  const take = (event: DragEvent) => {
    event.dataTransfer.setData(RUN_DRAG_TYPE, runId);
    event.dataTransfer.effectAllowed = "copy";
  };
  return (
    <li
      className={styles.row}
      draggable={holdsWeights && task === null}
      title={holdsWeights ? t("weights.drag_run") : undefined}
      onDragStart={take}
      data-shown={shown}
      data-testid="run-row"
      data-run={runId}
      data-called={called}
    >
      <label className={styles.visible} title={shown ? t("runs.focus_line") : undefined}>
        <input
          type="checkbox"
          checked={visible || loading}
          disabled={shown}
          aria-busy={loading}
          aria-label={t("runs.visible", { name: called })}
          data-testid="run-visible"
          onChange={(event) => void draw(event.target.checked)}
        />
        <Swatch color={shown ? null : color} />
      </label>
      <div className={styles.body}>
        {task === "rename" ? (
          <RenameForm run={run} onDone={endTask} />
        ) : (
          <p className={styles.name}>
            <button
              type="button"
              className={styles.show}
              disabled={shown}
              title={shown ? undefined : t("runs.show")}
              data-testid="run-name-text"
              onClick={() => runOn(SHOW, run, stage)}
            >
              {called}
            </button>
            {current && called !== t("runs.current_name") && (
              <span className={styles.mark}>{t("runs.current")}</span>
            )}
            {shown && !current && (
              <span className={styles.mark}>
                <Eye aria-hidden="true" />
                {t("runs.shown")}
              </span>
            )}
            {run.info.pinned && (
              <span className={styles.mark}>
                <Pin aria-hidden="true" />
                {t("runs.pinned")}
              </span>
            )}
          </p>
        )}
        <Facts run={run} />
        {task === "delete" && <ConfirmDelete run={run} onDone={endTask} />}
      </div>
      <MoreMenu run={run} />
    </li>
  );
}
