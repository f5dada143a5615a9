/** Actions on the page itself: empty canvas, share, language, theme, help. */
import { startEmpty } from "../../domain/chooseDataset";
import { setTitle } from "../../domain/document";
import { LOCALES, type Locale } from "../../i18n";
import { editDocument } from "../documentStore";
import { offersImages } from "../faces";
import { OWN_EXAMPLE_TAB, pickOutput } from "../outputTab";
import { swapPicture } from "../panels";
import { enterProjector, isProjector, leaveProjector } from "../projector";
import { presentCatalog } from "../queries";
import { chooseSpeed } from "../teaching";
import { selectNodes, setUi, THEMES, type Theme, uiStore } from "../uiStore";
import type { Action, At } from "./action";

function always(): boolean {
  return true;
}

function clearCanvas({ stage }: At): void {
  editDocument((draft) => setTitle(startEmpty(draft, presentCatalog()), ""));
  selectNodes([]);
  setUi({ leftTab: "layers" });
  chooseSpeed(stage, null);
}

function themeAction(theme: Theme) {
  return {
    ...{ id: `theme_${theme}` as const, label: `app.theme_${theme}` as const, section: "page" },
    choiceOf: "app.theme",
    isOn: () => uiStore.getState().theme === theme,
    enabled: always,
    run: () => (theme === "projector" ? enterProjector() : setUi({ theme })),
  } as const satisfies Action;
}

function languageAction(locale: Locale) {
  return {
    ...{ id: `language_${locale}` as const, label: `app.language_${locale}` as const },
    section: "page",
    choiceOf: "app.language",
    isOn: () => uiStore.getState().locale === locale,
    enabled: always,
    run: () => setUi({ locale }),
  } as const satisfies Action;
}

/** biome-ignore format: one line an action */
export const PAGE_ACTIONS = [
  { id: "new", label: "app.new", section: "page", enabled: always, run: clearCanvas },
  { id: "share", label: "share.share", section: "page", enabled: always, run: () => setUi({ shareOpen: true }) },
  { id: "open_link", label: "app.open_link", section: "page", enabled: always, run: () => setUi({ linkOpen: true, linkNotes: null }) },
  { id: "examples", label: "empty.gallery", section: "page", enabled: always, run: () => setUi({ leftTab: "gallery" }) },
  { id: "zoo", label: "zoo.title", section: "page", enabled: always, run: () => setUi({ zooOpen: true }) },
  { id: "runs", label: "runs.open", section: "page", scope: "page", keys: ["Shift+R"], enabled: always, run: () => setUi({ leftTab: "runs", runsWanted: true }) },
  { id: "compare_settings", label: "runs.compare", section: "page", enabled: always, run: () => setUi({ leftTab: "runs", differenceOpen: true }) },
  { id: "own_example", label: "example.open", section: "page", scope: "page", keys: ["E"], needs: "needs.images", enabled: ({ stage }) => offersImages(stage.session.getState().schema), run: () => pickOutput(OWN_EXAMPLE_TAB) },
  { id: "saved_weights", label: "weights.title", section: "page", enabled: always, run: () => setUi({ weightsOpen: true }) },
  { id: "own_data", label: "data.own", section: "page", enabled: always, run: () => setUi({ tablesOpen: true }) },
  { id: "commands", label: "app.commands", section: "page", scope: "always", keys: ["Ctrl+K"], enabled: always, run: () => setUi({ guide: "commands" }) },
  { id: "glossary", label: "app.glossary", section: "page", enabled: always, run: () => setUi({ guide: "glossary" }) },
  { id: "tour", label: "app.tour", section: "page", enabled: always, run: () => setUi({ guide: "tour" }) },
  { id: "skip_tour", label: "app.skip_tour", section: "page", scope: "everywhere", keys: ["Escape"], byKey: true, enabled: () => uiStore.getState().guide === "tour", run: () => setUi({ guide: null }) },
  { id: "sound", label: "app.sound", section: "page", isOn: () => uiStore.getState().sound, enabled: always, run: () => setUi({ sound: !uiStore.getState().sound }) },
  { id: "numbers", label: "numbers.open", section: "page", scope: "page", keys: ["N"], isOn: () => uiStore.getState().numbersOpen, enabled: always, run: () => setUi({ numbersOpen: !uiStore.getState().numbersOpen }) },
  { id: "measure", label: "probes.open", section: "page", scope: "page", keys: ["M"], isOn: () => uiStore.getState().probesOpen, enabled: always, run: () => setUi({ probesOpen: !uiStore.getState().probesOpen }) },
  { id: "help", label: "app.help", section: "page", scope: "page", keys: ["?"], enabled: always, run: () => setUi({ helpOpen: true }) },
  { id: "swap_picture", label: "panels.swap", section: "page", scope: "page", keys: ["V"], enabled: always, run: swapPicture },
  { id: "leave_projector", label: "projector.leave", section: "page", scope: "everywhere", keys: ["Escape"], byKey: true, enabled: isProjector, run: leaveProjector },
  ...THEMES.map(themeAction),
  ...LOCALES.map(languageAction),
] as const satisfies readonly Action[];
