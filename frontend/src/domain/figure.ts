/** A picture as a list of marks, from which every format of a file is written. Units are CSS pixels, y points down. */

export type Spot = readonly [x: number, y: number];

export interface TextMark {
  readonly kind: "text";
  readonly x: number;
  /** Of the middle of the letters. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly color: string;
  readonly anchor?: "start" | "middle" | "end";
  readonly bold?: boolean;
  readonly digits?: boolean;
  /** Turned by a quarter against the clock. */
  readonly upright?: boolean;
}

export type Mark =
  | TextMark
  | {
      readonly kind: "line";
      readonly points: readonly Spot[];
      readonly color: string;
      readonly width: number;
      readonly dash?: readonly number[];
    }
  | { readonly kind: "area"; readonly points: readonly Spot[]; readonly color: string }
  | {
      /** Path data as in SVG. */
      readonly kind: "path";
      readonly data: string;
      readonly color: string;
      readonly width: number;
      readonly dash?: readonly number[];
      readonly fill?: string;
      /** Where its origin lies. */
      readonly at?: Spot;
    }
  | {
      readonly kind: "rect";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string;
      readonly stroke?: string;
      readonly radius?: number;
    }
  | {
      readonly kind: "disc";
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill: string;
      readonly stroke?: string;
    }
  | {
      /** Pixels, as RGBA bytes, drawn into a rectangle. */
      readonly kind: "image";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly columns: number;
      readonly rows: number;
      readonly pixels: Uint8ClampedArray<ArrayBuffer>;
      readonly smooth?: boolean;
    };

export interface Figure {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly marks: readonly Mark[];
}

/** A table for CSV; numbers are written in full. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** What a chart offers as a file. */
export interface Exportable {
  /** Name of the file, without its ending. */
  readonly name: string;
  readonly figure: Figure;
  readonly table: Table;
}

/** Letters, digits and single hyphens: a name that every system takes. */
export function fileName(parts: readonly string[]): string {
  const words = parts.map((part) =>
    part
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, ""),
  );
  return words.filter((word) => word !== "").join("-") || "backlight";
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  // A text that begins like a formula would be run by spreadsheets.
  const text = typeof value === "number" ? String(value) : value.replace(/^(?=[=+@-])/, "'");
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Comma-separated values (RFC 4180). A number is the shortest text that reads back as the same number. */
export function writeCsv({ columns, rows }: Table): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
