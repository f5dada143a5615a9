/** A study in the address (`?study=...`), so that a reload and a link lead to it. */

const NAME = "study";

/** The study that the page was opened with; null without one. */
export function linkedStudy(): string | null {
  return new URLSearchParams(location.search).get(NAME);
}

/** The address that shows a study to everyone. */
export function studyLink(id: string): string {
  return `${location.origin}/?${NAME}=${id}`;
}

/** Names the study looked at in the address, or none. */
export function nameStudy(id: string | null): void {
  const search = new URLSearchParams(location.search);
  if (id === null) search.delete(NAME);
  else search.set(NAME, id);
  const query = search.toString();
  const path = `${location.pathname}${query === "" ? "" : `?${query}`}${location.hash}`;
  history.replaceState(history.state, "", path);
}
