/** Which document the page opens with. */
import { makeDocument } from "../domain/document";
import { tText } from "../i18n";
import { documentStore, openDocument, unreadableDocument } from "../state/documentStore";
import { fetchCatalog } from "../state/queries";
import { setUi } from "../state/uiStore";
import { isLinked, openLink } from "./openLink";

/** The document of the last visit could not be read: what follows does not take its place in silence. */
function notifyUnreadable(): void {
  const error = unreadableDocument();
  if (error !== null) setUi({ notice: { key: `kept.${error.fault}`, values: { got: error.got } } });
}

/** The first document: a link, else what the last visit left, else the opening experiment, named once its `texts` are there. */
export async function findDocument(texts?: Promise<void>): Promise<void> {
  notifyUnreadable();
  if (isLinked(location.hash) && (await openLink(location.hash))) return;
  if (documentStore.getState().ready) return;
  const opening = (await fetchCatalog()).labs[0];
  await texts;
  if (opening === undefined || documentStore.getState().ready) return;
  openDocument(makeDocument(opening.spec, tText(`labs.${opening.id}.title`, opening.title)));
  setUi({ speed: opening.steps_per_second, teaching: opening.steps_per_second !== null });
}
