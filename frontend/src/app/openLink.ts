/** Opens experiments by their links: those of the page itself, and those of TensorFlow Playground. */
import type { Document } from "../domain/document";
import { fragmentOf, isPlaygroundLink } from "../domain/playgroundAddress";
import { isLink, LinkError, readLink, writeLink } from "../domain/shareLink";
import { documentStore, openDocument, replaceDocument, showLinked } from "../state/documentStore";
import { setUi } from "../state/uiStore";
import { ownLink } from "./ownAddress";

/** The address that opens the present document on any server. */
export function makeLink(): string {
  return `${location.origin}/#${writeLink(documentStore.getState())}`;
}

/** Whether a text is meant as a link to an experiment, with or without what stands before its `#`. */
export function isLinked(text: string): boolean {
  return isLink(`#${fragmentOf(text)}`) || isPlaygroundLink(text);
}

/** Beside the visitor's own document where there is one. */
function show(linked: Document, isOwn: boolean): void {
  const { ready, ...present } = documentStore.getState();
  if (!ready) openDocument(linked);
  else if (writeLink(present) === writeLink(linked)) return;
  else if (isOwn) replaceDocument(linked);
  else showLinked(linked);
}

async function openPlayground(text: string): Promise<void> {
  const { readPlayground } = await import("../domain/playgroundLink");
  const { document, notes } = readPlayground(text);
  show(document, false);
  setUi({ linkOpen: true, linkNotes: notes });
}

/** Opens the experiment of a link; a bad one is reported and changes nothing. Resolves to whether it was opened. */
export async function openLink(text: string): Promise<boolean> {
  if (isPlaygroundLink(text)) {
    await openPlayground(text);
    return true;
  }
  const fragment = `#${fragmentOf(text)}`;
  try {
    const own = ownLink(fragment);
    show(readLink(own ?? fragment), own !== null);
    return true;
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    setUi({ notice: { key: `link.${error.fault}`, values: { key: error.key } } });
    return false;
  }
}
