import { Boxes } from "lucide-react";
import { type Catalog, findEntry, type LayerEntry } from "../../domain/catalog";
import { groupGraph } from "../../domain/miniature";
import type { Group } from "../../domain/spec";
import { ActivationCurve } from "../../ui/ActivationCurve";
import { MiniatureNetwork } from "../../ui/MiniatureNetwork";
import styles from "./Palette.module.css";

/** The curve of an activation, the glyph of any other layer. */
export function LayerIcon({ layer }: { layer: LayerEntry }) {
  if (layer.activation && layer.curve !== null && layer.curve.length > 1) {
    return <ActivationCurve curve={layer.curve} className={styles.icon} />;
  }
  if (layer.glyph === "") return <Boxes className={styles.icon} aria-hidden="true" />;
  return (
    <svg viewBox="0 0 24 24" className={styles.icon} aria-hidden="true">
      <path
        d={layer.glyph}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

interface GroupIconProps {
  group: Pick<Group, "nodes" | "edges" | "ports">;
  catalog: Catalog;
}

/** What a group is made of, drawn. */
export function GroupIcon({ group, catalog }: GroupIconProps) {
  const graph = groupGraph(group, (type) => findEntry(catalog.layers, type)?.activation ?? false);
  return <MiniatureNetwork network={graph} catalog={catalog} className={styles.groupIcon} />;
}
