let readings = 0

/** Counts a reading that a screen shows nothing without, until it is there or has failed. */
export function countReading(reading: Promise<unknown>): void {
  readings += 1
  const done = (): void => {
    readings -= 1
  }
  void reading.then(done, done)
}

/** Does something on the screen still wait for its record? */
export function isReading(): boolean {
  return readings > 0
}
