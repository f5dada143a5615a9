/** The page in a frame: an experiment to train in a session of its own, or a recorded run to replay. */
import { createRoot } from "react-dom/client";
import { makeDocument } from "../../domain/document";
import { isLink, LinkError, readLink } from "../../domain/shareLink";
import { activateLocale, type MessageKey, tText, withTexts } from "../../i18n";
import { watchDocument } from "../../state/check";
import { openDocument } from "../../state/documentStore";
import { bootLive } from "../../state/liveBoot";
import { fetchCatalog } from "../../state/queries";
import { openShare } from "../../state/replay";
import { toggleReplay } from "../../state/replayPlayer";
import { togglePlay } from "../../state/sessionActions";
import { Stage } from "../../state/stage";
import { setUi, uiStore } from "../../state/uiStore";
import { StageProvider } from "../../state/useStage";
import { ErrorBoundary } from "../ErrorBoundary";
import { EmbedPage } from "./EmbedPage";
import { passKeys } from "./keys";
import { readOptions, sharedId } from "./options";
import type { Recorded } from "./recorded";
import { endWithFrame, restUnseen } from "./rest";
import type { Sight } from "./sight";

/** Fills the document and the stage; returns why it could not. */
async function openContent(stage: Stage, recorded: Recorded | null): Promise<MessageKey | null> {
  const shareId = recorded?.shareId ?? sharedId(location.pathname);
  if (shareId !== null) {
    if (await openShare(stage, shareId)) return null;
    const missing = stage.session.getState().failure === "share_missing";
    stage.session.setState({ failure: null });
    return missing ? "embed.missing" : "embed.unreachable";
  }
  try {
    if (isLink(location.hash)) {
      openDocument(readLink(location.hash));
      return null;
    }
    const opening = (await fetchCatalog()).labs[0];
    if (opening === undefined) return "embed.unreachable";
    openDocument(makeDocument(opening.spec, tText(`labs.${opening.id}.title`, opening.title)));
    return null;
  } catch (error) {
    return error instanceof LinkError ? "embed.bad_link" : "embed.unreachable";
  }
}

/**
 * Puts the page into the frame; call it once, when the frame is seen.
 *
 * @param recorded the run of a file that stands alone.
 */
export async function openFrame(sight: Sight, recorded: Recorded | null = null): Promise<void> {
  if (recorded !== null) {
    setUi({ locale: recorded.locale, ...(recorded.theme && { theme: recorded.theme }) });
  }
  setUi(readOptions(location.search));
  const { theme, locale } = uiStore.getState();
  document.documentElement.dataset.theme = theme;
  document.documentElement.lang = locale;
  const stage = new Stage();
  await withTexts("problems", withTexts("later", activateLocale(locale)));
  const trouble = await openContent(stage, recorded);
  if (trouble === null) {
    watchDocument();
    bootLive(stage);
    restUnseen(stage, sight);
    endWithFrame(stage);
  }
  const isReplay = () => stage.session.getState().phase === "replay";
  passKeys(() => (isReplay() ? toggleReplay(stage) : void togglePlay(stage)));
  window.addEventListener("hashchange", () => location.reload());
  const root = document.getElementById("root");
  if (root === null) return;
  createRoot(root).render(
    <ErrorBoundary>
      <StageProvider value={stage}>
        <EmbedPage trouble={trouble} alone={recorded !== null} />
      </StageProvider>
    </ErrorBoundary>,
  );
}
