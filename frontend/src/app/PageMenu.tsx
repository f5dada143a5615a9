import { CircleHelp, Contrast, FilePlus2, Languages } from "lucide-react";
import { clearNetwork, setTitle } from "../domain/document";
import { LOCALES, useLocale, useT } from "../i18n";
import { editDocument } from "../state/documentStore";
import { setSpeed } from "../state/sessionActions";
import { selectNodes, setUi, type Theme, useUi } from "../state/uiStore";
import { Button, IconButton } from "../ui/Button";
import { Menu } from "../ui/Menu";

const THEMES: readonly Theme[] = ["dark", "light", "projector"];
const LANGUAGES = { en: "English", de: "Deutsch", hu: "Magyar" } as const;

function startEmpty(): void {
  editDocument((draft) => setTitle(clearNetwork(draft), ""));
  selectNodes([]);
  setUi({ leftTab: "layers" });
  void setSpeed(null);
}

/** What belongs to the page and not to the experiment: empty canvas, language, theme, help. */
export function PageMenu() {
  const t = useT();
  const locale = useLocale();
  const theme = useUi((state) => state.theme);
  return (
    <>
      <IconButton
        label={t("app.new")}
        icon={<FilePlus2 aria-hidden="true" />}
        onClick={startEmpty}
        data-testid="new-button"
      />
      <Menu
        trigger={
          <Button
            aria-label={`${t("app.language")}: ${locale.toUpperCase()}`}
            icon={<Languages aria-hidden="true" />}
            data-testid="language-button"
          >
            {locale.toUpperCase()}
          </Button>
        }
        items={LOCALES.map((id) => ({
          id,
          label: LANGUAGES[id],
          hint: id === locale ? "✓" : "",
          testId: `language-${id}`,
        }))}
        onPick={(id) => {
          const picked = LOCALES.find((candidate) => candidate === id);
          if (picked !== undefined) setUi({ locale: picked });
        }}
      />
      <Menu
        trigger={
          <Button
            aria-label={t("app.theme")}
            icon={<Contrast aria-hidden="true" />}
            data-testid="theme-button"
          />
        }
        items={THEMES.map((id) => ({
          id,
          label: t(`app.theme_${id}`),
          hint: id === theme ? "✓" : "",
          testId: `theme-${id}`,
        }))}
        onPick={(id) => {
          const picked = THEMES.find((candidate) => candidate === id);
          if (picked !== undefined) setUi({ theme: picked });
        }}
      />
      <IconButton
        label={t("app.help")}
        keys="?"
        icon={<CircleHelp aria-hidden="true" />}
        onClick={() => setUi({ helpOpen: true })}
        data-testid="help-button"
      />
    </>
  );
}
