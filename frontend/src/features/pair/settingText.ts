/** A setting of a block in which two networks differ, in words. */
import type { SettingDifference } from "../../domain/graphDifference";
import { type RunWords, settingValue } from "../../ui/runNames";
import { capitalise } from "../../ui/texts";

interface SettingText {
  readonly title: string;
  readonly values: readonly [first: string, second: string];
}

/** A component chosen in a setting (an initialiser), or one of its own settings. */
const NESTED = /^config\.(\w+)\.(?:type|config\.(\w+))$/;

/** @param type of the block. */
export function settingText(
  type: string,
  { path, first, second }: SettingDifference,
  words: Pick<RunWords, "t" | "texts">,
): SettingText {
  const nested = NESTED.exec(path);
  const field = nested?.[1] ?? path.split(".").at(-1) ?? "";
  const own = words.texts.settingTitle("layers", type, field, capitalise(field));
  const title = nested?.[2] === undefined ? own : `${own}: ${capitalise(nested[2])}`;
  const write = (value: unknown) => settingValue(`network.${path}`, value, words);
  return { title, values: [write(first), write(second)] };
}
