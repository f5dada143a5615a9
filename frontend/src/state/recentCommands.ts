/** Commands that were used last in this browser, the latest first. */
import { visitorStorage } from "./browserStorage";

const KEY = "backlight.recent_commands";
const MOST = 8;

export function recentCommands(): string[] {
  try {
    const kept: unknown = JSON.parse(visitorStorage().getItem(KEY) ?? "[]");
    return Array.isArray(kept)
      ? kept.filter((id): id is string => typeof id === "string").slice(0, MOST)
      : [];
  } catch {
    return [];
  }
}

/** Browsers may refuse to keep anything: then no command is known as recent. */
export function rememberCommand(id: string): void {
  const next = [id, ...recentCommands().filter((other) => other !== id)].slice(0, MOST);
  try {
    visitorStorage().setItem(KEY, JSON.stringify(next));
  } catch {
    return;
  }
}
