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
import type liveKeys from "./locales/live.en.json";
import liveEnglish from "./locales/live.en.json?compiled";
import type numbersKeys from "./locales/numbers.en.json";

export const LOCALES = ["en", "de", "hu"] as const;
export type Locale = (typeof LOCALES)[number];
export type MessageKey = keyof typeof editorKeys | keyof typeof liveKeys | keyof typeof numbersKeys;
export type TextLoaders = Record<Locale, () => Promise<{ default: CompiledCatalogue }>>;
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

/** Texts of the window of numbers, which come with it. */
export const NUMBERS_TEXTS: TextLoaders = {
  en: () => import("./locales/numbers.en.json?compiled"),
  de: () => import("./locales/numbers.de.json?compiled"),
  hu: () => import("./locales/numbers.hu.json?compiled"),
};

const i18n = setupI18n();
i18n.load("en", english);
i18n.activate("en");

const loaded = new Set<Locale>();
let version = 0;
let shown: Locale = "en";
const listeners = new Set<() => void>();

/** Texts of parts of the page that come when they are asked for. */
const later: TextLoaders[] = [];

async function loadLater(parts: readonly TextLoaders[], locale: Locale): Promise<void> {
  for (const part of parts) {
    const { default: texts } = await part[locale]();
    i18n.load(locale, texts);
  }
}

/** Adds the texts of a part that comes when it is asked for: English, and the language shown. */
export async function addTexts(part: TextLoaders): Promise<void> {
  if (later.includes(part)) return;
  await loadLater([part], "en");
  if (shown !== "en") await loadLater([part], shown);
  later.push(part);
}

/** Shows the page in another language; resolves when its texts are there. */
export async function activateLocale(locale: Locale): Promise<void> {
  if (locale !== "en" && !loaded.has(locale)) {
    const parts = await loaders[locale]();
    const messages = Object.assign({}, english, ...parts.map((part) => part.default));
    if (!loaded.has(locale)) i18n.load(locale, messages);
    loaded.add(locale);
  }
  await loadLater(later, locale);
  i18n.activate(locale);
  shown = locale;
  version += 1;
  for (const listener of listeners) listener();
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
