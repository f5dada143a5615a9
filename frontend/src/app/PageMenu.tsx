import { ChartSpline, CircleHelp, Contrast, FilePlus2, Languages, Search } from "lucide-react";
import { LOCALES, useLocale, useT } from "../i18n";
import { useAction, useActionMenu } from "../state/actions/useAction";
import { THEMES } from "../state/uiStore";
import { Button, IconButton } from "../ui/Button";
import { Menu } from "../ui/Menu";

const LANGUAGE_ACTIONS = LOCALES.map((id) => `language_${id}` as const);
const THEME_ACTIONS = THEMES.map((id) => `theme_${id}` as const);

/** What belongs to the page and not to the experiment: empty canvas, runs, language, theme, help. */
export function PageMenu() {
  const t = useT();
  const locale = useLocale().toUpperCase();
  return (
    <>
      <IconButton
        {...useAction("commands")}
        icon={<Search aria-hidden="true" />}
        data-testid="commands-button"
      />
      <IconButton
        {...useAction("new")}
        icon={<FilePlus2 aria-hidden="true" />}
        data-testid="new-button"
      />
      <IconButton
        {...useAction("runs")}
        icon={<ChartSpline aria-hidden="true" />}
        data-testid="runs-button"
      />
      <Menu
        trigger={
          <Button
            aria-label={`${t("app.language")}: ${locale}`}
            icon={<Languages aria-hidden="true" />}
            data-testid="language-button"
          >
            {locale}
          </Button>
        }
        {...useActionMenu(LANGUAGE_ACTIONS)}
      />
      <Menu
        trigger={
          <Button
            aria-label={t("app.theme")}
            icon={<Contrast aria-hidden="true" />}
            data-testid="theme-button"
          />
        }
        {...useActionMenu(THEME_ACTIONS)}
      />
      <IconButton
        {...useAction("help")}
        icon={<CircleHelp aria-hidden="true" />}
        data-testid="help-button"
      />
    </>
  );
}
