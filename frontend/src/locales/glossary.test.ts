import { describe, expect, it } from "vitest";
import { textsIn } from "./testTexts";

type Messages = Record<string, string>;

const english = textsIn("en");
const german = textsIn("de");
const hungarian = textsIn("hu");

/** Where the English has `en`, the German has `de`, the Hungarian has `hu`, and neither has `not`. */
interface Term {
  en: RegExp;
  de: RegExp;
  hu: RegExp;
  not?: RegExp;
}

const GLOSSARY: Term[] = [
  { en: /initialisation/i, de: /initialisierung/i, hu: /inicializálás/i },
  { en: /learning[- ]rate/i, de: /Lernrate/, hu: /tanulási ?rát/i },
  {
    en: /gradient descent/i,
    de: /Gradientenabstieg/,
    hu: /gradiens módszer/i,
    not: /gradiensmódszer|ereszked/i,
  },
  { en: /mini-batch/i, de: /Mini-Batch/, hu: /kötegelt \(mini-batch\)/ },
  { en: /\bvanish/i, de: /verschw[iu]nd/i, hu: /eltűn/i },
  { en: /\bexplod/i, de: /explodier/i, hu: /felrobban/i },
  { en: /\blayers?\b(?! norm)/i, de: /schicht/i, hu: /réteg/i },
  { en: /\bunits\b/i, de: /Neuron/, hu: /neuron/i },
  { en: /activation function/i, de: /Aktivierungsfunktion/, hu: /aktivációs függvény/i },
  {
    en: /training (set|data)\b/i,
    de: /Trainingsdaten/,
    hu: /tanító(halmaz| ?adat)/i,
    not: /Trainingsteil|tanító rész/i,
  },
  {
    en: /validation (set|data)\b/i,
    de: /Validierungsdaten/,
    hu: /validációs (halmaz|adat)/i,
    not: /Validierungsteil|validációs rész/i,
  },
  { en: /\btest set\b/i, de: /Testdaten/, hu: /teszthalmaz/i, not: /Testteil|teszt rész/i },
  { en: /early stopping|stopped early/i, de: /frühe[rn]? Abbruch/i, hu: /korai leállítás/i },
  { en: /skip connection/i, de: /Skip-Verbindung/, hu: /átugró kapcsolat/i },
  { en: /residual block/i, de: /Residualbl[oö]ck/, hu: /reziduális blokk/i },
  { en: /\bloss(es)?\b/i, de: /verlust/i, hu: /veszteség/i },
  { en: /cross-entropy/i, de: /Kreuzentropie/, hu: /keresztentrópi/i },
];

/** Words of the page itself, each with one translation. */
const ONE_WORD: Term[] = [
  { en: /\bserver\b/i, de: /server/i, hu: /szerver/i, not: /kiszolgáló/i },
  { en: /\bepochs?\b/i, de: /Epoche/, hu: /epoch/i, not: /korszak/i },
  { en: /\bwires?\b/i, de: /Verbindung/, hu: /kapcsolat/i, not: /Leitung|vezeték/i },
  { en: /\bsequences?\b/i, de: /Sequenz/, hu: /sorozat/i, not: /\bFolgen?\b/ },
  { en: /\bpadding\b/i, de: /Padding/, hu: /kitöltés/i, not: /margó/i },
  { en: /\bseed\b/i, de: /Startwert/, hu: /kezdőérték/i },
  { en: /\boptimisers?\b/i, de: /Optimierer/, hu: /optimalizáló/i, not: /Verfahren|módszer/ },
  {
    en: /\bpredict(ions?|ed)\b/i,
    de: /vorher(sag|gesagt)/i,
    hu: /előre ?jel/i,
    not: /jós|prediktál/,
  },
  { en: /\btargets?\b/i, de: /Ziel/, hu: /cél/i, not: /Sollwert/ },
  { en: /\breconstructions?\b/i, de: /Rekonstruktion/, hu: /rekonstrukció/i },
  {
    en: /\bclip(ping|s)?\b/i,
    de: /Clipping|begrenzt/i,
    hu: /vág|korlátoz/i,
    not: /kappen|kürzen/i,
  },
  { en: /\bstandardis/i, de: /standardisier/i, hu: /standardiz/i, not: /szabvány/i },
  { en: /\bdropout\b/i, de: /Dropout/, hu: /dropout/i, not: /kiejtés/i },
];

/** Labels that leave a word out, where there is no room for it. */
const SHORT = new Set([
  "block.chip.dead",
  "views.worst_pair",
  "views.confusion_cell",
  "views.targets.title",
]);

/** The sentence without the names of its values. */
function words(text: string): string {
  return text.replaceAll(/\{\w+/g, "");
}

function wrong(messages: Messages, { en, not }: Term, wanted: RegExp): string[] {
  return Object.entries(english)
    .filter(([key, text]) => en.test(words(text)) && !SHORT.has(key))
    .map(([key]) => [key, messages[key] ?? ""] as const)
    .filter(([, text]) => !wanted.test(text) || (not?.test(text) ?? false))
    .map(([key, text]) => `${key}: ${text}`);
}

describe.each([...GLOSSARY, ...ONE_WORD])("the term $en", (term) => {
  it("occurs in the English catalogue", () => {
    expect(Object.values(english).some((text) => term.en.test(words(text)))).toBe(true);
  });

  it("has its German word", () => {
    expect(wrong(german, term, term.de)).toEqual([]);
  });

  it("has its Hungarian word", () => {
    expect(wrong(hungarian, term, term.hu)).toEqual([]);
  });
});

function using(messages: Messages, words: RegExp): string[] {
  return Object.entries(messages)
    .filter(([, text]) => words.test(text))
    .map(([key, text]) => `${key}: ${text}`);
}

describe("a word that gave way to another", () => {
  it("is not in German", () => {
    expect(using(german, /\bLeitung|Sollwert|Nachbildung|Gewichtszerfall|Biaswert/i)).toEqual([]);
  });

  it("is not in Hungarian", () => {
    expect(using(hungarian, /hálózat|kiszolgáló|korszak|vezeték|kezdősúly|batch-méret/i)).toEqual(
      [],
    );
  });
});

describe("the register", () => {
  it("of German addresses nobody: infinitives, neither du nor Sie", () => {
    const address = /(?<!\p{L})([Dd](u|ich|ir|ein(e[mnrs]?)?)|Sie|Ihnen|Ihr(e[mnrs]?)?)(?!\p{L})/u;
    expect(using(german, address)).toEqual([]);
  });

  it("of Hungarian is formal: no imperative, verb or pronoun of te", () => {
    const verbs =
      "válassz|válaszd|adj|add|nyomd|húzd|kattints|nyisd|töltsd|próbáld|figyeld|nézd|írd";
    const more =
      "másold|rajzolj|tanítsd|távolítsd|töröld|tedd|állítsd|használj|használd|indítsd|kezdd";
    const informal = new RegExp(
      `(?<!\\p{L})(${verbs}|${more}|te|téged|neked|veled|tied|tiéd|szeretnél|szeretnéd|tudsz|tudod|akarsz)(?!\\p{L})`,
      "iu",
    );
    expect(using(hungarian, informal)).toEqual([]);
  });
});
