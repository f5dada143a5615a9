/** A setting of a block in which two networks differ, in words. */
import { formatNumber } from "../../domain/format";
import type { SettingDifference } from "../../domain/graphDifference";
import { capitalise, type Texts } from "../../ui/texts";

type Words = Pick<Texts, "title" | "settingTitle" | "choice">;

interface SettingText {
  readonly title: string;
  readonly values: readonly [first: string, second: string];
}

const NONE = "–";

/** A component chosen in a setting (an initialiser), or one of its own settings. */
const NESTED = /^config\.(\w+)\.(?:type|config\.(\w+))$/;

function valueText(path: string, value: unknown, texts: Words): string {
  if (value === undefined || value === null) return NONE;
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "boolean") return value ? "✓" : NONE;
  if (typeof value !== "string") return JSON.stringify(value);
  if (path === "type") return texts.title("layers", { type: value, title: "" });
  if (NESTED.exec(path) !== null && path.endsWith(".type")) {
    return texts.title("initializers", { type: value, title: "" });
  }
  return texts.choice(path.split(".").at(-1) ?? "", value);
}

/** @param type of the block. */
export function settingText(
  type: string,
  { path, first, second }: SettingDifference,
  texts: Words,
): SettingText {
  const nested = NESTED.exec(path);
  const field = nested?.[1] ?? path.split(".").at(-1) ?? "";
  const own = texts.settingTitle("layers", type, field, capitalise(field));
  const title = nested?.[2] === undefined ? own : `${own}: ${capitalise(nested[2])}`;
  return { title, values: [valueText(path, first, texts), valueText(path, second, texts)] };
}
