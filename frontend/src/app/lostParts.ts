/** After an upgrade of the server the parts that an open page has not fetched yet are gone: it reloads, once. */
import { serverAnswers } from "../ui/serverReach";

const RELOADED = "backlight.reloaded_for_lost_parts";

/** Listens for parts that cannot be fetched. Where the server is away, or the page was reloaded before, it stays. */
export function reloadOnceForLostParts(reload: () => void = () => location.reload()): void {
  window.addEventListener("vite:preloadError", () => {
    if (sessionStorage.getItem(RELOADED) !== null) return;
    void serverAnswers().then((answers) => {
      if (!answers) return;
      sessionStorage.setItem(RELOADED, "1");
      reload();
    });
  });
}
