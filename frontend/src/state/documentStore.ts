/** The document with undo and redo, one snapshot an edit; it and what undo leads back over are kept in this browser. */
import { temporal } from "zundo";
import { useStore } from "zustand";
import { createJSONStorage, persist, type StorageValue } from "zustand/middleware";
import { createStore } from "zustand/vanilla";
import { type Document, makeDocument } from "../domain/document";
import { isObject, ReadError, readLayout, readSpec } from "../domain/readDocument";
import { visitorStorage } from "./browserStorage";
import { copyPast, forgetPast, keepPast, keptPast, type Past } from "./keptPast";

interface DocumentState extends Document {
  /** False until a link, the last visit or the opening experiment has filled the document. */
  readonly ready: boolean;
  /** What somebody else shares is shown: it is not kept, and the visitor's own document lies aside. */
  readonly borrowed: boolean;
}

const KEPT = "backlight.document";
/** Where a document that cannot be read is kept, for whoever can. */
const COPY = "backlight.unreadable_document";
const HISTORY_LIMIT = 200;
const EMPTY: DocumentState = { ...makeDocument({}), ready: false, borrowed: false };

function sameDocument(a: Document, b: Document): boolean {
  return a.spec === b.spec && a.layout === b.layout && a.title === b.title;
}

function content({ spec, layout, title }: Document): Document {
  return { spec, layout, title };
}

const browser = createJSONStorage<Partial<DocumentState>>(visitorStorage);
/** Keeps the visitor's own document, and nothing over it while there is none to show. */
const storage = browser && {
  ...browser,
  setItem: (name: string, value: StorageValue<Partial<DocumentState>>) => {
    if (value.state.ready) browser.setItem(name, value);
  },
};

let unreadable: ReadError | null = null;

export const documentStore = createStore<DocumentState>()(
  persist(
    temporal(() => EMPTY, { partialize: content, equality: sameDocument, limit: HISTORY_LIMIT }),
    {
      name: KEPT,
      version: 1,
      storage,
      partialize: ({ ready, borrowed, ...document }): Partial<DocumentState> =>
        ready && !borrowed ? { ...content(document), ready } : {},
      merge: (kept, current) => ({ ...current, ...readKept(kept) }),
    },
  ),
);

if (documentStore.getState().ready) {
  documentStore.temporal.setState({ pastStates: keptPast() });
}

/** The past as it lies in storage; another tab may have written since, so that only a changed one is written. */
let pastInStorage: Past = documentStore.temporal.getState().pastStates;

/** What an earlier visit left; where it cannot be read, a copy of it is kept and nothing is taken over. */
function readKept(kept: unknown): Partial<DocumentState> {
  if (!isObject(kept) || !("spec" in kept)) return {};
  const { spec, layout = {}, title } = kept;
  try {
    return {
      spec: readSpec(spec),
      layout: readLayout(layout),
      title: typeof title === "string" ? title : "",
      ready: true,
    };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    unreadable = error;
    keepCopy(kept);
    copyPast();
    return {};
  }
}

function keepCopy(kept: unknown): void {
  try {
    visitorStorage().setItem(COPY, JSON.stringify(kept));
  } catch {
    return; // A full storage keeps none.
  }
}

/** Why the document of the last visit could not be read; null where it could. */
export function unreadableDocument(): ReadError | null {
  return unreadable;
}

/** The next visit starts with the opening experiment. */
export function forgetKept(): void {
  visitorStorage().removeItem(KEPT);
  forgetPast();
}

/** The visitor's own document with its history, while something borrowed is shown. */
interface Aside {
  readonly document: Document | null;
  readonly past: Past;
  /** Whether undo leads back to it as things stand. */
  readonly inHistory: boolean;
}

let aside: Aside | null = null;

function commit(document: Document): void {
  const { borrowed, spec } = documentStore.getState();
  documentStore.setState({ ...content(document), ready: true });
  if (borrowed && document.spec !== spec) adoptDocument();
}

function layAside(inHistory: boolean): void {
  const state = documentStore.getState();
  const { pastStates } = documentStore.temporal.getState();
  aside ??= { document: state.ready ? content(state) : null, past: pastStates, inHistory };
}

/** Shows what somebody else shares. It becomes the visitor's own with the first edit of its spec, or when it is trained. */
export function showBorrowed(document: Document): void {
  layAside(false);
  documentStore.setState({ ...content(document), ready: true, borrowed: true });
  documentStore.temporal.getState().clear();
}

/** Shows what a link holds as borrowed; undo leads back from it to the visitor's own document. */
export function showLinked(document: Document): void {
  layAside(true);
  documentStore.setState({ ...content(document), ready: true, borrowed: true });
}

/** What is shown becomes the visitor's own; undo leads back over it to the document that lay aside. */
export function adoptDocument(): void {
  if (aside === null) return;
  const { document, past, inHistory } = aside;
  aside = null;
  const before = document === null ? past : [...past, document];
  if (!inHistory) {
    documentStore.temporal.setState(({ pastStates }) => ({
      pastStates: [...before, ...pastStates].slice(-HISTORY_LIMIT),
    }));
  }
  documentStore.setState({ borrowed: false });
  keepHistory();
}

/** Keeps what undo leads back over in the visitor's own document, for the next visit. */
export function keepHistory(): void {
  const past = aside === null ? documentStore.temporal.getState().pastStates : aside.past;
  if (past === pastInStorage) return;
  pastInStorage = past;
  keepPast(past);
}

/** One edit, one step of undo. */
export function editDocument(edit: (document: Document) => Document): void {
  commit(edit(documentStore.getState()));
}

const BURST_MS = 1000;
let burst: { key: string; at: number; spec: Document["spec"] } | null = null;

/** One edit of a burst: those of one key that follow each other quickly are one step of undo. */
export function editInBurst(key: string, edit: (document: Document) => Document): void {
  const at = performance.now();
  const before = documentStore.getState();
  const goesOn = burst?.key === key && burst.spec === before.spec && at - burst.at < BURST_MS;
  const history = documentStore.temporal.getState();
  if (goesOn) history.pause();
  commit(edit(before));
  if (goesOn) history.resume();
  burst = { key, at, spec: documentStore.getState().spec };
}

/** Puts another document in place; undo leads back to the former one. */
export function replaceDocument(document: Document): void {
  commit(document);
}

/** The first document of a visit: nothing lies before it. */
export function openDocument(document: Document): void {
  aside = null;
  documentStore.setState({ ...content(document), ready: true, borrowed: false });
  documentStore.temporal.getState().clear();
}

export function undo(): void {
  documentStore.temporal.getState().undo();
  if (aside?.inHistory && aside.document?.spec === documentStore.getState().spec) {
    aside = null;
    documentStore.setState({ borrowed: false });
  }
}

export function redo(): void {
  documentStore.temporal.getState().redo();
}

export function useDocument<T>(select: (state: DocumentState) => T): T {
  return useStore(documentStore, select);
}
