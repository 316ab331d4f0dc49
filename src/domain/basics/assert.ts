/** A promise our own code makes. `why` says why it must hold; it never names a patient. */
export function assert(holds: unknown, why: string): asserts holds {
  if (!holds) throw new Error(`Broken promise: ${why}`)
}

/** Ends a switch over a union: the compiler then demands every case. The value stays out of the words: it may name a patient. */
export function assertNever(_value: never, what: string): never {
  throw new Error(`Broken promise: no such ${what}`)
}
