/** The document with undo and redo: one snapshot a gesture, kept in this browser. */
import { temporal } from "zundo";
import { useStore } from "zustand";
import { persist } from "zustand/middleware";
import { createStore } from "zustand/vanilla";
import { type Document, makeDocument } from "../domain/document";
import { completeSpec, type Spec } from "../domain/spec";

export interface DocumentState extends Document {
  /** False until a link, the last visit or the opening experiment has filled the document. */
  readonly ready: boolean;
}

const KEPT = "backlight.document";
const HISTORY_LIMIT = 200;
const EMPTY: DocumentState = { ...makeDocument({}), ready: false };

function sameDocument(a: Document, b: Document): boolean {
  return a.spec === b.spec && a.layout === b.layout && a.title === b.title;
}

function content({ spec, layout, title }: Document): Document {
  return { spec, layout, title };
}

export const documentStore = createStore<DocumentState>()(
  persist(
    temporal(() => EMPTY, { partialize: content, equality: sameDocument, limit: HISTORY_LIMIT }),
    {
      name: KEPT,
      version: 1,
      partialize: (state): Partial<DocumentState> => (state.ready ? state : {}),
      merge: (kept, current) => ({ ...current, ...readKept(kept) }),
    },
  ),
);

/** What an earlier visit left, made whole; nothing where it cannot be read. */
function readKept(kept: unknown): Partial<DocumentState> {
  if (typeof kept !== "object" || kept === null || !("spec" in kept) || !("layout" in kept))
    return {};
  const { spec, layout } = kept as { spec: Spec; layout: Document["layout"] };
  const title = "title" in kept && typeof kept.title === "string" ? kept.title : "";
  if (!Array.isArray(spec?.network?.nodes) || !Array.isArray(spec.objectives)) return {};
  return {
    spec: completeSpec(spec),
    layout: { positions: {}, ...layout },
    title,
    ready: true,
  };
}

/** The next visit starts with the opening experiment. */
export function forgetKept(): void {
  localStorage.removeItem(KEPT);
}

let gestureOpen = false;

function commit(document: Document): void {
  documentStore.setState({ ...content(document), ready: true });
  if (gestureOpen) documentStore.temporal.getState().pause();
}

/** One edit, one step of undo (inside a gesture: one step for the whole gesture). */
export function editDocument(edit: (document: Document) => Document): void {
  commit(edit(documentStore.getState()));
}

/** Puts another document in place; undo leads back to the former one. */
export function replaceDocument(document: Document): void {
  commit(document);
}

/** The first document of a visit: nothing lies before it. */
export function openDocument(document: Document): void {
  commit(document);
  documentStore.temporal.getState().clear();
}

/** A drag of a slider or a block begins: its first edit is kept in history, the rest only replaces it. */
export function beginGesture(): void {
  gestureOpen = true;
}

export function endGesture(): void {
  gestureOpen = false;
  documentStore.temporal.getState().resume();
}

export function undo(): void {
  documentStore.temporal.getState().undo();
}

export function redo(): void {
  documentStore.temporal.getState().redo();
}

export function useDocument<T>(select: (state: DocumentState) => T): T {
  return useStore(documentStore, select);
}

export function useHistory(): { canUndo: boolean; canRedo: boolean } {
  const canUndo = useStore(documentStore.temporal, (history) => history.pastStates.length > 0);
  const canRedo = useStore(documentStore.temporal, (history) => history.futureStates.length > 0);
  return { canUndo, canRedo };
}
