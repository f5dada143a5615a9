/** Three to five round ticks of a linear axis. */
export function linearTicks(low: number, high: number): number[] {
  const raw = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(raw || 1));
  const every = ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / every) * every; tick <= high + 1e-12; tick += every) {
    ticks.push(Math.abs(tick) < every / 1e6 ? 0 : tick);
  }
  return ticks;
}
