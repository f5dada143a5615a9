/** Names within the blocks of the two networks. */

/** Characters of a line in a loss; its name may take two lines. */
const LOSS_CHARACTERS = 18;

export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** A name in at most two lines, broken at the space nearest to its middle. */
export function lossLines(name: string): string[] {
  if (name.length <= LOSS_CHARACTERS) return [name];
  const spaces = [...name].flatMap((letter, place) => (letter === " " ? [place] : []));
  const middle = name.length / 2;
  const [space] = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  const lines = space === undefined ? [name] : [name.slice(0, space), name.slice(space + 1)];
  return lines.map((line) => cut(line, LOSS_CHARACTERS));
}
