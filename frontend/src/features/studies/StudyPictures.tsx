/** The decision boundary of each member as it was last kept, side by side. */
import { useEffect, useRef } from "react";
import { type Boundary, readBoundary } from "../../domain/boundary";
import type { Frame } from "../../domain/frame";
import type { Study } from "../../domain/study";
import { useT } from "../../i18n";
import { currentPalette } from "../../state/palette";
import { useStudyPictures } from "../../state/studies";
import { useUi } from "../../state/uiStore";
import { originText } from "../../ui/origin";
import styles from "./Studies.module.css";
import { useStudyWords } from "./words";

const VIEW = "boundary";

export function StudyPictures({ study }: { study: Study }) {
  const t = useT();
  const words = useStudyWords(study);
  const { data: frames } = useStudyPictures(study, VIEW);
  const byRun = new Map((frames ?? []).map((frame) => [frame.runId, frame]));
  const pictures = study.members.flatMap((member) => {
    const frame = member.run_id === null ? undefined : byRun.get(member.run_id);
    return frame === undefined ? [] : [{ member, frame }];
  });
  if (pictures.length === 0) return null;
  return (
    <section aria-label={t("study.pictures")}>
      <h3 className={styles.heading}>{t("study.pictures")}</h3>
      <ul className={styles.pictures} data-testid="study-pictures">
        {pictures.map(({ member, frame }) => (
          <li key={member.number}>
            <BoundaryCanvas frame={frame} label={words.name(member.changes)} />
            <span className={styles.pictureName}>{words.name(member.changes)}</span>
            <span className={styles.muted}>
              {originText(
                { step: frame.firstStep, best: frame.firstStep === member.figures?.restored_at },
                t,
              )}
              {member.figures?.solved === true && ` · ${t("study.has_solved")}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Outputs of a frame of the boundary: classes, or one value. */
function classesOf(frame: Frame): number {
  const shape = frame.arrays.get("grid")?.shape ?? [];
  const outputs = shape.length > 2 ? (shape.at(-1) ?? 1) : 1;
  return Math.max(2, outputs);
}

function paint(canvas: HTMLCanvasElement, { columns, rows, pixels }: Boundary): void {
  canvas.width = columns;
  canvas.height = rows;
  const bytes = new Uint8ClampedArray(pixels.buffer);
  canvas.getContext("2d")?.putImageData(new ImageData(bytes, columns, rows), 0, 0);
}

function BoundaryCanvas({ frame, label }: { frame: Frame; label: string }) {
  const t = useT();
  const theme = useUi((state) => state.theme);
  const canvas = useRef<HTMLCanvasElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme decides the palette
  useEffect(() => {
    const boundary = readBoundary(frame, classesOf(frame), currentPalette().classes);
    if (canvas.current !== null && boundary !== null) paint(canvas.current, boundary);
  }, [frame, theme]);
  return (
    <canvas
      ref={canvas}
      className={styles.picture}
      role="img"
      aria-label={`${t("views.boundary_label")}: ${label}`}
      data-step={frame.step}
    />
  );
}
