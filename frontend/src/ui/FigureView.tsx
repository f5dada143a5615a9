/** A figure on the page: the marks that its files have. */
import type { Figure, Mark, Spot } from "../domain/figure";
import styles from "./FigureView.module.css";

type ImageMark = Extract<Mark, { kind: "image" }>;

function linkOf({ columns, rows, pixels }: ImageMark): string {
  const canvas = document.createElement("canvas");
  canvas.width = columns;
  canvas.height = rows;
  canvas.getContext("2d")?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
  return canvas.toDataURL("image/png");
}

function corners(points: readonly Spot[]): string {
  return points.map((point) => point.join(",")).join(" ");
}

function Drawn({ mark }: { mark: Mark }) {
  switch (mark.kind) {
    case "text":
      return (
        <text
          x={mark.x}
          y={mark.y}
          fill={mark.color}
          fontSize={mark.size}
          textAnchor={mark.anchor ?? "start"}
          dominantBaseline="central"
          fontWeight={mark.bold ? 600 : undefined}
          className={mark.digits ? styles.digits : undefined}
          transform={mark.upright ? `rotate(-90 ${mark.x} ${mark.y})` : undefined}
        >
          {mark.text}
        </text>
      );
    case "line":
      return (
        <polyline
          points={corners(mark.points)}
          fill="none"
          stroke={mark.color}
          strokeWidth={mark.width}
          strokeDasharray={mark.dash?.join(" ")}
        />
      );
    case "area":
      return <polygon points={corners(mark.points)} fill={mark.color} />;
    case "path":
      return (
        <path
          d={mark.data}
          fill={mark.fill ?? "none"}
          stroke={mark.color}
          strokeWidth={mark.width}
          strokeDasharray={mark.dash?.join(" ")}
          transform={mark.at === undefined ? undefined : `translate(${mark.at.join(" ")})`}
        />
      );
    case "rect":
      return (
        <rect
          x={mark.x}
          y={mark.y}
          width={mark.width}
          height={mark.height}
          rx={mark.radius}
          fill={mark.fill}
          stroke={mark.stroke}
        />
      );
    case "disc":
      return (
        <circle cx={mark.x} cy={mark.y} r={mark.radius} fill={mark.fill} stroke={mark.stroke} />
      );
    case "image":
      return (
        <image
          x={mark.x}
          y={mark.y}
          width={mark.width}
          height={mark.height}
          href={linkOf(mark)}
          preserveAspectRatio="none"
          className={mark.smooth ? undefined : styles.pixels}
        />
      );
  }
}

export function FigureView({ figure, testId }: { figure: Figure; testId: string }) {
  return (
    <svg
      width={figure.width}
      height={figure.height}
      role="img"
      aria-label={figure.title}
      className={styles.figure}
      data-testid={testId}
    >
      {figure.marks.map((mark, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks have no names
        <Drawn key={index} mark={mark} />
      ))}
    </svg>
  );
}
