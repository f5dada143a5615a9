import { expect, it } from "vitest";
import { writeSnippet } from "./snippet";

type EmbedSnippet = Parameters<typeof writeSnippet>[0];

const SNIPPET: EmbedSnippet = {
  origin: "https://b.example",
  fragment: 'v=1&title=a%20"b"&spec=xyz',
  shareId: null,
  title: '<b>"Fish & chips"</b>',
  size: "640 × 400",
  theme: "dark",
  speed: 30,
};

function parsed(snippet: EmbedSnippet): HTMLIFrameElement {
  const { body } = new DOMParser().parseFromString(writeSnippet(snippet), "text/html");
  const frame = body.firstElementChild;
  if (!(frame instanceof HTMLIFrameElement)) throw new Error("no frame");
  expect(body.childNodes).toHaveLength(1);
  return frame;
}

it("is one frame, whatever the title and the link contain", () => {
  const frame = parsed(SNIPPET);
  expect(frame.getAttribute("src")).toBe(
    'https://b.example/embed?theme=dark&speed=30#v=1&title=a%20"b"&spec=xyz',
  );
  expect(frame.title).toBe('Backlight: <b>"Fish & chips"</b>');
  expect([frame.width, frame.height]).toEqual(["640", "400"]);
});

it("names a stored run by its share, which has its own speed", () => {
  const frame = parsed({ ...SNIPPET, shareId: "abc", theme: null, size: "100% × 500" });
  expect(frame.getAttribute("src")).toBe("https://b.example/embed/abc");
  expect([frame.width, frame.height]).toEqual(["100%", "500"]);
});
