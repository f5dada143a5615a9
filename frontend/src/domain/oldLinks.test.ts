/** Links that people have: each opens for ever as what it was made of (`tests/contract/vectors/links.json`). */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { readLink, writeLink } from "./shareLink";

interface KeptLink {
  readonly version: number;
  readonly fragment: string;
  readonly document: { readonly spec: object; readonly layout: object; readonly title: string };
}

const FILE = resolve(import.meta.dirname, "../../../tests/contract/vectors/links.json");
const LINKS: readonly KeptLink[] = JSON.parse(readFileSync(FILE, "utf8"));

it.each(LINKS)("a link of version $version opens as it did (%#)", ({ fragment, document }) => {
  const { spec, layout, title } = readLink(fragment);
  expect(spec).toMatchObject(document.spec);
  expect([layout, title]).toEqual([document.layout, document.title]);
});

it("links of every version are kept, the present one among them", () => {
  const present = Number(
    new URLSearchParams(writeLink(readLink(LINKS[0]?.fragment ?? ""))).get("v"),
  );
  const kept = new Set(LINKS.map(({ version }) => version));
  expect([...kept]).toEqual(Array.from({ length: present }, (_, index) => index + 1));
});
