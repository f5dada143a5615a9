/** Every text of a language, for tests: a new catalogue is among them by itself. */
const FILES = import.meta.glob<Record<string, string>>("./*.json", {
  eager: true,
  import: "default",
});

/** Texts by key. `own`: of the page alone, without those of the engine's records. */
export function textsIn(locale: "en" | "de" | "hu", { own = false } = {}): Record<string, string> {
  const parts = Object.entries(FILES).filter(
    ([path]) => path.endsWith(`.${locale}.json`) && !(own && path.startsWith("./catalog.")),
  );
  return Object.assign({}, ...parts.map(([, texts]) => texts));
}
