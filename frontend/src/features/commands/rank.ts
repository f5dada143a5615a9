/** Which commands a search finds, the best first; without one, recent ones and all actions. */
import { fuzzyScore } from "../../domain/fuzzy";
import type { Command } from "./command";

const MOST_SHOWN = 80;
/** Names in the other language and descriptions count less than the title. */
const ALSO = 0.7;
const RECENT = 1;
const REFUSED = -0.5;

function scoreOf(command: Command, search: string, recent: ReadonlySet<string>): number {
  const own = fuzzyScore(search, command.title);
  const other = ALSO * fuzzyScore(search, `${command.title} ${command.also}`);
  const score = Math.max(own, other);
  if (score === 0) return 0;
  return score + (recent.has(command.id) ? RECENT : 0) + (command.refused === null ? 0 : REFUSED);
}

/** Without a search: what was used last, then actions that can be run, then the others. */
function offered(commands: readonly Command[], recent: readonly string[]): Command[] {
  const byId = new Map(commands.map((command) => [command.id, command]));
  const used = recent.flatMap((id) => byId.get(id) ?? []);
  const rest = commands.filter(({ id, kind }) => kind === "action" && !recent.includes(id));
  const can = rest.filter(({ refused }) => refused === null);
  const cannot = rest.filter(({ refused }) => refused !== null);
  return [...used, ...can, ...cannot];
}

export function rankCommands(
  commands: readonly Command[],
  search: string,
  recent: readonly string[],
): readonly Command[] {
  if (search.trim() === "") return offered(commands, recent);
  const known = new Set(recent);
  return commands
    .map((command, place) => ({ command, place, score: scoreOf(command, search, known) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .slice(0, MOST_SHOWN)
    .map(({ command }) => command);
}
