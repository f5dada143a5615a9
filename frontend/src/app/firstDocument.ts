/** Which document the page opens with. */
import { makeDocument } from "../domain/document";
import { isLink, LinkError, readLink, writeLink } from "../domain/shareLink";
import { tText } from "../i18n";
import {
  documentStore,
  openDocument,
  replaceDocument,
  showLinked,
  unreadableDocument,
} from "../state/documentStore";
import { fetchCatalog } from "../state/queries";
import { setUi } from "../state/uiStore";
import { ownLink } from "./ownAddress";

/** Opens the experiment of the fragment, beside the visitor's own where there is one; a bad link is reported and changes nothing. */
export function openLink(fragment: string): boolean {
  try {
    const own = ownLink(fragment);
    const linked = readLink(own ?? fragment);
    const { ready, ...present } = documentStore.getState();
    if (!ready) openDocument(linked);
    else if (writeLink(present) === writeLink(linked)) return true;
    else if (own !== null) replaceDocument(linked);
    else showLinked(linked);
    return true;
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    setUi({ notice: { key: `link.${error.fault}`, values: { key: error.key } } });
    return false;
  }
}

/** The document of the last visit could not be read: what follows does not take its place in silence. */
function notifyUnreadable(): void {
  const error = unreadableDocument();
  if (error !== null) setUi({ notice: { key: `kept.${error.fault}`, values: { got: error.got } } });
}

/** The first document: a link, else what the last visit left, else the opening experiment, named once its `texts` are there. */
export async function findDocument(texts?: Promise<void>): Promise<void> {
  notifyUnreadable();
  if (isLink(location.hash) && openLink(location.hash)) return;
  if (documentStore.getState().ready) return;
  const opening = (await fetchCatalog()).labs[0];
  await texts;
  if (opening === undefined || documentStore.getState().ready) return;
  openDocument(makeDocument(opening.spec, tText(`labs.${opening.id}.title`, opening.title)));
  setUi({ speed: opening.steps_per_second, teaching: opening.steps_per_second !== null });
}
