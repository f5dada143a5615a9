/** After an upgrade of the server the parts that an open page has not fetched yet are gone: it reloads, once. */
const RELOADED = "backlight.reloaded_for_lost_parts";

/** Listens for parts that cannot be fetched. A page that was reloaded for them before shows the error instead. */
export function reloadOnceForLostParts(reload: () => void = () => location.reload()): void {
  window.addEventListener("vite:preloadError", (event) => {
    if (sessionStorage.getItem(RELOADED) !== null) return;
    sessionStorage.setItem(RELOADED, "1");
    event.preventDefault();
    reload();
  });
}
