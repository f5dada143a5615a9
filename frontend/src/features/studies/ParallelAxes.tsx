/** Members as lines over parallel axes: what each differs in, and what it came to. */
import { formatMagnitude } from "../../domain/format";
import type { Study, StudyMember } from "../../domain/study";
import { originOf, valueAt } from "../../domain/study";
import { useT } from "../../i18n";
import { originsText } from "../../ui/origin";
import { colorOf } from "./colors";
import parallelStyles from "./ParallelAxes.module.css";
import styles from "./Studies.module.css";
import chartStyles from "./StudyChart.module.css";
import { useStudyWords } from "./words";

const SCALE = 1000;

interface ParallelAxis {
  readonly title: string;
  readonly low: string;
  readonly high: string;
  /** Share of the height from the bottom; null where a member has no value. */
  place(member: StudyMember): number | null;
}

/** Numbers more than a decade apart stand by their logarithm. */
function numberAxis(
  title: string,
  members: readonly StudyMember[],
  read: (member: StudyMember) => number | null,
): ParallelAxis {
  const values = members.map(read).filter((value) => value !== null);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const log = least > 0 && most / least > 10;
  const at = (value: number) => (log ? Math.log(value) : value);
  const span = at(most) - at(least);
  return {
    ...{ title, low: formatMagnitude(least, 3), high: formatMagnitude(most, 3) },
    place: (member) => {
      const value = read(member);
      if (value === null) return null;
      return span === 0 ? 0.5 : (at(value) - at(least)) / span;
    },
  };
}

function choiceAxis(
  title: string,
  members: readonly StudyMember[],
  read: (member: StudyMember) => string,
): ParallelAxis {
  const values = [...new Set(members.map(read))];
  return {
    ...{ title, low: values[0] ?? "", high: values.at(-1) ?? "" },
    place: (member) =>
      values.length < 2 ? 0.5 : values.indexOf(read(member)) / (values.length - 1),
  };
}

interface ParallelAxesProps {
  study: Study;
  pointed: number | null;
  onPoint: (group: number | null) => void;
}

export function ParallelAxes({ study, pointed, onPoint }: ParallelAxesProps) {
  const t = useT();
  const words = useStudyWords(study);
  const { paths, members, groups } = study;
  const ended = members.filter(({ figures }) => figures !== null);
  if (paths.length < 2 || ended.length < 2) return null;
  const last = Object.keys(ended[0]?.figures?.evaluation ?? {})[0] ?? "training";
  const settings = paths.map((path) => {
    const title = words.path(path === "optimizer" ? "optimizer.type" : path);
    const isNumber = ended.every((member) => typeof valueAt(member, path) === "number");
    return isNumber
      ? numberAxis(title, ended, (member) => {
          const value = valueAt(member, path);
          return typeof value === "number" ? value : null;
        })
      : choiceAxis(title, ended, (member) => words.value(path, valueAt(member, path)));
  });
  const origins = ended.flatMap((member) => originOf(member) ?? []);
  const outcomeTitle =
    last === "training" ? words.metric(last) : `${words.metric(last)}, ${originsText(origins, t)}`;
  const outcome = numberAxis(outcomeTitle, ended, ({ figures }) =>
    last === "training" ? (figures?.training_loss ?? null) : (figures?.evaluation?.[last] ?? null),
  );
  const axes = [...settings, outcome];
  const groupOf = (number: number) => groups.findIndex((group) => group.members.includes(number));
  return (
    <figure className={chartStyles.figure} aria-label={t("study.parallel")}>
      <h3 className={styles.heading}>{t("study.parallel")}</h3>
      <div className={parallelStyles.parallel}>
        {axes.map(({ title, low, high }, index) => (
          <div
            key={title}
            className={parallelStyles.parallelAxis}
            style={{ left: `${(100 * index) / (axes.length - 1)}%` }}
          >
            <span>{title}</span>
            <span>{high}</span>
            <span>{low}</span>
          </div>
        ))}
        <svg
          className={parallelStyles.parallelLines}
          viewBox={`0 0 ${SCALE} ${SCALE}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {ended.map((member) => {
            const places = axes.map((axis) => axis.place(member));
            if (places.some((place) => place === null)) return null;
            const group = groupOf(member.number);
            const points = places.map(
              (place, index) =>
                `${(SCALE * index) / (axes.length - 1)},${SCALE * (1 - (place ?? 0))}`,
            );
            return (
              <polyline
                key={member.number}
                points={points.join(" ")}
                className={chartStyles.line}
                data-dim={pointed !== null && pointed !== group}
                style={{ stroke: colorOf(group) }}
                onPointerEnter={() => onPoint(group)}
                onPointerLeave={() => onPoint(null)}
              />
            );
          })}
        </svg>
      </div>
    </figure>
  );
}
