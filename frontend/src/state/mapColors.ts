/** The colours of signed numbers in pictures, by the theme of the page. */
import { DARK_MAPS, LIGHT_MAPS, type MapColors } from "../domain/imageTiles";
import { useUi } from "./uiStore";

export function useMapColors(): MapColors {
  return useUi(({ theme }) => (theme === "dark" ? DARK_MAPS : LIGHT_MAPS));
}
