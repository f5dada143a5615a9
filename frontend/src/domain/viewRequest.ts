/** What is asked of a view, as one text: `feature_maps?example=validation%3A3&node=conv_1`. It names its frames, too. */
export function viewRequest(view: string, options: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.length === 0 ? view : `${view}?${new URLSearchParams(sorted).toString()}`;
}

/** Whether a name is a request with options: only those who asked see its frames. */
export function hasOptions(name: string): boolean {
  return name.includes("?");
}

/** Requests that one session draws at a time. */
const MOST_REQUESTS = 24;

/** Of the pictures on screen those that are asked for: plain ones first, then as many others as a session draws. */
export function withinLimit(names: readonly string[]): readonly string[] {
  const plain = names.filter((name) => !hasOptions(name));
  return [...plain, ...names.filter(hasOptions)].slice(0, MOST_REQUESTS);
}
