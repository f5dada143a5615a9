/** Lets everything run that is ready now: promises that are settled, and what follows from them. */
export function oneTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
