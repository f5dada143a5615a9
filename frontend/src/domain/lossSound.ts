/** The pitch of a loss: a decade is an octave, from 880 Hz at a loss of 10 down to 55 Hz at 0.001. */

const [HIGHEST_HZ, LOWEST_HZ] = [880, 55];
/** The loss that sounds as A5. */
const REFERENCE = 10;

/** @returns the frequency in hertz; null where there is no finite loss to hear. */
export function pitchOf(loss: number): number | null {
  if (!Number.isFinite(loss) || loss < 0) return null;
  const decades = loss === 0 ? Number.NEGATIVE_INFINITY : Math.log10(loss / REFERENCE);
  return Math.min(HIGHEST_HZ, Math.max(LOWEST_HZ, HIGHEST_HZ * 2 ** decades));
}
