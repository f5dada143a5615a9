/**
 * Messages by explicit id. English is always loaded and stands in for what a language lacks; German and Hungarian
 * come when asked for, and so do texts of parts of the page that are fetched later (`locales/later.ts`).
 * `useT()` in components, `t()` elsewhere.
 */
import { setupI18n } from "@lingui/core";
import { useSyncExternalStore } from "react";
import { textsOf } from "./domain/messageNumbers";
import catalogEnglish from "./locales/catalog.en.json?compiled";
import type editorKeys from "./locales/editor.en.json";
import editorEnglish from "./locales/editor.en.json?compiled";
import { LATER, type LaterCatalogue, type LaterKey } from "./locales/later";
import type liveKeys from "./locales/live.en.json";
import liveEnglish from "./locales/live.en.json?compiled";

export type { LaterKey };
export const LOCALES = ["en", "de", "hu"] as const;
export type Locale = (typeof LOCALES)[number];
export type MessageKey = keyof typeof editorKeys | keyof typeof liveKeys | LaterKey;
export type Values = Record<string, string | number>;
export type Translate = (key: MessageKey, values?: Values) => string;
export type TranslateText = (key: string, fallback: string, values?: Values) => string;

const english: CompiledCatalogue = { ...catalogEnglish, ...editorEnglish, ...liveEnglish };

const loaders: Record<Exclude<Locale, "en">, () => Promise<{ default: CompiledCatalogue }[]>> = {
  de: () =>
    Promise.all([
      import("./locales/catalog.de.json?compiled"),
      import("./locales/editor.de.json?compiled"),
      import("./locales/live.de.json?compiled"),
    ]),
  hu: () =>
    Promise.all([
      import("./locales/catalog.hu.json?compiled"),
      import("./locales/editor.hu.json?compiled"),
      import("./locales/live.hu.json?compiled"),
    ]),
};

const i18n = setupI18n();
i18n.load("en", english);
i18n.activate("en");

const loaded = new Set<Locale>();
const wanted = new Set<LaterCatalogue>();
const added = new Set<string>();
let version = 0;
let shown: Locale = "en";
const listeners = new Set<() => void>();

/** Shows the page in another language; resolves when its texts are there. */
export async function activateLocale(locale: Locale): Promise<void> {
  if (locale !== "en" && !loaded.has(locale)) {
    const parts = await loaders[locale]();
    const messages = Object.assign({}, english, ...parts.map((part) => part.default));
    if (!loaded.has(locale)) i18n.load(locale, messages);
    loaded.add(locale);
  }
  await Promise.all([...wanted].map((catalogue) => addLater(catalogue, locale)));
  i18n.activate(locale);
  shown = locale;
  notify();
}

async function addLater(catalogue: LaterCatalogue, locale: Locale): Promise<void> {
  const key = `${catalogue}.${locale}`;
  if (added.has(key)) return;
  const { default: messages } = await LATER[catalogue][locale]();
  i18n.load(locale, messages);
  if (locale === "en") Object.assign(english, messages);
  added.add(key);
}

function notify(): void {
  version += 1;
  for (const listener of listeners) listener();
}

/** Resolves when a catalogue is there, in the page's language and in English; later languages bring theirs. */
export async function loadTexts(catalogue: LaterCatalogue): Promise<void> {
  wanted.add(catalogue);
  await Promise.all([addLater(catalogue, "en"), addLater(catalogue, shown)]);
  notify();
}

/** A part of the page that is fetched later, together with its texts. */
export async function withTexts<T>(catalogue: LaterCatalogue, part: Promise<T>): Promise<T> {
  const [fetched] = await Promise.all([part, loadTexts(catalogue)]);
  return fetched;
}

/** The English text of a key, without its values: for a search in both languages. */
export function englishText(key: string, fallback = ""): string {
  const message = english[key] ?? fallback;
  return typeof message === "string"
    ? message
    : message.filter((part) => typeof part === "string").join("");
}

/** The text of a key of the page's own catalogues. */
export const t: Translate = (key, values = {}) => i18n._(key, textsOf(values));

/** The text of a key that comes from the engine's catalogue, or `fallback` where there is none. */
export const tText: TranslateText = (key, fallback, values = {}) =>
  key in i18n.messages ? i18n._(key, textsOf(values)) : fallback;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useLocale(): Locale {
  useSyncExternalStore(subscribe, () => version);
  return shown;
}

/** `t` for a component: it renders again when the language changes. */
export function useT(): Translate {
  useSyncExternalStore(subscribe, () => version);
  return t;
}

/** `tText` for a component. */
export function useText(): TranslateText {
  useSyncExternalStore(subscribe, () => version);
  return tText;
}
