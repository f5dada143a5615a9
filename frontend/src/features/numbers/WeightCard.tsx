import { named, numberAt, readCheck, rows, unitsOf } from "../../domain/exampleAnswer";
import { formatCount, formatMagnitude } from "../../domain/format";
import type { Frame } from "../../domain/frame";
import { useT } from "../../i18n";
import { capitalise } from "../../ui/texts";
import figures from "./Figures.module.css";
import styles from "./Numbers.module.css";
import { Factor, Value } from "./Value";
import type { PickedWeight } from "./WeightGrid";
import { linkFactors, WeightPath } from "./WeightPath";

interface WeightCardProps {
  frame: Frame;
  picked: PickedWeight;
  /** Of the array that the weight is in. */
  shape: readonly number[];
  name: (address: string) => string;
}

/** One weight: its gradient as sum and product, a central difference beside it, and its next update. */
export function WeightCard({ frame, picked, shape, name }: WeightCardProps) {
  const t = useT();
  const uses = rows(frame, "uses");
  const [unit = 0, delta = Number.NaN, fed = Number.NaN] = uses[0] ?? [];
  const more = uses.length - 1 + (numberAt(frame, "uses_left", 0) || 0);
  const units = unitsOf(shape);
  const place = { row: Math.floor(picked.index / units), unit: picked.index % units };
  const title =
    shape.length > 1
      ? t("numbers.weight_title", place)
      : t("numbers.weight_of_unit", { array: capitalise(picked.array), unit: place.unit });
  return (
    <section className={styles.card} aria-label={title} data-testid="numbers-weight">
      <h3>
        {title}{" "}
        <span className={styles.shape}>
          {name(picked.node)}, {picked.array}
        </span>
      </h3>
      <p className={styles.product}>
        w = <Value value={numberAt(frame, "value", 0)} digits={6} />
        {", "}∂C/∂w ={" "}
        <Value value={numberAt(frame, "value", 1)} digits={6} strong testId="numbers-gradient" />
      </p>
      <WeightPath frame={frame} name={name} />
      <p className={styles.product}>
        δ<sub>{unit}</sub> · a = <Factor value={delta} /> · <Factor value={fed} /> ={" "}
        <Value value={delta * fed} />
        {more > 0 && (
          <>
            {" "}
            {t("numbers.more_uses", { count: formatCount(more) })}{" "}
            <Value value={numberAt(frame, "value", 1)} />
          </>
        )}
      </p>
      {linkFactors(frame).length > 0 && (
        <p className={styles.note}>
          {t("numbers.links")}{" "}
          {linkFactors(frame)
            .map(({ node, factor }) => `${name(node)}: ${formatMagnitude(factor, 4)}`)
            .join(" · ")}
        </p>
      )}
      <CheckLine frame={frame} name={name} />
      <UpdateTable frame={frame} />
    </section>
  );
}

function CheckLine({ frame, name }: { frame: Frame; name: (address: string) => string }) {
  const t = useT();
  const check = readCheck(frame);
  if (check === null) {
    const most = formatCount(numberAt(frame, "exact", 2));
    return <p className={styles.note}>{t("numbers.too_large", { most })}</p>;
  }
  const { verdict } = check;
  const kinks = check.kinks
    .slice(0, 4)
    .map(({ node, unit }) =>
      node === "" ? t("numbers.kink_loss") : t("numbers.kink", { node: name(node), unit }),
    );
  return (
    <div className={figures.check} data-verdict={verdict} data-testid="numbers-check">
      <p>
        <strong>{t(`numbers.check_${verdict}`)}</strong>{" "}
        {t("numbers.check_gap", { gap: formatMagnitude(check.gap) })}
      </p>
      <p className={styles.product}>
        (C(w + h) − C(w − h)) / 2h ={" "}
        <Value value={check.difference} digits={6} strong testId="numbers-difference" />
        {" ± "}
        <Value value={check.error} digits={1} />, h = <Value value={check.step} digits={2} />
      </p>
      {kinks.length > 0 && <p>{t("numbers.kinks", { where: kinks.join(", ") })}</p>}
    </div>
  );
}

const SYMBOLS: Readonly<Record<string, string>> = {
  learning_rate: "η",
  momentum: "μ",
  beta1: "β₁",
  beta2: "β₂",
  epsilon: "ε",
  trace: "v",
  mu: "m",
  nu: "v",
  count: "t",
  m_hat: "m̂",
  v_hat: "v̂",
};

/** The next step of training for this weight: batch gradient, penalty, clipping, the optimiser's memory, the change. */
function UpdateTable({ frame }: { frame: Frame }) {
  const t = useT();
  const at = (place: number) => numberAt(frame, "update", place);
  const [before, data, penalized, clipped, change, after] = [0, 1, 2, 3, 4, 5].map(at);
  const old = new Map(named(frame, "memory_before"));
  const line = (key: string, value: number | undefined, note = "") => (
    <tr key={key}>
      <th scope="row">{key}</th>
      <td>
        <Value value={value ?? Number.NaN} digits={6} />
      </td>
      <td>{note}</td>
    </tr>
  );
  const batch = numberAt(frame, "update_facts", 2);
  return (
    <table className={styles.terms} data-testid="numbers-update">
      <caption>{t("numbers.update_title", { count: batch })}</caption>
      <tbody>
        {line("w", before)}
        {line("g", data, t("numbers.g_batch"))}
        {penalized !== data && line("g + λ", penalized, t("numbers.g_penalty"))}
        {clipped !== penalized && line("ĝ", clipped, t("numbers.g_clipped"))}
        {named(frame, "settings").map(([key, value]) => line(SYMBOLS[key] ?? key, value))}
        {named(frame, "memory_after").map(([key, value]) =>
          line(
            SYMBOLS[key] ?? key,
            value,
            t("numbers.was", { value: formatMagnitude(old.get(key) ?? Number.NaN, 4) }),
          ),
        )}
        {named(frame, "estimates").map(([key, value]) =>
          line(SYMBOLS[key] ?? key, value, t("numbers.corrected")),
        )}
        {line("Δw", change)}
        {line("w + Δw", after)}
      </tbody>
    </table>
  );
}
