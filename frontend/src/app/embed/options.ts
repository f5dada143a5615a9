/** What the address of a frame says: `/embed/{share}?theme=light&lang=de&speed=30#v=1&…`. */
import { LOCALES } from "../../i18n";
import { THEMES, type UiState } from "../../state/uiStore";

const SHARE = /^\/embed\/([A-Za-z0-9_-]+)$/;

/** The stored share to show; null for the experiment of the fragment. */
export function sharedId(pathname: string): string | null {
  return SHARE.exec(pathname)?.[1] ?? null;
}

/** Theme, language and steps per second; what is missing or unknown stays as the reader's browser has it. */
export function readOptions(search: string): Partial<UiState> {
  const values = new URLSearchParams(search);
  const theme = THEMES.find((each) => each === values.get("theme"));
  const locale = LOCALES.find((each) => each === values.get("lang"));
  const speed = Number(values.get("speed") ?? Number.NaN);
  return {
    ...(theme && { theme }),
    ...(locale && { locale }),
    ...(speed > 0 && Number.isFinite(speed) && { speed }),
  };
}
