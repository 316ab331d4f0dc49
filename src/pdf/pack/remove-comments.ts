import { joinAll } from '../join-bytes.ts'
import { readComments } from './read-operations.ts'

const percent = 0x25

/** Takes comments out of a page's operators: nobody sees them, and programs write there whom a page is about. */
export function removeComments(content: Uint8Array): Uint8Array {
  if (!content.includes(percent)) return content
  const kept: Uint8Array[] = []
  let from = 0
  for (const { start, end } of readComments(content)) {
    kept.push(content.subarray(from, start))
    from = end
  }
  return from === 0 ? content : joinAll([...kept, content.subarray(from)])
}
