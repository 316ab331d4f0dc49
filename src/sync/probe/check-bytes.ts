import type { HttpReply } from '../ports.ts'
import { askOne, getAt, isStatus, postTo, tell, type Asking, type Ground } from './ask.ts'
import { createdId } from './make-canaries.ts'
import { found, type Finding } from './profile.ts'

/** A file of made-up bytes, and the server's id of it. */
export interface BytesCheck {
  readonly finding: Finding
  readonly binary: string | null
}

/** Whether a file comes back byte for byte, kept for the team it was sent for. */
export function* checkBytes(ground: Ground): Asking<BytesCheck> {
  const sent = madeUpBytes(ground.fileBytes)
  const made = yield* askOne(postTo(ground, 'Binary', sent, { 'content-type': 'application/pdf', 'x-security-context': ground.team }))
  const binary = createdId(made)
  if (binary === null) return { finding: found('bytes', isStatus(made, 403) ? 'unknown' : 'bad', tell(made)), binary }
  const read = yield* askOne(getAt(ground, `Binary/${binary}`, { headers: { accept: '*/*', 'cache-control': 'no-cache' }, expects: 'bytes' }))
  const size = `${Math.round(sent.length / 1024)} KB`
  return { finding: isSame(read, sent) ? found('bytes', 'good', `${size}, the same`) : found('bytes', 'bad', `${size}, other bytes: ${tell(read)}`), binary }
}

/** Every byte there is, again and again, in an order that no encoding survives by chance. */
function madeUpBytes(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, at) => (at * 167 + (at >> 8)) & 0xff)
}

function isSame(reply: HttpReply, sent: Uint8Array): boolean {
  if (reply.kind !== 'answered' || typeof reply.body === 'string') return false
  const { body } = reply
  return body.length === sent.length && sent.every((byte, at) => body[at] === byte)
}
