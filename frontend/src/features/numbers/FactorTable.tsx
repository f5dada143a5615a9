import type { NodeFactors } from "../../domain/exampleAnswer";
import { layerRatios } from "../../domain/layerRatios";
import { useT } from "../../i18n";
import styles from "./Numbers.module.css";
import { Value } from "./Value";

interface FactorTableProps {
  factors: readonly NodeFactors[];
  /** Layer looked at. */
  node: string;
  name: (address: string) => string;
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
