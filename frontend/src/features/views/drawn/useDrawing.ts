/** The drawing of the document's data set: what it holds, a stroke that is under way, and how it is taken over. */
import { useRef, useState } from "react";
import type { Catalog, DatasetEntry } from "../../../domain/catalog";
import { changeDataConfig } from "../../../domain/chooseDataset";
import { withField } from "../../../domain/document";
import {
  type DrawnPoint,
  type DrawnShape,
  datasetOf,
  drawnPoints,
  drawnShape,
} from "../../../domain/drawn";
import { editDocument, useDocument } from "../../../state/documentStore";
import { useCatalog } from "../../../state/queries";

export interface Drawing {
  readonly entry: DatasetEntry;
  readonly shape: DrawnShape;
  /** Points of the document, or of the stroke that is under way. */
  readonly points: readonly DrawnPoint[];
  /** Shows points of a stroke; they are no part of the document yet. */
  stroke: (points: readonly DrawnPoint[]) => void;
  /** Takes the stroke over, as one edit. */
  release: () => void;
  /** Another setting of the set. */
  change: (field: string, value: unknown) => void;
}

function edit(catalog: Catalog, entry: DatasetEntry, field: string, value: unknown): void {
  editDocument((draft) =>
    changeDataConfig(draft, entry, withField(draft.spec.data.config, field, value), catalog),
  );
}

/** Null while the document's data set is none that is drawn. */
export function useDrawing(): Drawing | null {
  const catalog = useCatalog();
  const data = useDocument((document) => document.spec.data);
  const [stroke, setStroke] = useState<readonly DrawnPoint[] | null>(null);
  // What is under way is read by the event that ends it, which may come before the page renders.
  const underway = useRef<readonly DrawnPoint[] | null>(null);
  const entry = catalog === null ? undefined : datasetOf(catalog, data);
  const shape = entry === undefined ? null : drawnShape(entry);
  if (catalog === null || entry === undefined || shape === null) return null;
  const kept = drawnPoints(entry, data.config);
  const show = (points: readonly DrawnPoint[] | null) => {
    underway.current = points;
    setStroke(points);
  };
  return {
    entry,
    shape,
    points: underway.current ?? stroke ?? kept,
    stroke: show,
    release: () => {
      const points = underway.current;
      show(null);
      if (points === null || JSON.stringify(points) === JSON.stringify(kept)) return;
      edit(catalog, entry, "points", points);
    },
    change: (field, value) => edit(catalog, entry, field, value),
  };
}
