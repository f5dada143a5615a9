/** What members of a study are called: by what each differs in. */
import { useMemo } from "react";
import type { Catalog } from "../../domain/catalog";
import { asSetting, type Change, type Study, typeAt } from "../../domain/study";
import { type MessageKey, useT } from "../../i18n";
import { useCatalog } from "../../state/queries";
import { useMetricName } from "../../ui/metricNames";
import { settingName, settingValue, useRunWords } from "../../ui/runNames";

/** Settings of the split, which have no field of their own on the page. */
const OWN_NAMES: Readonly<Record<string, MessageKey>> = {
  "data.split.fold": "study.path.fold",
  "data.split.bootstrap_seed": "study.path.resample",
  "data.split.seed": "study.path.split",
};

interface StudyWords {
  /** Title of a setting. */
  readonly path: (path: string) => string;
  readonly value: (path: string, value: unknown) => string;
  /** A member or group by its changes; empty without any. */
  readonly name: (changes: readonly Change[]) => string;
  readonly metric: (name: string) => string;
}

export function useStudyWords({ spec }: Pick<Study, "spec">): StudyWords {
  const t = useT();
  const catalog: Catalog | null = useCatalog();
  const words = useRunWords(spec, catalog);
  const metricName = useMetricName();
  return useMemo(() => {
    const path = (at: string) => {
      const own = OWN_NAMES[at];
      return own === undefined ? settingName(at, typeAt(spec, at), words) : t(own);
    };
    const value = (at: string, found: unknown) => {
      const setting = asSetting({ path: at, value: found });
      return settingValue(setting.path, setting.value, words);
    };
    const part = (change: Change) => {
      const setting = asSetting(change);
      const shown = value(setting.path, setting.value);
      return setting.path.endsWith(".type") ? shown : `${path(setting.path)} ${shown}`;
    };
    return {
      path,
      value,
      name: (changes) => changes.map(part).join(", "),
      metric: (name) =>
        name === "training"
          ? t("study.training_loss")
          : name === "loss"
            ? t("study.validation_loss")
            : metricName(name),
    };
  }, [spec, words, metricName, t]);
}
