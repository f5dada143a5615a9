/** How points of a plane are drawn on a canvas: colour and shape of their class, a rim that says what they are for. */
import type { Palette } from "../../state/palette";

/** Orange below zero and for the first of two classes, blue above and for the second; a colour a class beyond two. */
export function pointColor(label: number, signed: boolean, palette: Palette): string {
  if (signed) return label < 0 ? "#f59322" : "#0877bd";
  const [red, green, blue] = palette.classes[label % palette.classes.length] ?? [128, 128, 128];
  return `rgb(${red} ${green} ${blue})`;
}

/** A marker: a disc for the first two classes; square, triangle and diamond beyond. */
export function tracePoint(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  shape: number,
): void {
  context.beginPath();
  if (shape === 0) {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const corners = shape === 2 ? 3 : 4;
  const turn = shape === 1 ? Math.PI / 4 : -Math.PI / 2;
  for (let corner = 0; corner < corners; corner += 1) {
    const angle = turn + (corner / corners) * 2 * Math.PI;
    context.lineTo(x + 1.25 * radius * Math.cos(angle), y + 1.25 * radius * Math.sin(angle));
  }
  context.closePath();
}
