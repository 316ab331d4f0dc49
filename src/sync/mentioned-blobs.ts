import type { Json } from '#domain/basics/json.ts'

/** The files these facts mention: the sha256 (hex) under the path `blob`. Each once. */
export function mentionedBlobs(facts: readonly { readonly path: string; readonly value: Json }[]): readonly string[] {
  const hashes = facts.flatMap(({ path, value }) => (path === 'blob' && typeof value === 'string' ? [value] : []))
  return [...new Set(hashes.filter((hash) => /^[0-9a-f]{64}$/.test(hash)))]
}
