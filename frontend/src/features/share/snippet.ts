/** HTML that shows an experiment or a recorded run in a frame on another page. */

/** Width and height in CSS pixels, or as HTML takes them. */
export const FRAME_SIZES = ["640 × 400", "800 × 500", "960 × 600", "100% × 500"] as const;
type FrameSize = (typeof FRAME_SIZES)[number];

interface EmbedSnippet {
  /** Of the server, without a slash at its end. */
  readonly origin: string;
  /** The experiment as the fragment of a link, without `#`. */
  readonly fragment: string;
  /** A stored share to replay instead; null for the experiment. */
  readonly shareId: string | null;
  readonly title: string;
  readonly size: FrameSize;
  /** Null for the reader's own. */
  readonly theme: "dark" | "light" | null;
  /** Steps per second at most; null for as many as go. */
  readonly speed: number | null;
}

const MARKS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  '"': "&quot;",
  "<": "&lt;",
  ">": "&gt;",
};

function attribute(name: string, value: string): string {
  return `${name}="${value.replace(/[&"<>]/g, (mark) => MARKS[mark] ?? mark)}"`;
}

/** Nothing in it starts training. */
export function writeSnippet(snippet: EmbedSnippet): string {
  const { origin, fragment, shareId, title, size, theme, speed } = snippet;
  const query = new URLSearchParams({
    ...(theme !== null && { theme }),
    ...(speed !== null && shareId === null && { speed: String(speed) }),
  }).toString();
  const path = `${origin}/embed${shareId === null ? "" : `/${shareId}`}`;
  const search = query === "" ? "" : `?${query}`;
  const src = `${path}${search}${shareId === null ? `#${fragment}` : ""}`;
  const [width = "", height = ""] = size.split(" × ");
  const attributes = [
    attribute("src", src),
    attribute("title", title === "" ? "Backlight" : `Backlight: ${title}`),
    ...[attribute("width", width), attribute("height", height)],
    'loading="lazy" style="border: 0"',
  ];
  return `<iframe ${attributes.join(" ")}></iframe>`;
}
