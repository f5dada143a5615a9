/** The image that somebody draws or changes. What the network is given of it is the example that all faces show. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { type Changes, drawnExample, given, type OwnImage, UNCHANGED } from "../domain/ownImage";
import { FIRST_EXAMPLE, facesStore, showExample } from "./faces";

interface OwnImageState {
  /** Drawn at `factor` points a pixel; null while an example of the data is shown as it is. */
  readonly image: OwnImage | null;
  readonly factor: number;
  readonly changes: Changes;
}

const UNTOUCHED: OwnImageState = { image: null, factor: 1, changes: UNCHANGED };

const ownImageStore = createStore<OwnImageState>()(() => UNTOUCHED);

/** Letters of an example that a request has room for: base64 of so many numbers. */
const MOST_NUMBERS = 6_000;

export function useOwnImage<T>(read: (state: OwnImageState) => T): T {
  return useStore(ownImageStore, read);
}

/** Whether an image is small enough to be sent with every request. */
export function canSend({ height, width, colors }: OwnImage): boolean {
  return height * width * colors <= MOST_NUMBERS;
}

/** At most so often another image is asked for. */
const INTERVAL_MS = 150;

let due: ReturnType<typeof setTimeout> | null = null;

function present(): void {
  due = null;
  const { image, factor, changes } = ownImageStore.getState();
  if (image !== null) showExample(drawnExample(given(image, changes, factor)));
}

/** Another image or other changes to it. */
export function setOwnImage(part: Partial<OwnImageState>): void {
  ownImageStore.setState(part);
  due ??= setTimeout(present, INTERVAL_MS);
}

/** An example of the data as it is. */
export function showDataExample(example: string): void {
  if (due !== null) clearTimeout(due);
  due = null;
  ownImageStore.setState(UNTOUCHED);
  showExample(example);
}

/** What is drawn belongs to images of one size: with other data, the first example is shown. */
export function forgetOwnImage(): void {
  if (facesStore.getState().example.startsWith("drawn:")) showDataExample(FIRST_EXAMPLE);
  else ownImageStore.setState(UNTOUCHED);
}
