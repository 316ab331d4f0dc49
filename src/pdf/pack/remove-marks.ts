import { joinAll } from '../join-bytes.ts'
import { readOperations } from './read-operations.ts'

/**
 * Takes marked content out of a page's operators: what another file's tags point at means nothing here, and marks
 * inside our own would contradict them. Layers (`/OC`) are marks too, and stay: they say what is shown.
 * What is drawn is left byte for byte.
 */
export function removeMarks(content: Uint8Array): Uint8Array {
  if (!mayHoldMarks(content)) return content
  const kept: Uint8Array[] = []
  const open: boolean[] = []
  let from = 0
  for (const { start, end, operator, tag } of readOperations(content)) {
    if (!mayBeMark.has(operator)) continue
    const isLayer = operator === 'EMC' ? open.pop() === true : tag === '/OC' && operator !== 'MP' && operator !== 'DP'
    if (operator === 'BMC' || operator === 'BDC') open.push(isLayer)
    if (isLayer) continue
    kept.push(content.subarray(from, start))
    from = end
  }
  if (from === 0) return content
  kept.push(content.subarray(from), ...open.filter(Boolean).map(() => endOfMark))
  return joinAll(kept)
}

/** Whether the last two letters of a mark stand anywhere: few pages have any, and this is seen without reading each operator. */
function mayHoldMarks(content: Uint8Array): boolean {
  for (let at = 1; at < content.length; at += 1) {
    const last = content[at]
    if (last !== letterC && last !== letterP) continue
    const before = content[at - 1]
    if (before === letterM || before === letterD) return true
  }
  return false
}

const [letterC, letterD, letterM, letterP] = [0x43, 0x44, 0x4d, 0x50]
const mayBeMark = new Set(['BMC', 'BDC', 'EMC', 'MP', 'DP'])
const endOfMark = Uint8Array.from(' EMC', (letter) => letter.charCodeAt(0))
