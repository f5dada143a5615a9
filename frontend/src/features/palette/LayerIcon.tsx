import {
  ArrowRight,
  Boxes,
  ChartNoAxesCombined,
  CircleSlash2,
  Combine,
  Grid2x2,
  Grid3x3,
  type LucideIcon,
  Network,
  Plus,
  Rows3,
  Shapes,
} from "lucide-react";
import type { LayerEntry } from "../../domain/catalog";
import { ActivationCurve } from "../../ui/ActivationCurve";
import styles from "./Palette.module.css";

const ICONS: Record<string, LucideIcon> = {
  input: ArrowRight,
  dense: Network,
  conv2d: Grid3x3,
  max_pool2d: Grid2x2,
  global_avg_pool: Grid2x2,
  flatten: Rows3,
  reshape: Shapes,
  dropout: CircleSlash2,
  batch_norm: ChartNoAxesCombined,
  add: Plus,
  concat: Combine,
};

/** The curve of an activation, a sign for any other layer. */
export function LayerIcon({ layer }: { layer: LayerEntry }) {
  if (layer.activation && layer.curve !== null && layer.curve.length > 1) {
    return <ActivationCurve curve={layer.curve} className={styles.icon} />;
  }
  const Icon = ICONS[layer.type] ?? Boxes;
  return <Icon className={styles.icon} aria-hidden="true" />;
}
