/** All commands as they stand, and those that a search finds. */
import { useMemo } from "react";
import { useLocale, useT, useText } from "../../i18n";
import { useCatalog } from "../../state/queries";
import { recentCommands } from "../../state/recentCommands";
import { useSavedWeights } from "../../state/savedWeights";
import { useStage } from "../../state/useStage";
import {
  actionCommands,
  type NamedRunSubject,
  runCommands,
  weightsCommands,
  zooCommands,
} from "./actionCommands";
import { catalogCommands } from "./catalogCommands";
import type { Command } from "./command";
import { liveCommands } from "./liveCommands";
import { rankCommands } from "./rank";
import { settingCommands, splitValue } from "./settingCommands";
import { termCommands } from "./termCommands";

/** @param runs of the list, as they are called there. */
export function useCommands(search: string, runs: readonly NamedRunSubject[]): readonly Command[] {
  const stage = useStage();
  const t = useT();
  const text = useText();
  const locale = useLocale();
  const catalog = useCatalog();
  const saved = useSavedWeights();
  const { name, value } = splitValue(search);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language
  const others = useMemo(() => {
    const context = { stage, t, text };
    return [
      ...actionCommands(context),
      ...runCommands(context, runs),
      ...(catalog === null ? [] : catalogCommands(context, catalog)),
      ...zooCommands(context),
      ...weightsCommands(context, saved),
      ...(catalog === null ? [] : liveCommands(context, catalog)),
      ...termCommands(context),
    ];
  }, [stage, t, text, locale, catalog, saved, runs]);
  const settings = catalog === null ? [] : settingCommands({ stage, t, text }, catalog, search);
  const recent = recentCommands();
  // A number at the end is a value for settings, and a part of the name for everything else.
  const set = value === null ? [] : rankCommands(settings, name, recent);
  const found = rankCommands([...(value === null ? settings : []), ...others], search, recent);
  return [...set, ...found];
}
