import { createHash } from 'node:crypto'
import type { Frame, Journal } from '#electron/keeper/journal/journal-api.ts'
import { mixed, NO_ACTS } from '#domain/journal/act-set.ts'
import { frameBodySchema, type FrameBody, type FrameOf } from '#domain/journal/frame-body.ts'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** A journal without a disk, for tests that run thousands of schedules. It keeps the same contract as the real one. */
export interface MemoryJournal extends Journal {
  /** Every append is refused while set, as by a full disk. */
  full: boolean
  readonly frames: readonly Frame[]
}

export function memoryJournal(): MemoryJournal {
  const frames: Frame[] = []
  const listeners = new Set<(frames: readonly Frame[]) => void>()
  const acts = new Map<string, { hash: string; team: string; ours: boolean; record: string; body: FrameOf<'act'> | FrameOf<'received'> }>()
  const unsent = new Map<string, FrameOf<'act'>>()
  const refusedActs = new Map<string, FrameOf<'act'>>()
  const refusals = new Map<string, FrameOf<'refusal'>>()
  const receipts = new Map<string, string>()
  const alarms = new Map<string, Frame>()
  const blobs = new Map<string, FrameOf<'blob'>>()
  const blobReceipts = new Set<string>()
  const cursors = new Map<string, FrameOf<'cursor'>>()

  function add(given: FrameBody): Frame {
    const body = frameBodySchema.parse(given)
    if (body.kind === 'act' || body.kind === 'received') {
      const { id, team, about } = JSON.parse(body.text) as { id: string; team: string; about: { kind: string; id: string } }
      const hash = sha256(body.text)
      const held = acts.get(id)
      const isFirst = (frame: Frame) => (frame.body.kind === 'act' || frame.body.kind === 'received') && sha256(frame.body.text) === hash
      const first = held?.hash === hash ? frames.find(isFirst) : undefined
      if (first !== undefined) return first
      if (held !== undefined) return add({ kind: 'alarm', act: id, text: body.text, sig: body.sig, at: new Date(0).toISOString() })
      acts.set(id, { hash, team, ours: body.kind === 'act', record: `${about.kind}/${about.id}`, body })
      if (body.kind === 'act') unsent.set(id, body)
    }
    if (body.kind === 'alarm') {
      const raised = alarms.get(sha256(body.text))
      if (raised !== undefined) return raised
    }
    if (body.kind === 'receipt') {
      receipts.set(body.act, body.resource)
      unsent.delete(body.act)
      refusals.delete(body.act)
      refusedActs.delete(body.act)
    }
    if (body.kind === 'refusal' && !receipts.has(body.act)) {
      refusals.set(body.act, body)
      const act = unsent.get(body.act)
      if (act !== undefined) refusedActs.set(body.act, act)
      unsent.delete(body.act)
    }
    if (body.kind === 'receipts-void') {
      for (const id of body.acts) if (acts.get(id)?.ours === true) receipts.delete(id)
      for (const plainHash of body.blobs) blobReceipts.delete(plainHash)
      const before = new Set(unsent.keys())
      unsent.clear()
      for (const [id, act] of acts) if (act.body.kind === 'act' && (before.has(id) || body.acts.includes(id))) unsent.set(id, act.body)
    }
    if (body.kind === 'blob') blobs.set(body.plainHash, body)
    if (body.kind === 'blob-receipt') blobReceipts.add(body.plainHash)
    if (body.kind === 'cursor') cursors.set(body.team, body)
    const frame = { number: frames.length + 1, hash: sha256(`${frames.at(-1)?.hash ?? ''}${JSON.stringify(body)}`), body }
    frames.push(frame)
    if (body.kind === 'alarm') alarms.set(sha256(body.text), frame)
    return frame
  }

  const there = (team: string) => [...acts].filter(([id, act]) => act.team === team && (!act.ours || receipts.has(id)))

  const journal: MemoryJournal = {
    full: false,
    frames,
    append: async (entries) => {
      if (journal.full) throw new Error('The disk is full')
      const before = frames.length
      const added = entries.map(({ body }) => add(body))
      const fresh = frames.slice(before)
      if (fresh.length > 0) for (const listen of listeners) listen(fresh)
      return added
    },
    read: async (after, limit) => frames.slice(after, after + limit),
    head: () => ({ number: frames.length, hash: frames.at(-1)?.hash ?? '0'.repeat(64) }),
    hashAt: (number) => frames[number - 1]?.hash ?? null,
    isErased: () => false,
    actHash: (act) => acts.get(act)?.hash ?? null,
    unsentActs: () => [...unsent.values()],
    unreceiptedActs: () => [...refusedActs.values(), ...unsent.values()],
    refusals: () => [...refusals.values()],
    isRefused: (act) => refusals.has(act),
    unsentBlobs: () => [...blobs.values()].filter((blob) => !blobReceipts.has(blob.plainHash)),
    hasBlobReceipt: (plainHash) => blobReceipts.has(plainHash),
    hasBlob: (plainHash) => blobs.has(plainHash),
    cursor: (team) => cursors.get(team) ?? null,
    counts: () => {
      const ours = [...acts.values()].filter((act) => act.ours).length
      return { ours, received: acts.size - ours, receipts: receipts.size, refused: refusals.size, alarms: alarms.size }
    },
    actsOnServer: (team) => there(team).length,
    gaps: (team) => {
      const seqs = new Map<string, number[]>()
      for (const act of acts.values()) {
        const { vault, seq } = JSON.parse(act.body.text) as { vault: string; seq: number }
        if (act.team === team) seqs.set(vault, [...(seqs.get(vault) ?? []), seq])
      }
      return [...seqs.values()].reduce((sum, held) => sum + Math.max(0, Math.max(...held) - held.length), 0)
    },
    digestOnServer: (team) => there(team).reduce((digest, [, { hash }]) => mixed(digest, hash), NO_ACTS),
    actsThere: (team) => there(team).map(([id, { ours, record }]) => ({ id, ours, record, resource: receipts.get(id) ?? '' })),
    ownActs: (ids) => ids.flatMap((id) => [acts.get(id)?.body].filter((body) => body?.kind === 'act')),
    damage: () => [],
    onAppend: (listen) => {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
  }
  return journal
}
