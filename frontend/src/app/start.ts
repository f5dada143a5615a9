/** What begins once, before the first picture: language, theme, the document, its check, the address bar. */
import { writeLink } from "../domain/shareLink";
import { activateLocale } from "../i18n";
import { watchKeys } from "../state/actions/keys";
import { watchDocument } from "../state/check";
import { documentStore, keepHistory } from "../state/documentStore";
import { reportFailure } from "../state/faults";
import { takeFirstVisit } from "../state/firstVisit";
import { bootLive, isSharePage } from "../state/liveBoot";
import { watchFullScreen } from "../state/projector";
import { fetchCatalog } from "../state/queries";
import { Stage } from "../state/stage";
import { linkedStudy } from "../state/studyAddress";
import { setUi, uiStore } from "../state/uiStore";
import { watchFileDrops } from "./fileDrops";
import { findDocument } from "./firstDocument";
import { isLinked, openLink } from "./openLink";
import { keepAddress } from "./ownAddress";
import { watchLinks } from "./pastedLinks";
import { sharedShown, watchMissing } from "./sharePage";

const ADDRESS_DELAY_MS = 250;

let written = "";

/** The address bar is always the share link. */
function watchAddress(stage: Stage): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    if (isSharePage()) return;
    written = `#${writeLink(documentStore.getState())}`;
    if (location.hash !== written) history.replaceState(history.state, "", written);
    keepAddress();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(write, ADDRESS_DELAY_MS);
  };
  documentStore.subscribe(later);
  stage.session.subscribe((state, former) => {
    if (state.sessionId !== former.sessionId) later();
  });
  later();
  window.addEventListener("hashchange", () => {
    if (location.hash === written) return;
    // A jump within the page, as by the skip link, and a link that cannot be read leave the address as it was.
    if (!isLinked(location.hash)) write();
    else void openLink(location.hash).then((isOpen) => isOpen || write());
  });
}

/** Undo outlives a reload, and a tab that the system ends without asking. */
function watchLeave(): void {
  const keep = () => {
    keepHistory();
    keepAddress();
  };
  window.addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
  });
}

/** Back to a share or a live run that a copy was made of: that page opens anew. */
function watchHistory(): void {
  window.addEventListener("popstate", () => {
    if (isSharePage()) location.reload();
  });
}

async function applyUi(): Promise<void> {
  const { theme, locale } = uiStore.getState();
  document.documentElement.dataset.theme = theme;
  if (document.documentElement.lang !== locale || locale === "en") {
    document.documentElement.lang = locale;
    await activateLocale(locale);
  }
}

/** The page is shown at the latest after so long, whatever has not come. */
const PATIENCE_MS = 4_000;

/** Starts everything; resolves to the page's stage when what the first picture shows is there: texts, catalogue, document. */
export async function startApp(): Promise<Stage> {
  const stage = new Stage();
  const first = takeFirstVisit();
  document.documentElement.lang = "";
  const texts = applyUi();
  uiStore.subscribe((state, former) => {
    if (state.theme !== former.theme || state.locale !== former.locale) void applyUi();
  });
  watchKeys(stage);
  watchFullScreen();
  watchFileDrops();
  watchLinks();
  const catalog = fetchCatalog().catch(() => null);
  const found = isSharePage() ? Promise.resolve() : findDocument(texts);
  const shared = isSharePage() ? sharedShown(stage) : Promise.resolve();
  const opened = found.catch(reportFailure).then(() => {
    watchDocument();
    if (isSharePage()) watchMissing(stage);
    watchAddress(stage);
    watchHistory();
    watchLeave();
    bootLive(stage);
    if (linkedStudy() !== null) setUi({ studyOpen: true });
    else if (first) setUi({ guide: "tour" });
  });
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([Promise.all([texts, catalog, opened, shared]), patience]);
  return stage;
}
