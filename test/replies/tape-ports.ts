import { createHash } from 'node:crypto'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import { checkAct } from '#electron/keeper/sync/check-act.ts'
import type { CheckedAct, HttpReply, HttpRequest, SyncPorts } from '#sync/ports.ts'
import { TEAM, type Tape, type TapedFile } from './record-tape.ts'

/** Bytes come only to who asked for bytes, as `fetchHttp` gives them. */
export function fitting(reply: HttpReply, { expects }: HttpRequest): HttpReply {
  if (reply.kind === 'failed' || typeof reply.body === 'string') {
    const isFile = reply.kind === 'answered' && expects === 'bytes' && reply.status === 200
    return isFile ? { ...reply, body: new TextEncoder().encode(String(reply.body)) } : reply
  }
  return expects === 'bytes' && reply.status === 200 ? reply : { ...reply, body: new TextDecoder().decode(reply.body) }
}

export function blobFrame({ name, bytes, record }: TapedFile): FrameBody {
  return { kind: 'blob', plainHash: name, file: 'ours.blob', size: bytes.length, type: 'application/pdf', team: TEAM, about: record }
}

const checkedOf = new WeakMap<Tape, Map<string, CheckedAct>>()

/** Verifying is what costs most: what is on the tape, the same in every conversation, is verified once. */
export function checkOnce(tape: Tape): SyncPorts['checkAct'] {
  const known = checkedOf.get(tape) ?? new Map([...tape.ours, ...tape.theirs].map(({ act }) => [`${act.sig} ${act.text}`, checkAct(act.text, act.sig)]))
  checkedOf.set(tape, known)
  return (text, sig) => known.get(`${sig} ${text}`) ?? checkAct(text, sig)
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

