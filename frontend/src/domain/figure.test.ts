// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { type Figure, fileName, writeCsv } from "./figure";
import { writeSvg } from "./figureSvg";

describe("CSV", () => {
  it("writes every number so that it reads back as itself", () => {
    const numbers = [0.1, Math.fround(0.1), 1e-45, -2.5e300, 0, 123456789.123, 5e-324];
    const text = writeCsv({ columns: ["value"], rows: numbers.map((value) => [value]) });
    expect(text.split("\r\n").slice(1, -1).map(Number)).toEqual(numbers);
  });

  it("quotes what would break a row, and no text is run as a formula", () => {
    const rows = [["a,b", 'say "x"', "two\nlines", "=1+1", null, -3]];
    expect(writeCsv({ columns: ["c"], rows })).toBe(
      'c\r\n"a,b","say ""x""","two\nlines",\'=1+1,,-3\r\n',
    );
  });
});

it("file names say experiment, chart and step in letters that every system takes", () => {
  expect(fileName(["Spiral: Überanpassung / 2", "Loss", "step 1200"])).toBe(
    "spiral-uberanpassung-2-loss-step-1200",
  );
  expect(fileName(["", "損失"])).toBe("backlight");
});

it("an SVG is a well-formed document whose texts are texts", () => {
  const figure: Figure = {
    ...{ title: "a < b & c", width: 100, height: 50, background: "#fff" },
    marks: [
      { kind: "text", x: 1, y: 2, text: 'x < "y"', size: 12, color: "red", upright: true },
      {
        kind: "line",
        points: [
          [0, 0],
          [1.005, 2],
        ],
        color: "blue",
        width: 2,
        dash: [7, 3],
      },
      { kind: "disc", x: 3, y: 4, radius: 5, fill: "green" },
      {
        ...{ kind: "image", x: 0, y: 0, width: 9, height: 9, columns: 1, rows: 1 },
        pixels: new Uint8ClampedArray(4),
      },
    ],
  };
  const parsed = new DOMParser().parseFromString(
    writeSvg(figure, () => "data:,"),
    "image/svg+xml",
  );
  expect(parsed.querySelector("parsererror")).toBeNull();
  expect(parsed.querySelector("title")?.textContent).toBe("a < b & c");
  expect(parsed.querySelector("text")?.textContent).toBe('x < "y"');
  expect(parsed.querySelector("text")?.getAttribute("transform")).toBe("rotate(-90 1 2)");
  expect(parsed.querySelector("polyline")?.getAttribute("points")).toBe("0,0 1,2");
  expect(parsed.querySelector("polyline")?.getAttribute("stroke-dasharray")).toBe("7 3");
  expect(parsed.querySelector("circle")?.getAttribute("r")).toBe("5");
  expect(parsed.querySelector("image")?.getAttribute("href")).toBe("data:,");
});
