/** Catalogues of parts of the page that are fetched later, each with the part that shows it. */
import type outputsKeys from "./outputs.en.json";

export type LaterKey = keyof typeof outputsKeys;

export const LATER = {
  /** Pictures of the output that are drawn on request. */
  outputs: {
    en: () => import("./outputs.en.json?compiled"),
    de: () => import("./outputs.de.json?compiled"),
    hu: () => import("./outputs.hu.json?compiled"),
  },
} as const;

export type LaterCatalogue = keyof typeof LATER;
