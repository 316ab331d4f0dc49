/** The parts one after another, in bytes of their own. */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  return joinAll(parts)
}

/** The same of any number of parts: a call takes some ten thousands at most. */
export function joinAll(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
