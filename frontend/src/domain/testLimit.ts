/** How long a test may wait for anything, in milliseconds: it bounds a hang, on a machine that does much else. */
export const LIMIT_MS = 240_000;
