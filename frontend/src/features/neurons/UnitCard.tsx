/** What is pointed at: a weight with its number, or a unit with its maps before and after the activation. */
import { useEffect, useRef } from "react";
import { mapOf, type NeuronMap } from "../../domain/neuronFrame";
import { isFrozen, type NeuronPart } from "../../domain/neurons";
import { useT } from "../../i18n";
import { currentPalette } from "../../state/palette";
import type { CardPlace } from "./cardPlace";
import styles from "./Neurons.module.css";
import { NeuronPainter, type Numbers, numberOf } from "./painter";
import { type PartNames, shortNumber } from "./partNames";

const SIDE = 96;

function LargeMap({ map, label }: { map: NeuronMap; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context === null || context === undefined) return;
    const ratio = Math.min(2, devicePixelRatio || 1);
    context.canvas.width = context.canvas.height = SIDE * ratio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    new NeuronPainter(context).paintMap(map, 0, 0, SIDE, currentPalette());
  }, [map]);
  return (
    <figure className={styles.figure}>
      <canvas ref={canvas} style={{ width: SIDE, height: SIDE }} />
      <figcaption>
        {label}
        <span className={styles.number}>{`${short(map.low)} … ${short(map.high)}`}</span>
      </figcaption>
    </figure>
  );
}

function short(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : "NaN";
}

interface UnitCardProps {
  readonly part: NeuronPart;
  readonly scene: Numbers;
  readonly names: PartNames;
  readonly at: CardPlace;
}

export function UnitCard({ part, scene, names, at }: UnitCardProps) {
  const t = useT();
  const column = scene.network.columns[part.column];
  if (column === undefined) return null;
  const value = numberOf(scene, part);
  const isUnit = part.from === undefined;
  const after = isUnit ? mapOf(scene.frame, column.shown, part.unit, column.units) : null;
  const sums =
    isUnit && column.id !== column.shown
      ? mapOf(scene.frame, column.id, part.unit, column.units)
      : null;
  return (
    <div
      className={styles.card}
      style={at.style}
      data-side={at.side}
      data-testid="neuron-card"
      aria-hidden="true"
    >
      <div className={styles.cardName}>{names.part(part)}</div>
      {(!isUnit || column.bias) && (
        <div>
          {isUnit ? t("neurons.bias") : ""}{" "}
          <span className={styles.number}>
            {value === null ? t("neurons.unknown") : shortNumber(value)}
          </span>
          {isFrozen(scene.network, part) && ` ${t("graph.frozen")}`}
        </div>
      )}
      <div className={styles.figures}>
        {sums !== null && <LargeMap map={sums} label={t("neurons.sum")} />}
        {after !== null && <LargeMap map={after} label={t("neurons.output")} />}
      </div>
    </div>
  );
}
