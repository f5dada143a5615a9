/** What can be done with what the catalogue offers: examples are opened, layers and groups added, data sets chosen. */
import type { Catalog, DatasetEntry } from "../../domain/catalog";
import { chooseDataset } from "../../domain/chooseDataset";
import type { Spec } from "../../domain/spec";
import { documentStore, editDocument } from "../documentStore";
import { addBehind } from "../insert";
import { openExample } from "../openExample";
import { setUi } from "../uiStore";
import { type ActionOn, always } from "./actionOn";

interface ExampleSubject {
  readonly spec: Spec;
  readonly title: string;
  /** Steps per second at which it is best watched; null: as many as go. */
  readonly speed: number | null;
}

/** A layer, or a group, to add behind the selection. */
interface OfferSubject {
  readonly catalog: Catalog;
  readonly type: string;
  /** Begins a second path instead of going between the selection and what it feeds. */
  readonly branch: boolean;
}

interface DatasetSubject {
  readonly catalog: Catalog;
  readonly entry: DatasetEntry;
}

function isChosen({ entry }: DatasetSubject): boolean {
  return documentStore.getState().spec.data.type === entry.type;
}

export const OPEN_EXAMPLE: ActionOn<ExampleSubject> = {
  id: "open",
  label: () => "empty.gallery",
  offered: always,
  enabled: always,
  run: ({ spec, title, speed }, stage) => openExample(stage, spec, title, speed),
};

export const ADD_LAYER: ActionOn<OfferSubject> = {
  id: "add",
  label: () => "palette.add",
  offered: always,
  enabled: always,
  run: ({ catalog, type, branch }) => addBehind(catalog, type, branch),
};

/** The subject is the catalogue; the list of layers is shown, since the next block comes from it. */
export const ADD_INPUT: ActionOn<Catalog> = {
  id: "add_input",
  label: () => "empty.input",
  offered: always,
  enabled: always,
  run: (catalog) => {
    addBehind(catalog, "input", false);
    setUi({ leftTab: "layers" });
  },
};

export const CHOOSE_DATASET: ActionOn<DatasetSubject> = {
  id: "choose",
  label: () => "data.choose",
  offered: always,
  enabled: (subject) => subject.entry.available && !isChosen(subject),
  needs: ({ entry }) => (entry.available ? "needs.other_dataset" : "data.not_fetched"),
  run: ({ entry, catalog }) => editDocument((draft) => chooseDataset(draft, entry, catalog)),
};
