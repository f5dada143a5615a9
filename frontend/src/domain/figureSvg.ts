/** A figure as an SVG document: texts stay texts. */
import type { Figure, Mark, Spot, TextMark } from "./figure";

const WORDS = "Inter, system-ui, sans-serif";
const DIGITS = "'JetBrains Mono', ui-monospace, monospace";

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function tag(name: string, attributes: Readonly<Record<string, string | number>>, content = "") {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === "number" ? number(value) : escapeXml(value)}"`,
  );
  const open = `<${name}${written.join("")}`;
  return content === "" ? `${open}/>` : `${open}>${content}</${name}>`;
}

function corners(points: readonly Spot[]): string {
  return points.map(([x, y]) => `${number(x)},${number(y)}`).join(" ");
}

function text({ x, y, text: words, size, color, anchor, bold, digits, upright }: TextMark): string {
  return tag(
    "text",
    {
      ...{ x, y, fill: color, "font-size": size, "dominant-baseline": "central" },
      "font-family": digits ? DIGITS : WORDS,
      ...(anchor !== undefined && { "text-anchor": anchor }),
      ...(bold && { "font-weight": "600" }),
      ...(upright && { transform: `rotate(-90 ${number(x)} ${number(y)})` }),
    },
    escapeXml(words),
  );
}

/** @param link gives pixels as an address of their own. */
function element(mark: Mark, link: (mark: Extract<Mark, { kind: "image" }>) => string): string {
  switch (mark.kind) {
    case "text":
      return text(mark);
    case "line":
      return tag("polyline", {
        ...{ points: corners(mark.points), fill: "none", stroke: mark.color },
        ...{ "stroke-width": mark.width, "stroke-linejoin": "round" },
        ...(mark.dash !== undefined &&
          mark.dash.length > 0 && { "stroke-dasharray": mark.dash.join(" ") }),
      });
    case "area":
      return tag("polygon", { points: corners(mark.points), fill: mark.color });
    case "path": {
      const { data, fill = "none", color, width, at, dash = [] } = mark;
      return tag("path", {
        ...{ d: data, fill, stroke: color, "stroke-width": width },
        ...(dash.length > 0 && { "stroke-dasharray": dash.join(" ") }),
        ...(at !== undefined && { transform: `translate(${at.map(number).join(" ")})` }),
      });
    }
    case "rect": {
      const { x, y, width, height, fill, stroke, radius } = mark;
      return tag("rect", {
        ...{ x, y, width, height, fill },
        ...(stroke !== undefined && { stroke }),
        ...(radius !== undefined && { rx: radius }),
      });
    }
    case "disc":
      return tag("circle", {
        ...{ cx: mark.x, cy: mark.y, r: mark.radius, fill: mark.fill },
        ...(mark.stroke !== undefined && { stroke: mark.stroke }),
      });
    case "image": {
      const { x, y, width, height } = mark;
      return tag("image", {
        ...{ x, y, width, height, preserveAspectRatio: "none", href: link(mark) },
        ...(!mark.smooth && { style: "image-rendering:pixelated" }),
      });
    }
  }
}

export function writeSvg(
  { title, width, height, background, marks }: Figure,
  link: (mark: Extract<Mark, { kind: "image" }>) => string,
): string {
  const content = [
    tag("title", {}, escapeXml(title)),
    tag("rect", { x: 0, y: 0, width, height, fill: background }),
    ...marks.map((mark) => element(mark, link)),
  ].join("\n");
  return tag(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      ...{ width, height, viewBox: `0 0 ${number(width)} ${number(height)}` },
    },
    `\n${content}\n`,
  );
}
