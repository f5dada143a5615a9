import { useEffect, useRef } from "react";
import styles from "./Example.module.css";

interface ExamplePoints {
  readonly points: readonly (readonly [number, number])[];
  readonly labels: readonly number[];
  /** Which points are for validation: drawn with a black rim, training points with a white one. */
  readonly validation?: readonly boolean[];
}

interface ExampleProps extends ExamplePoints {
  label: string;
  size: number;
  /** Whether labels are numbers on a scale instead of classes. */
  values?: boolean;
  radius?: number;
}

function colorOf(
  label: number,
  values: boolean,
  classes: number,
  style: CSSStyleDeclaration,
): string {
  const read = (name: string) => style.getPropertyValue(name);
  if (!values && classes > 2) return read(`--class-${label % 8}`);
  const signed = values ? label : label === 0 ? -1 : 1;
  return read(signed < 0 ? "--negative" : "--positive");
}

/** Points of the plane in a square, coloured as everywhere in this field. */
export function ExamplePlane({
  points,
  labels,
  validation,
  label,
  size,
  values = false,
  radius = 1.6,
}: ExampleProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || canvas.current === null) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.current.width = size * ratio;
    canvas.current.height = size * ratio;
    context.scale(ratio, ratio);
    const style = getComputedStyle(document.documentElement);
    const reach =
      Math.max(1e-9, ...points.map(([x, y]) => Math.max(Math.abs(x), Math.abs(y)))) * 1.06;
    const classes = new Set(labels).size;
    points.forEach(([x, y], index) => {
      context.beginPath();
      context.arc(
        ((x / reach + 1) / 2) * size,
        ((1 - y / reach) / 2) * size,
        radius,
        0,
        2 * Math.PI,
      );
      context.fillStyle = colorOf(labels[index] ?? 0, values, classes, style);
      context.fill();
      if (radius < 2.2) return;
      context.lineWidth = 0.8;
      context.strokeStyle = validation?.[index] ? "#000000" : "#ffffff";
      context.stroke();
    });
  }, [points, labels, validation, size, values, radius]);
  return (
    <canvas
      ref={canvas}
      className={styles.plane}
      {...(label === "" ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
      style={{ width: size, height: size }}
    />
  );
}

/** A small picture out of a data set, its pixels kept sharp. */
export function ExampleImage({
  image,
  label,
  size,
}: {
  image: string;
  label: string;
  size: number;
}) {
  const source = image.startsWith("data:") ? image : `data:image/png;base64,${image}`;
  return <img className={styles.image} src={source} alt={label} width={size} height={size} />;
}
