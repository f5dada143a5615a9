/** All terms of the page, with a search in the page's language and in English. */
import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { fuzzyScore } from "../../domain/fuzzy";
import { TERM_IDS, TERMS, type TermId } from "../../domain/terms";
import { englishText, useLocale, useT } from "../../i18n";
import { askedTerm } from "../../state/openTerm";
import { setUi, useUi } from "../../state/uiStore";
import { Dialog } from "../../ui/Dialog";
import { Formula } from "../../ui/Formula";
import styles from "./Glossary.module.css";

export function GlossaryDialog() {
  const t = useT();
  const open = useUi(({ guide }) => guide === "glossary");
  return (
    <Dialog
      open={open}
      onClose={() => {
        askedTerm.setState({ id: null });
        setUi({ guide: null });
      }}
      title={t("app.glossary")}
      testId="glossary"
    >
      <Terms />
    </Dialog>
  );
}

/** Terms that a search finds, the best first; without one all of them, by name. */
function useFound(search: string): readonly TermId[] {
  const t = useT();
  const locale = useLocale();
  if (search.trim() === "") {
    const order = new Intl.Collator(locale);
    return [...TERM_IDS].sort((a, b) => order.compare(t(`term.${a}`), t(`term.${b}`)));
  }
  const scored = TERM_IDS.map((id) => {
    const names = `${t(`term.${id}`)} ${englishText(`term.${id}`)}`;
    const score = 3 * fuzzyScore(search, names) + fuzzyScore(search, t(`term.${id}.text`));
    return { id, score };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ id }) => id);
}

function Terms() {
  const t = useT();
  const [search, setSearch] = useState("");
  const list = useRef<HTMLDListElement>(null);
  const found = useFound(search);
  useEffect(() => {
    const { id } = askedTerm.getState();
    if (id === null) return;
    const entry = list.current?.querySelector<HTMLElement>(`[data-entry="${id}"]`);
    entry?.scrollIntoView?.({ block: "center" });
    entry?.setAttribute("data-asked", "true");
  }, []);
  return (
    <>
      <div className={styles.search}>
        <Search aria-hidden="true" />
        <input
          type="search"
          value={search}
          aria-label={t("glossary.search")}
          placeholder={t("glossary.search")}
          data-testid="glossary-search"
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {found.length === 0 && <p>{t("glossary.none", { query: search.trim() })}</p>}
      <dl className={styles.list} ref={list} tabIndex={0} aria-label={t("app.glossary")}>
        {found.map((id) => (
          <div key={id} data-entry={id} data-testid={`term-${id}`}>
            <dt>{t(`term.${id}`)}</dt>
            <dd>
              <p>{t(`term.${id}.text`)}</p>
              <Formula tex={TERMS[id]} label={t("glossary.formula", { term: t(`term.${id}`) })} />
              <p className={styles.from}>
                {t("glossary.from")}: {t(`term.${id}.from`)}
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
