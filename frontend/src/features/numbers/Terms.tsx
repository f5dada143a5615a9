import { numberAt, rows, vector } from "../../domain/exampleAnswer";
import { formatCount } from "../../domain/format";
import type { Frame } from "../../domain/frame";
import { useT } from "../../i18n";
import styles from "./Numbers.module.css";
import { Factor, Value } from "./Value";

const MOST_SHOWN = 8;

/** One output as a sum of products, the largest first; the rest as one number. */
export function Terms({ frame, unit }: { frame: Frame; unit: number }) {
  const t = useT();
  const output = vector(frame, "output");
  const value = output?.values[unit - output.first] ?? Number.NaN;
  const terms = rows(frame, "terms");
  if (terms.length === 0) {
    return (
      <p className={styles.product}>
        {t("numbers.unit", { unit })} ={" "}
        <Value value={value} digits={6} strong testId="numbers-output" />
      </p>
    );
  }
  const product = ([, , factor = 0, times = 0]: readonly number[]) => factor * times;
  const shown = terms.slice(0, MOST_SHOWN);
  const rest = terms.slice(MOST_SHOWN);
  const left = numberAt(frame, "terms_left", 1) || 0;
  const restCount = rest.length + (numberAt(frame, "terms_left", 0) || 0);
  return (
    <div className={styles.sum} data-testid="numbers-terms">
      <span className={styles.term}>{t("numbers.unit", { unit })} =</span>
      {shown.map((term, place) => (
        <span key={`${term[0]} ${term[1]}`} className={styles.term}>
          {place > 0 && "+ "}
          <Factor value={term[2] ?? Number.NaN} /> · <Factor value={term[3] ?? Number.NaN} />
        </span>
      ))}
      {restCount > 0 && (
        <span className={styles.term}>
          + {t("numbers.more_terms", { count: formatCount(restCount) })} (
          <Value value={rest.reduce((sum, term) => sum + product(term), 0) + left} />)
        </span>
      )}
      <span className={styles.term}>
        = <Value value={value} digits={6} strong testId="numbers-output" />
      </span>
    </div>
  );
}
