/** All members with what each differs in and has come to; any opens as an experiment of its own. */
import { ArrowUpRight } from "lucide-react";
import { useState } from "react";
import { formatCount, formatMagnitude } from "../../domain/format";
import type { Study, StudyMember } from "../../domain/study";
import { originOf, valueAt } from "../../domain/study";
import { useT, useText } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { OPEN_MEMBER } from "../../state/actions/ofStudy";
import { useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { originText } from "../../ui/origin";
import styles from "./Studies.module.css";
import tableStyles from "./StudyTable.module.css";
import { useStudyWords } from "./words";

interface StudyTableProps {
  study: Study;
  pointed: number | null;
  onPoint: (group: number | null) => void;
}

/** Order of the rows: a column, and whether its largest values come first. */
interface Order {
  readonly column: string;
  readonly down: boolean;
}

function metricsOf({ members }: Study): string[] {
  return [...new Set(members.flatMap(({ figures }) => Object.keys(figures?.evaluation ?? {})))];
}

function numberIn(member: StudyMember, column: string): unknown {
  const { figures } = member;
  if (column === "training") return figures?.training_loss ?? null;
  return figures?.evaluation?.[column] ?? null;
}

function inOrder(members: readonly StudyMember[], order: Order | null, paths: readonly string[]) {
  if (order === null) return members;
  const read = (member: StudyMember) =>
    paths.includes(order.column) ? valueAt(member, order.column) : numberIn(member, order.column);
  const sign = order.down ? -1 : 1;
  return members.toSorted((a, b) => {
    const [first, second] = [read(a), read(b)];
    if (typeof first === "number" && typeof second === "number") return sign * (first - second);
    if (typeof first === "number") return -1;
    if (typeof second === "number") return 1;
    return sign * JSON.stringify(first ?? null).localeCompare(JSON.stringify(second ?? null));
  });
}

function Evaluated({ member }: { member: StudyMember }) {
  const t = useT();
  const origin = originOf(member);
  return origin === null ? "–" : originText(origin, t);
}

export function StudyTable({ study, pointed, onPoint }: StudyTableProps) {
  const t = useT();
  const text = useText();
  const stage = useStage();
  const words = useStudyWords(study);
  const [order, setOrder] = useState<Order | null>(null);
  const { paths } = study;
  const metrics = metricsOf(study);
  const columns = [
    ...paths.map((path) => [path, words.path(path === "optimizer" ? "optimizer.type" : path)]),
    ["training", words.metric("training")],
    ...metrics.map((metric) => [metric, words.metric(metric)]),
  ] as const;
  const groupOf = (number: number) =>
    study.groups.findIndex(({ members }) => members.includes(number));
  const [failed, setFailed] = useState(false);
  const open = (member: StudyMember) => {
    setFailed(false);
    runOn(OPEN_MEMBER, { study, member, onFailure: () => setFailed(true) }, stage);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={tableStyles.scroll} tabIndex={0} aria-label={t("study.table")}>
      {failed && (
        <p className={styles.problems} role="alert">
          {t("study.unreachable")}
        </p>
      )}
      <table className={tableStyles.table} data-testid="study-table">
        <caption className="hidden-text">{t("study.table")}</caption>
        <thead>
          <tr>
            {columns.map(([column, title]) => (
              <th
                key={column}
                scope="col"
                aria-sort={
                  order?.column === column ? (order.down ? "descending" : "ascending") : "none"
                }
              >
                <button
                  type="button"
                  className={tableStyles.sort}
                  onClick={() =>
                    setOrder({ column, down: order?.column === column ? !order.down : false })
                  }
                >
                  {title}
                </button>
              </th>
            ))}
            {metrics.length > 0 && <th scope="col">{t("study.evaluated")}</th>}
            <th scope="col">{t("study.state")}</th>
            <th scope="col">
              <span className="hidden-text">{t("study.open_member")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder(study.members, order, paths).map((member) => {
            const group = groupOf(member.number);
            return (
              <tr
                key={member.number}
                data-testid={`member-${member.number}`}
                data-status={member.status}
                data-pointed={pointed === group}
                onPointerEnter={() => onPoint(group)}
                onPointerLeave={() => onPoint(null)}
              >
                {paths.map((path) => (
                  <td key={path}>{words.value(path, valueAt(member, path))}</td>
                ))}
                {["training", ...metrics].map((column) => {
                  const value = numberIn(member, column);
                  return (
                    <td key={column} className={styles.number}>
                      {typeof value === "number" ? formatMagnitude(value, 3) : "–"}
                    </td>
                  );
                })}
                {metrics.length > 0 && (
                  <td className={styles.muted} data-testid={`evaluated-${member.number}`}>
                    <Evaluated member={member} />
                  </td>
                )}
                <td>
                  {t(`study.member.${member.status}`)}
                  {member.figures?.ended_by != null && (
                    <span className={styles.muted} data-testid={`ended-by-${member.number}`}>
                      : {text(`findings.${member.figures.ended_by}.title`, member.figures.ended_by)}
                    </span>
                  )}
                  {member.status === "training" && (
                    <span className={styles.muted}>
                      {" "}
                      {formatCount(member.step)} / {formatCount(member.steps)}
                    </span>
                  )}
                  {member.figures?.solved === true && (
                    <span className={styles.good}> {t("study.has_solved")}</span>
                  )}
                </td>
                <td>
                  <Button
                    variant="quiet"
                    icon={<ArrowUpRight aria-hidden="true" />}
                    aria-label={t("study.open_member_of", { name: words.name(member.changes) })}
                    disabled={member.run_id === null}
                    data-testid={`open-member-${member.number}`}
                    onClick={() => open(member)}
                  >
                    {t("study.open_member")}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.caption}>{t(`study.note.${study.note}`)}</p>
    </section>
  );
}
