import type { TextLoaders } from "../../i18n";

/** The panel's texts come with it. */
export const NUMBERS_TEXTS: TextLoaders = {
  en: () => import("../../locales/numbers.en.json?compiled"),
  de: () => import("../../locales/numbers.de.json?compiled"),
  hu: () => import("../../locales/numbers.hu.json?compiled"),
};
