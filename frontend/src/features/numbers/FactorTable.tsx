import type { NodeFactors } from "../../domain/exampleAnswer";
import { useT } from "../../i18n";
import styles from "./Numbers.module.css";
import { Value } from "./Value";

interface FactorTableProps {
  factors: readonly NodeFactors[];
  /** Layer looked at. */
  node: string;
  name: (address: string) => string;
}

/** A gradient on its way from one layer to the one before it. */
interface LayerRatio {
  readonly node: string;
  readonly delta: number;
  /** ‖Wᵀδ‖ / ‖δ‖ of the layer behind it. */
  readonly gain: number;
  /** Mean derivative of the activation between both; 1 where there is none. */
  readonly slope: number;
  readonly measured: number;
}

/** Layers between which the gradient is handed back, from the loss on: those with one activation, or none, in between. */
export function layerRatios(factors: readonly NodeFactors[]): LayerRatio[] {
  const reached = factors.filter(({ delta }) => !Number.isNaN(delta));
  const found: LayerRatio[] = [];
  let slope = 1;
  let behind: NodeFactors | null = null;
  for (const each of [...reached].reverse()) {
    if (!Number.isNaN(each.slope)) {
      slope *= each.slope;
      continue;
    }
    if (behind !== null) {
      const gain = behind.handedBack / behind.delta;
      found.push({
        node: each.node,
        delta: each.delta,
        gain,
        slope,
        measured: each.delta / behind.delta,
      });
    }
    behind = each;
    slope = 1;
  }
  return found;
}

/** For each layer the two factors of the gradient's size, their product, and the ratio measured. */
export function FactorTable({ factors, node, name }: FactorTableProps) {
  const t = useT();
  const ratios = layerRatios(factors);
  if (ratios.length === 0) return null;
  return (
    <div className={styles.scroll}>
      <table className={styles.terms} data-testid="numbers-factors">
        <caption>{t("numbers.factors_title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("numbers.layer")}</th>
            <th scope="col">‖δ‖</th>
            <th scope="col">{t("numbers.gain")}</th>
            <th scope="col">{t("numbers.mean_slope")}</th>
            <th scope="col">{t("numbers.product")}</th>
            <th scope="col">{t("numbers.measured")}</th>
          </tr>
        </thead>
        <tbody>
          {ratios.map((ratio) => (
            <tr key={ratio.node} aria-current={ratio.node === node}>
              <th scope="row">{name(ratio.node)}</th>
              {[ratio.delta, ratio.gain, ratio.slope, ratio.gain * ratio.slope, ratio.measured].map(
                (value, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns stand where they stand
                  <td key={place}>
                    <Value value={value} digits={3} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{t("numbers.factors_note")}</p>
    </div>
  );
}
