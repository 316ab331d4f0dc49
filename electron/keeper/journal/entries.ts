import type { FrameBody } from '#domain/journal/frame-body.ts'
import type { KeyName } from './journal-api.ts'
import { readActText } from './read-act-text.ts'

/** What is to be written, and the name of the key that seals it. */
export interface Entry {
  readonly body: FrameBody
  readonly key: KeyName
}

/** Acts of one call say how many of it follow; a body that comes back from the second copy says nothing of the call it was in. */
export function asOneCall(entries: readonly Entry[]): readonly Entry[] {
  const isOnlyActs = entries.every(({ body }) => body.kind === 'act')
  return entries.map((entry, at) => {
    if (entry.body.kind !== 'act') return entry
    const { more: _, ...body } = entry.body
    const left = isOnlyActs ? entries.length - 1 - at : 0
    return { ...entry, body: left > 0 ? { ...body, more: left } : body }
  })
}

/** What tells one mirrored body from another. */
export function nameOf(body: FrameBody): string {
  if (body.kind === 'act') return readActText(body.text).hash
  return body.kind === 'blob' ? body.plainHash : ''
}

/** The key that seals a body: the record's own when it is about one. */
export function keyNameOf(body: FrameBody): KeyName {
  if (body.kind === 'act' || body.kind === 'received' || body.kind === 'alarm') {
    const { about } = readActText(body.text)
    return about === null ? { kind: 'journal' } : { kind: 'record', key: about }
  }
  if (body.kind === 'blob') return { kind: 'record', key: body.about }
  return { kind: 'journal' }
}
