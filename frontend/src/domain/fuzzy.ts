/** How well a typed search fits a text: by words, parts of words, and letters in order; marks on letters don't count. */

/** Lower case without marks: `Lernrate für` finds `lernrate fur`, `Kezdőérték` finds `kezdoertek`. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
}

const WHOLE = 5;
const START = 4;
const INSIDE = 2;
const LETTERS = 1;
/** Letters in order count for so many letters at least, within so many times their number. */
const FEWEST_LETTERS = 3;
const WIDEST = 2;

function isStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "");
}

/** Of all places where a word occurs, the best. */
function wordScore(word: string, text: string): number {
  let best = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isStart(text, at)) best = Math.max(best, INSIDE);
    else best = Math.max(best, isStart(text, at + word.length + 1) ? WHOLE : START);
  }
  return best > 0 ? best : lettersScore(word, text);
}

/** Letters in order, from the start of a word on, without long gaps. */
function lettersScore(word: string, text: string): number {
  if (word.length < FEWEST_LETTERS) return 0;
  for (let start = text.indexOf(word[0] ?? ""); start >= 0; ) {
    let at = start;
    for (const letter of word.slice(1)) {
      at = at < 0 ? -1 : text.indexOf(letter, at + 1);
    }
    if (at >= 0 && isStart(text, start) && at - start < WIDEST * word.length) return LETTERS;
    start = text.indexOf(word[0] ?? "", start + 1);
  }
  return 0;
}

/** The mean score of the words of a search, 0 where one of them is not found. */
export function fuzzyScore(search: string, text: string): number {
  const words = plain(search)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return 0;
  const where = plain(text);
  const scores = words.map((word) => wordScore(word, where));
  if (scores.includes(0)) return 0;
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
