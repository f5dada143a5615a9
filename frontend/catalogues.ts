/**
 * Compiles the messages of a catalogue that is imported with `?compiled`; sentences on problems of an experiment and on
 * findings, and names of exports, come apart from the rest, with `?problems`.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { Plugin } from "vite";
import { withTexts } from "./src/domain/messageNumbers.ts";

const IMPORTED = /\.json\?(compiled|problems)$/;
const PREFIX = "\0catalogue:";
const ENGLISH = /catalog\.en\.json$/;
const LANGUAGE = /\.(\w+)\.json$/;
/** Comes in two parts; every other file is a part of the page, or of what loads with its panel, as a whole. */
const PARTED = /catalog\.\w+\.json$/;
/** Not needed before the drawing is there. */
const PROBLEMS = /^(problems|hints|findings|exports)\./;
/** English texts that the server's catalogue has: sentences on components and findings, and all of labs and networks. */
const COMPONENTS = [
  "groups|layers|losses|optimizers|schedules|initializers|datasets|preprocessing|augmentations|baselines|metrics",
  "studies|views|faces|probes",
].join("|");
const SENT = new RegExp(
  `^((zoo|labs)\\.|findings\\.\\w+\\.(explanation|measure)$|(${COMPONENTS})\\.\\w+\\.(summary|\\w+\\.help)$)`,
);

/** Name of the global that holds the texts of one language in a file that stands alone. */
export const TEXTS = "backlightTexts";

function compile(file: string, part: string): Record<string, unknown> {
  const messages: Record<string, string> = JSON.parse(readFileSync(file, "utf8"));
  const sent = ENGLISH.test(file) ? SENT : null;
  const isApart = (key: string) => PARTED.test(file) && PROBLEMS.test(key);
  const compiled = Object.entries(messages)
    .filter(([key]) => isApart(key) === (part === "problems") && !sent?.test(key))
    .map(([key, message]) => [key, withTexts(compileMessage(message))]);
  return Object.fromEntries(compiled);
}

/**
 * @param alone for a file that stands alone: it holds English, and the texts of one other language where somebody puts
 *   them (`TEXTS`, by file and part). They lie in `replay/<language>.json` for that.
 */
export function catalogues({ alone = false } = {}): Plugin {
  const apart = new Map<string, Record<string, unknown>>();
  return {
    name: "catalogues",
    enforce: "pre",
    async resolveId(source, importer) {
      const part = IMPORTED.exec(source)?.[1];
      if (part === undefined) return null;
      const found = await this.resolve(source.replace(`?${part}`, ""), importer);
      return found === null ? null : `${PREFIX}${part}:${found.id.replace(/\.json$/, "")}`;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const [part, ...path] = id.slice(PREFIX.length).split(":");
      const file = `${path.join(":")}.json`;
      this.addWatchFile(file);
      const compiled = compile(file, String(part));
      const language = LANGUAGE.exec(file)?.[1];
      if (alone && language !== undefined && language !== "en") {
        const name = `${basename(file)}?${part}`;
        apart.set(language, { ...apart.get(language), [name]: compiled });
        return `export default globalThis.${TEXTS}?.[${JSON.stringify(name)}] ?? {};`;
      }
      const text = JSON.stringify(compiled);
      return `export default JSON.parse(${JSON.stringify(text)});`;
    },
    generateBundle() {
      for (const [language, texts] of apart) {
        const fileName = `replay/${language}.json`;
        this.emitFile({ type: "asset", fileName, source: JSON.stringify(texts) });
      }
    },
  };
}
