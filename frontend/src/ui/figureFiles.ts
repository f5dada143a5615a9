/** Figures as files: PNG from a canvas, SVG and CSV as text. */
import { type Exportable, type Figure, type Mark, writeCsv } from "../domain/figure";
import { writeSvg } from "../domain/figureSvg";
import { saveBlob } from "./saveBlob";

const FILE_FORMATS = ["png", "svg", "csv"] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** Pixels of a file for each CSS pixel. */
const SCALE = 2;
const WORDS = '"Inter Variable", system-ui, sans-serif';
const DIGITS = '"JetBrains Mono Variable", ui-monospace, monospace';

type ImageMark = Extract<Mark, { kind: "image" }>;

function canvasOf({ columns, rows, pixels }: ImageMark): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = columns;
  canvas.height = rows;
  canvas.getContext("2d")?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
  return canvas;
}

function paint(context: CanvasRenderingContext2D, mark: Mark): void {
  context.save();
  if (mark.kind === "text") {
    context.font = `${mark.bold ? "600 " : ""}${mark.size}px ${mark.digits ? DIGITS : WORDS}`;
    context.textBaseline = "middle";
    context.textAlign = mark.anchor === "middle" ? "center" : (mark.anchor ?? "start");
    context.fillStyle = mark.color;
    context.translate(mark.x, mark.y);
    if (mark.upright) context.rotate(-Math.PI / 2);
    context.fillText(mark.text, 0, 0);
  } else if (mark.kind === "image") {
    context.imageSmoothingEnabled = mark.smooth ?? false;
    context.drawImage(canvasOf(mark), mark.x, mark.y, mark.width, mark.height);
  } else if (mark.kind === "path") {
    const [x, y] = mark.at ?? [0, 0];
    const path = new Path2D(mark.data);
    context.translate(x, y);
    context.fillStyle = mark.fill ?? "transparent";
    context.fill(path);
    context.strokeStyle = mark.color;
    context.lineWidth = mark.width;
    context.setLineDash([...(mark.dash ?? [])]);
    context.stroke(path);
  } else if (mark.kind === "rect" || mark.kind === "disc") {
    context.beginPath();
    if (mark.kind === "disc") context.arc(mark.x, mark.y, mark.radius, 0, 2 * Math.PI);
    else context.roundRect(mark.x, mark.y, mark.width, mark.height, mark.radius ?? 0);
    context.fillStyle = mark.fill;
    context.fill();
    context.strokeStyle = mark.stroke ?? "transparent";
    context.stroke();
  } else {
    context.beginPath();
    for (const [x, y] of mark.points) context.lineTo(x, y);
    if (mark.kind === "area") {
      context.fillStyle = mark.color;
      context.fill();
    } else {
      context.strokeStyle = mark.color;
      context.lineWidth = mark.width;
      context.lineJoin = "round";
      context.setLineDash([...(mark.dash ?? [])]);
      context.stroke();
    }
  }
  context.restore();
}

function pngOf(figure: Figure): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(figure.width * SCALE);
  canvas.height = Math.round(figure.height * SCALE);
  const context = canvas.getContext("2d");
  if (context !== null) {
    context.scale(SCALE, SCALE);
    context.fillStyle = figure.background;
    context.fillRect(0, 0, figure.width, figure.height);
    for (const mark of figure.marks) paint(context, mark);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("the browser made no picture"));
      else resolve(blob);
    }, "image/png");
  });
}

async function blobOf({ figure, table }: Exportable, format: FileFormat): Promise<Blob> {
  if (format === "png") return pngOf(figure);
  if (format === "csv") return new Blob([writeCsv(table)], { type: "text/csv" });
  const svg = writeSvg(figure, (mark) => canvasOf(mark).toDataURL("image/png"));
  return new Blob([svg], { type: "image/svg+xml" });
}

/** Lays the file into the folder of downloads. */
export async function saveFile(exported: Exportable, format: FileFormat): Promise<void> {
  saveBlob(await blobOf(exported, format), `${exported.name}.${format}`);
}
