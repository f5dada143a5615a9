/** Catalogues of parts of the page that are fetched later, each with the part that shows it. */
import type diagnosisKeys from "./diagnosis.en.json";
import type guideKeys from "./guide.en.json";
import type laterKeys from "./later.en.json";
import type numbersKeys from "./numbers.en.json";
import type outputsKeys from "./outputs.en.json";
import type playgroundKeys from "./playground.en.json";
import type pointsKeys from "./points.en.json";
import type probesKeys from "./probes.en.json";
import type sequencesKeys from "./sequences.en.json";
import type studiesKeys from "./studies.en.json";
import type tablesKeys from "./tables.en.json";

export type LaterKey =
  | keyof typeof diagnosisKeys
  | keyof typeof guideKeys
  | keyof typeof laterKeys
  | keyof typeof numbersKeys
  | keyof typeof outputsKeys
  | keyof typeof playgroundKeys
  | keyof typeof pointsKeys
  | keyof typeof probesKeys
  | keyof typeof sequencesKeys
  | keyof typeof studiesKeys
  | keyof typeof tablesKeys;

export const LATER = {
  /** Why a run is stuck. */
  diagnosis: {
    en: () => import("./diagnosis.en.json?compiled"),
    de: () => import("./diagnosis.de.json?compiled"),
    hu: () => import("./diagnosis.hu.json?compiled"),
  },
  /** Commands, tour, glossary. */
  guide: {
    en: () => import("./guide.en.json?compiled"),
    de: () => import("./guide.de.json?compiled"),
    hu: () => import("./guide.hu.json?compiled"),
  },
  /** Sharing and embedding. */
  later: {
    en: () => import("./later.en.json?compiled"),
    de: () => import("./later.de.json?compiled"),
    hu: () => import("./later.hu.json?compiled"),
  },
  /** Numbers of one example. */
  numbers: {
    en: () => import("./numbers.en.json?compiled"),
    de: () => import("./numbers.de.json?compiled"),
    hu: () => import("./numbers.hu.json?compiled"),
  },
  /** Links of TensorFlow Playground. */
  playground: {
    en: () => import("./playground.en.json?compiled"),
    de: () => import("./playground.de.json?compiled"),
    hu: () => import("./playground.hu.json?compiled"),
  },
  /** Data sets that are drawn. */
  points: {
    en: () => import("./points.en.json?compiled"),
    de: () => import("./points.de.json?compiled"),
    hu: () => import("./points.hu.json?compiled"),
  },
  /** Studies. */
  studies: {
    en: () => import("./studies.en.json?compiled"),
    de: () => import("./studies.de.json?compiled"),
    hu: () => import("./studies.hu.json?compiled"),
  },
  /** Uploaded tables. */
  tables: {
    en: () => import("./tables.en.json?compiled"),
    de: () => import("./tables.de.json?compiled"),
    hu: () => import("./tables.hu.json?compiled"),
  },
  /** Pictures of the output that are drawn on request. */
  outputs: {
    en: () => import("./outputs.en.json?compiled"),
    de: () => import("./outputs.de.json?compiled"),
    hu: () => import("./outputs.hu.json?compiled"),
  },
  /** Faces of recurrent layers and of attention. */
  sequences: {
    en: () => import("./sequences.en.json?compiled"),
    de: () => import("./sequences.de.json?compiled"),
    hu: () => import("./sequences.hu.json?compiled"),
  },
  /** Problems of an experiment; until they are there, the server's own sentences stand in for them. */
  problems: {
    en: () => import("./catalog.en.json?problems"),
    de: () => import("./catalog.de.json?problems"),
    hu: () => import("./catalog.hu.json?problems"),
  },
  /** Measurements on demand. */
  probes: {
    en: () => import("./probes.en.json?compiled"),
    de: () => import("./probes.de.json?compiled"),
    hu: () => import("./probes.hu.json?compiled"),
  },
} as const;

export type LaterCatalogue = keyof typeof LATER;
