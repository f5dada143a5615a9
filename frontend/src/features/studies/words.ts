/** What members of a study are called: by what each differs in. */
import { useMemo } from "react";
import type { Catalog } from "../../domain/catalog";
import { asSetting, type Change, type Study, settingsApart, typeAt } from "../../domain/study";
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
  /** A component as a whole: by its type, and by what differs from others of that type. */
  readonly value: (path: string, value: unknown) => string;
  /** A member or group by its changes; empty without any. */
  readonly name: (changes: readonly Change[]) => string;
  readonly metric: (name: string) => string;
}

type NamedStudy = Pick<Study, "spec"> & Partial<Pick<Study, "members">>;

export function useStudyWords({ spec, members }: NamedStudy): StudyWords {
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
      const shown = settingValue(setting.path, setting.value, words);
      if (setting.path === at) return shown;
      const apart = settingsApart({ path: at, value: found }, members ?? [], catalog);
      const type = String(setting.value);
      const own = apart.map((one) => {
        const title = settingName(one.path, type, words);
        return one.value === true ? title : `${title} ${settingValue(one.path, one.value, words)}`;
      });
      return [shown, ...own].join(", ");
    };
    const part = (change: Change) => {
      const shown = value(change.path, change.value);
      const isType = asSetting(change).path.endsWith(".type");
      return isType ? shown : `${path(change.path)} ${shown}`;
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
  }, [spec, members, catalog, words, metricName, t]);
}
