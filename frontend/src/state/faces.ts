/** What the blocks show of their layers: a face chosen by hand, else the first that a run offers, and of which example. */

import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { RunSchema } from "../domain/runBuffer";
import { viewRequest } from "../domain/viewRequest";
import { documentStore, useDocument } from "./documentStore";
import { blockRows } from "./openGroups";
import { useCatalog } from "./queries";
import { useSession } from "./useStage";

/** The face of a block that shows the distribution of its outputs: always there, drawn from the record. */
export const HISTOGRAM_FACE = "histogram";
export const FIRST_EXAMPLE = "validation:0";

interface Faces {
  /** By block: types of faces chosen by hand. */
  readonly chosen: Readonly<Record<string, string>>;
  /** The example that pictures of one example are of, as views name it: `validation:3`, `train:0`, `drawn:<bytes>`. */
  readonly example: string;
  /** The data set that it was chosen with: what is drawn for one has no meaning for another. */
  readonly data: string;
}

export const facesStore = createStore<Faces>()(() => ({
  chosen: {},
  example: FIRST_EXAMPLE,
  data: "",
}));

function useFaces<T>(read: (faces: Faces) => T): T {
  return useStore(facesStore, read);
}

export function chooseFace(block: string, type: string): void {
  facesStore.setState(({ chosen }) => ({ chosen: { ...chosen, [block]: type } }));
}

export function showExample(example: string): void {
  facesStore.setState({ example, data: documentStore.getState().spec.data.type });
}

/** The example itself, or the first one where it was drawn for another data set. */
function ofData(example: string, chosenWith: string, data: string): string {
  return example.startsWith("drawn:") && chosenWith !== data ? FIRST_EXAMPLE : example;
}

/** The example that pictures are of: the first one instead of what was drawn for another data set. */
export function useShownExample(): string {
  const data = useDocument((state) => state.spec.data.type);
  return useFaces((faces) => ofData(faces.example, faces.data, data));
}

/** The example that is shown, as views name it, at this moment. */
export function shownExample(): string {
  const { example, data } = facesStore.getState();
  return ofData(example, data, documentStore.getState().spec.data.type);
}

/** Types of faces that a block can show, the distribution of its outputs last. */
export function offeredFaces(schema: RunSchema | null, block: string): readonly string[] {
  const address = schema === null ? block : blockRows(schema, block).output;
  return [...(schema?.faces?.[address] ?? []), HISTOGRAM_FACE];
}

/** Whether the examples of a run are images. */
export function offersImages(schema: RunSchema | null): boolean {
  return Object.values(schema?.faces ?? {}).some((types) => types.includes("example"));
}

/** What a block shows. `request`: of the view that it is drawn from; "" of the histogram. */
export interface ShownFace {
  readonly type: string;
  readonly address: string;
  readonly request: string;
}

/** The face that a block shows now. */
export function useFace(block: string): ShownFace {
  const schema = useSession((session) => session.schema);
  const chosen = useFaces((faces) => faces.chosen[block]);
  const example = useShownExample();
  const catalog = useCatalog();
  const offered = offeredFaces(schema, block);
  const type = offered.find((each) => each === chosen) ?? offered[0] ?? HISTOGRAM_FACE;
  const address = schema === null ? block : blockRows(schema, block).output;
  const entry = catalog?.faces.find((face) => face.type === type);
  const known = { node: address, example };
  const options = (["node", "example"] as const).filter((each) => entry?.options.includes(each));
  const asked = Object.fromEntries(options.map((each) => [each, known[each]]));
  return { type, address, request: entry === undefined ? "" : viewRequest(entry.view, asked) };
}
