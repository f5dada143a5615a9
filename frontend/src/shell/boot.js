// Before the first picture: the theme and language of the last visit, so that the frame does not change its colours.
(() => {
  const root = document.documentElement;
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem("backlight.ui") ?? "{}").state ?? {};
  } catch {
    // What cannot be read counts as not kept.
  }
  const light = matchMedia("(prefers-color-scheme: light)").matches;
  root.dataset.theme = kept.theme ?? (light ? "light" : "dark");
  root.dataset.locale = kept.locale ?? navigator.language.slice(0, 2);
})();
