import { inflateSync } from 'node:zlib'

/**
 * The pages of a PDF of ours, for display: the page count of its page tree, which stands in the clear or in one of
 * the file's packed object streams; 0 when neither says.
 */
export function countPages(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return [text, ...packedObjects(text)].reduce((most, part) => Math.max(most, countIn(part)), 0)
}

function countIn(text: string): number {
  const counts = text.matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)|\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages\b/g)
  return [...counts].reduce((most, [, after, before]) => Math.max(most, Number(after ?? before)), 0)
}

function packedObjects(text: string): readonly string[] {
  const streams = text.matchAll(/\/Type\s*\/ObjStm\b[^>]*>>\s*stream\r?\n([\s\S]*?)endstream/g)
  return [...streams].flatMap(([, packed]) => {
    try {
      return [inflateSync(Buffer.from(packed ?? '', 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })
}
