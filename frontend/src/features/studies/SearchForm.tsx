/** A search of one's own: what is drawn for a setting or two, one budget for all runs, and what ends a run early. */
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
        <NumberField
          id="search-runs"
          label={t("study.search_runs")}
          value={draft.count}
          integer
          minimum={2}
          maximum={64}
          onChange={(count) => change({ count: count ?? draft.count })}
        />
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
        {draft.axes.map(({ path, from, to }, at) => (
          <AxisOfSearch
            // biome-ignore lint/suspicious/noArrayIndexKey: the axes are their places
            key={at}
            {...{ at, path, from, to }}
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

interface AxisOfSearchProps {
  at: number;
  path: string;
  from: string;
  to: string;
  options: readonly { value: string; label: string }[];
  onChange: (part: Partial<SearchDraft["axes"][number]>) => void;
}

function AxisOfSearch({ at, path, from, to, options, onChange }: AxisOfSearchProps) {
  const t = useT();
  return (
    <>
      <Select
        id={`search-path-${at}`}
        label={t("study.setting", { number: at + 1 })}
        value={path}
        options={options}
        onChange={(next) => onChange({ path: next })}
      />
      <TextField
        id={`search-from-${at}`}
        label={t("study.search_from", { number: at + 1 })}
        value={from}
        onChange={(next) => onChange({ from: next })}
      />
      <TextField
        id={`search-to-${at}`}
        label={t("study.search_to", { number: at + 1 })}
        value={to}
        onChange={(next) => onChange({ to: next })}
      />
    </>
  );
}
