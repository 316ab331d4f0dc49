let last: Promise<unknown> = Promise.resolve()

/**
 * Runs one thing a person saves after the other, whichever part of the screen it came from. Two at once would both start
 * from the record before either, and a quick person would be asked to settle two versions of their own words.
 */
export function inTurn<T>(save: () => Promise<T>): Promise<T> {
  const result = last.then(save)
  last = result.catch(() => undefined)
  return result
}
