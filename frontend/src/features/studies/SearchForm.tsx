/** A search of one's own: what a setting or two are drawn from, or their values; one budget for all runs; what ends a run. */
import { useState } from "react";
import type { Catalog } from "../../domain/catalog";
import type { Spec } from "../../domain/spec";
import { SEARCHES, type SearchDraft, searchOf, startOfSearch } from "../../domain/studySearch";
import { useT, useText } from "../../i18n";
import { startStudy } from "../../state/studies";
import { Button } from "../../ui/Button";
import { NumberField } from "../../ui/NumberField";
import { Select, TextField } from "../../ui/Select";
import { WordsField } from "../../ui/WordsField";
import styles from "./Studies.module.css";
import { useAxisOptions } from "./useAxisOptions";

interface SearchFormProps {
  spec: Spec;
  catalog: Catalog;
  starting: boolean;
}

const NONE = "";

export function SearchForm({ spec, catalog, starting }: SearchFormProps) {
  const t = useT();
  const text = useText();
  const options = useAxisOptions(spec, catalog);
  const [draft, setDraft] = useState<SearchDraft>(() => startOfSearch(spec));
  const change = (part: Partial<SearchDraft>) => setDraft((before) => ({ ...before, ...part }));
  const changeAxis = (at: number, part: Partial<SearchDraft["axes"][number]>) =>
    change({ axes: draft.axes.map((axis, index) => (index === at ? { ...axis, ...part } : axis)) });
  const study = searchOf(draft);
  const findings = catalog.findings.map(({ type }) => type);
  const nameOf = (type: string) =>
    text(
      `findings.${type}.title`,
      catalog.findings.find((one) => one.type === type)?.title ?? type,
    );
  return (
    <section aria-label={t("study.own_search")} className={styles.own}>
      <h3 className={styles.heading}>{t("study.own_search")}</h3>
      <div className={styles.axes}>
        <Select
          id="search-kind"
          label={t("study.search_kind")}
          value={draft.kind}
          options={SEARCHES.map((value) => ({
            value,
            label: text(
              `studies.${value}.title`,
              catalog.studies.find(({ type }) => type === value)?.title ?? value,
            ),
          }))}
          onChange={(kind) =>
            change({ kind: SEARCHES.find((each) => each === kind) ?? draft.kind })
          }
        />
        {draft.kind !== "grid" && (
          <NumberField
            id="search-runs"
            label={t("study.search_runs")}
            value={draft.count}
            integer
            minimum={2}
            maximum={64}
            onChange={(count) => change({ count: count ?? draft.count })}
          />
        )}
        <NumberField
          id="search-budget"
          label={t("study.search_budget")}
          help={t("study.search_budget_help")}
          value={draft.epochs}
          integer
          minimum={1}
          nullable
          onChange={(epochs) => change({ epochs })}
        />
        {draft.axes.map((axis, at) => (
          <AxisOfSearch
            // biome-ignore lint/suspicious/noArrayIndexKey: the axes are their places
            key={at}
            {...{ at, axis, kind: draft.kind }}
            options={at === 0 ? options : [{ value: NONE, label: t("study.no_axis") }, ...options]}
            onChange={(part) => changeAxis(at, part)}
          />
        ))}
      </div>
      <WordsField
        id="search-stop-at"
        label={t("study.stop_at")}
        help={t("study.stop_at_help")}
        options={findings}
        value={draft.stopAt}
        nameOf={nameOf}
        onChange={(stopAt) => change({ stopAt })}
        testId="search-stop-at"
      />
      <Button
        variant="filled"
        disabled={study === null || starting}
        data-testid="start-search"
        onClick={() => study !== null && void startStudy(study)}
      >
        {t("study.start_search")}
      </Button>
    </section>
  );
}

type Axis = SearchDraft["axes"][number];

interface AxisOfSearchProps {
  at: number;
  axis: Axis;
  kind: SearchDraft["kind"];
  options: readonly { value: string; label: string }[];
  onChange: (part: Partial<Axis>) => void;
}

function AxisOfSearch({ at, axis, kind, options, onChange }: AxisOfSearchProps) {
  const t = useT();
  const number = at + 1;
  const fields =
    kind === "grid"
      ? ([["values", t("study.values", { number })]] as const)
      : ([
          ["from", t("study.search_from", { number })],
          ["to", t("study.search_to", { number })],
        ] as const);
  return (
    <>
      <Select
        id={`search-path-${at}`}
        label={t("study.setting", { number })}
        value={axis.path}
        options={options}
        onChange={(path) => onChange({ path })}
      />
      {fields.map(([field, label]) => (
        <TextField
          key={field}
          id={`search-${field}-${at}`}
          label={label}
          value={axis[field]}
          onChange={(next) => onChange({ [field]: next })}
        />
      ))}
    </>
  );
}
