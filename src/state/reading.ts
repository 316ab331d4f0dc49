let readings = 0

/** Counts a reading for a screen until it is there or has failed. */
export async function countReading(reading: Promise<unknown>): Promise<void> {
  readings += 1
  await reading.catch(() => null)
  readings -= 1
}

/** Does something on the screen still wait for its record? */
export function isReading(): boolean {
  return readings > 0
}
