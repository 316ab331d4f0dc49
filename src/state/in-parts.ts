/** In characters of JSON: half of what one request may come to, and far more than one letter with its trust’s logo. */
const MOST_CHARACTERS = 4 * 1024 * 1024
const MOST_TOGETHER = 100

/** Things for one request as several, in their order, each of a size that is taken. One that is too large alone is a part by itself. */
export function inParts<T>(things: readonly T[]): readonly T[][] {
  const parts: T[][] = []
  let room = 0
  for (const thing of things) {
    const length = JSON.stringify(thing).length
    const last = parts.at(-1)
    if (last !== undefined && length <= room && last.length < MOST_TOGETHER) {
      last.push(thing)
      room -= length
    } else {
      parts.push([thing])
      room = MOST_CHARACTERS - length
    }
  }
  return parts
}
