/** Chance from a seed, the same on every computer: sfc32. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number
  /** A whole number from 0 up to `end`. */
  below(end: number): number
  /** Whether something of this likelihood happens. */
  happens(likelihood: number): boolean
  pick<T>(list: readonly T[]): T
}

export function makeChance(seed: number, schedule: number): Chance {
  let [a, b, c, d] = [seed | 0, schedule | 0, 0x9e3779b9 | 0, 1]
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4_294_967_296
  }
  for (let round = 0; round < 12; round += 1) next()
  const below = (end: number): number => Math.floor(next() * end)
  return {
    next,
    below,
    happens: (likelihood) => next() < likelihood,
    pick: (list) => {
      if (list.length === 0) throw new Error('There is nothing to pick from')
      return list[below(list.length)] as (typeof list)[number]
    },
  }
}

/** A UUID of the shape act ids have (version 7), the same in every run of a schedule. */
export function makeIds(chance: Chance): () => string {
  let count = 0
  return () => {
    count += 1
    const hex = (digits: number): string => chance.below(16 ** digits).toString(16).padStart(digits, '0')
    return `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(4)}${count.toString(16).padStart(8, '0')}`
  }
}
