import { frameBodySchema, type FrameBody } from '#domain/journal/frame-body.ts'
import type { RecordKeys } from '../vault/record-keys.ts'
import { openFrame, type RawFrame } from './frame-bytes.ts'

/** The bytes of a body that a frame seals. */
export function bodyBytes(body: FrameBody): Uint8Array {
  return Buffer.from(JSON.stringify(body), 'utf8')
}

/** A frame's body, or why there is none: its key was destroyed, a newer version wrote it, or it is damaged. */
export type OpenedBody =
  | { readonly kind: 'open'; readonly body: FrameBody }
  | { readonly kind: 'erased' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' }

export function readBody(frame: Pick<RawFrame, 'bytes' | 'keyId'>, keys: RecordKeys): OpenedBody {
  const key = keys.opening(frame.keyId)
  if (key === null) return { kind: keys.destroyed(frame.keyId) ? 'erased' : 'damaged' }
  const plain = openFrame(frame, key)
  if (plain === null) return { kind: 'damaged' }
  const body = frameBodySchema.safeParse(JSON.parse(Buffer.from(plain).toString('utf8')))
  return body.success ? { kind: 'open', body: body.data } : { kind: 'newer' }
}

