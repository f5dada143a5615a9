/**
 * Messages by explicit id. English is always loaded and stands in for what a language lacks; German and Hungarian
 * come when asked for. `useT()` in components, `t()` elsewhere.
 */
import { setupI18n } from "@lingui/core";
import { useSyncExternalStore } from "react";
import { textsOf } from "./domain/messageNumbers";
import catalogEnglish from "./locales/catalog.en.json?compiled";
import type editorKeys from "./locales/editor.en.json";
import editorEnglish from "./locales/editor.en.json?compiled";
import type laterKeys from "./locales/later.en.json";
import type liveKeys from "./locales/live.en.json";
import liveEnglish from "./locales/live.en.json?compiled";

export const LOCALES = ["en", "de", "hu"] as const;
export type Locale = (typeof LOCALES)[number];
export type MessageKey = keyof typeof editorKeys | keyof typeof liveKeys | keyof typeof laterKeys;
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
      import("./locales/later.de.json?compiled"),
    ]),
  hu: () =>
    Promise.all([
      import("./locales/catalog.hu.json?compiled"),
      import("./locales/editor.hu.json?compiled"),
      import("./locales/live.hu.json?compiled"),
      import("./locales/later.hu.json?compiled"),
    ]),
};

const i18n = setupI18n();
i18n.load("en", english);
i18n.activate("en");

const loaded = new Set<Locale>();
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
  i18n.activate(locale);
  shown = locale;
  version += 1;
  for (const listener of listeners) listener();
}

/** What comes later, together with the English texts that only such parts have; other languages come whole. */
export async function withLaterTexts<T>(part: Promise<T>): Promise<T> {
  const [{ default: later }, loadedPart] = await Promise.all([
    import("./locales/later.en.json?compiled"),
    part,
  ]);
  Object.assign(english, later);
  i18n.load("en", english);
  return loadedPart;
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
