/** Reads a picture, or gives null: a damaged file may point past its own end. */
export function readWhole<T>(read: (bytes: Uint8Array) => T | null, bytes: Uint8Array): T | null {
  try {
    return read(bytes)
  } catch {
    return null
  }
}
