/** Addresses of TensorFlow Playground, recognised among other texts. */

/** Keys that no other address of the page has; one of them is enough. */
const OWN_KEYS =
  /(^|&)(activation|regularization|batchSize|regDataset|learningRate|regularizationRate|networkShape|percTrainData|showTestData|collectStats|initZero|hideText)=/;

/** What follows the first `#` of a text; the text itself where it has none. */
export function fragmentOf(text: string): string {
  const trimmed = text.trim();
  const at = trimmed.indexOf("#");
  return (at < 0 ? trimmed : trimmed.slice(at + 1)).replaceAll("&amp;", "&");
}

/** Whether a text is an address of TensorFlow Playground, or the part of one behind its `#`. */
export function isPlaygroundLink(text: string): boolean {
  if (/^https?:\/\/playground\.tensorflow\.org\/?(#|\?|$)/i.test(text.trim())) return true;
  const fragment = fragmentOf(text);
  return !fragment.startsWith("v=") && !/\s/.test(fragment) && OWN_KEYS.test(fragment);
}
