/** Names of a data set's classes in the page's language; proper names (digits, flowers) stay as they are. */
import { useText } from "../i18n";

export function useClassNames(classes: readonly string[] | undefined): readonly string[] {
  const text = useText();
  return (classes ?? []).map((name) => text(`classes.${name}`, name));
}
