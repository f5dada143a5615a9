/** Compiles the messages of a catalogue that is imported with `?compiled`. */
import { readFileSync } from "node:fs";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { Plugin } from "vite";
import { withTexts } from "./src/domain/messageNumbers.ts";

const SUFFIX = ".json?compiled";
const PREFIX = "\0compiled:";
const ENGLISH = /catalog\.en\.json$/;
/** English texts that the server's catalogue has: sentences on components and findings, and all of labs and networks. */
const COMPONENTS =
  "groups|layers|losses|optimizers|schedules|initializers|datasets|preprocessing|augmentations|baselines|metrics";
const SENT = new RegExp(
  `^((zoo|labs)\\.|findings\\.\\w+\\.(explanation|measure)$|(${COMPONENTS})\\.\\w+\\.(summary|\\w+\\.help)$)`,
);

export function catalogues(): Plugin {
  return {
    name: "catalogues",
    enforce: "pre",
    async resolveId(source, importer) {
      if (!source.endsWith(SUFFIX)) return null;
      const found = await this.resolve(source.replace("?compiled", ""), importer);
      return found === null ? null : PREFIX + found.id.replace(/\.json$/, "");
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const file = `${id.slice(PREFIX.length)}.json`;
      this.addWatchFile(file);
      const messages: Record<string, string> = JSON.parse(readFileSync(file, "utf8"));
      const sent = ENGLISH.test(file) ? SENT : null;
      const compiled = Object.entries(messages)
        .filter(([key]) => !sent?.test(key))
        .map(([key, message]) => [key, withTexts(compileMessage(message))]);
      const text = JSON.stringify(Object.fromEntries(compiled));
      return `export default JSON.parse(${JSON.stringify(text)});`;
    },
  };
}
