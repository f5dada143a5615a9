/** A chart that the page draws as SVG, as a figure: its shapes with the colours that they have on the screen. */
import type { Figure, Mark } from "../domain/figure";

/** Room for the title above the chart. */
const TITLE = { height: 40, size: 15 } as const;
const SHAPES = "line, rect, circle, path, text";
const COLOR = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/;

/** A computed colour with the opacity of its shape. */
function withOpacity(color: string, opacity: number): string {
  const [, red, green, blue, own = "1"] = COLOR.exec(color) ?? [];
  if (red === undefined) return color === "none" ? "transparent" : color;
  const alpha = Number(own) * opacity;
  return alpha === 1
    ? `rgb(${red}, ${green}, ${blue})`
    : `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}

function anchorOf(written: string): "start" | "middle" | "end" {
  return written === "middle" || written === "end" ? written : "start";
}

function markOf(shape: SVGGraphicsElement): Mark | null {
  const style = getComputedStyle(shape);
  const matrix = shape.getCTM();
  if (matrix === null || style.display === "none") return null;
  const number = (name: string) => Number.parseFloat(shape.getAttribute(name) ?? "0") || 0;
  const place = (x: number, y: number) => {
    const { x: across, y: down } = new DOMPoint(x, y).matrixTransform(matrix);
    return [across, down + TITLE.height] as const;
  };
  const opacity = Number(style.opacity);
  const fill = withOpacity(style.fill, opacity * Number(style.fillOpacity));
  const color = withOpacity(style.stroke, opacity * Number(style.strokeOpacity));
  const width = color === "transparent" ? 0 : Number.parseFloat(style.strokeWidth);
  const dash = style.strokeDasharray.split(/[ ,]+/).map(Number.parseFloat).filter(Number.isFinite);
  switch (shape.tagName) {
    case "line": {
      const points = [place(number("x1"), number("y1")), place(number("x2"), number("y2"))];
      return { kind: "line", points, color, width, dash };
    }
    case "rect": {
      const [x, y] = place(number("x"), number("y"));
      return { kind: "rect", x, y, width: number("width"), height: number("height"), fill };
    }
    case "circle": {
      const [x, y] = place(number("cx"), number("cy"));
      return { kind: "disc", x, y, radius: number("r"), fill, stroke: color };
    }
    case "path":
      return {
        ...{ kind: "path", data: shape.getAttribute("d") ?? "", at: place(0, 0) },
        ...{ color, width, dash, fill },
      };
    default: {
      const size = Number.parseFloat(style.fontSize);
      const upright = matrix.b !== 0;
      // Letters stand on their line on the page, and around their middle in a figure.
      const middle = shape.getAttribute("dy") === null ? -0.35 * size : 0;
      const [x, y] = place(number("x"), number("y") + middle);
      return {
        ...{ kind: "text", x, y, text: shape.textContent ?? "", size, color: fill, upright },
        ...{ anchor: anchorOf(style.textAnchor), digits: /mono/i.test(style.fontFamily) },
      };
    }
  }
}

/** All shapes of a chart but those under `data-handle`, which only the hand needs. */
export function plotFigure(svg: SVGSVGElement, title: string): Figure {
  const { width, height } = svg.getBoundingClientRect();
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const shapes = [...svg.querySelectorAll<SVGGraphicsElement>(SHAPES)].filter(
    (shape) => shape.closest("[data-handle]") === null,
  );
  return {
    ...{ title, width, height: height + TITLE.height, background: read("--panel") },
    marks: [
      {
        ...{ kind: "text", x: 12, y: TITLE.height / 2, text: title, size: TITLE.size },
        ...{ color: read("--text"), bold: true },
      },
      ...shapes.flatMap((shape) => markOf(shape) ?? []),
    ],
  };
}
