/**
 * The pages of a PDF of ours, for display: the largest page count of its page tree; 0 when the file does not say so
 * in the clear.
 */
export function countPages(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const counts = [...text.matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)|\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages\b/g)]
  return counts.reduce((most, [, after, before]) => Math.max(most, Number(after ?? before)), 0)
}
