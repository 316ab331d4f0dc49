import { mixed, NO_ACTS, type ActSetDigest } from '#domain/journal/act-set.ts'
import { adopt, type HybridTime } from '#domain/journal/hybrid-clock.ts'
import type { FrameBody, FrameOf } from '#domain/journal/frame-body.ts'
import type { ActOnServer } from '#sync/ports.ts'
import { actTextHash, readActText, type ActLabel } from './read-act-text.ts'

/** The audit frame of a journal that was put together from a locked copy. */
export const BROUGHT_BACK = 'bring-back-copy'

/** An act as the index knows it: where it stands and whose it is. */
export interface HeldAct extends ActLabel {
  readonly number: number
  readonly ours: boolean
}

/** Where a vault's own acts of one team have come to: what the next one names. */
export interface TeamEnd {
  readonly seq: number
  readonly hash: string
  /** Its id; '' before the first. */
  readonly act: string
}

const NOTHING = { count: 0, digest: NO_ACTS }

/**
 * What the journal must answer without reading the disk, built by adding each frame once, in order. It never
 * holds what an act says, but for the acts the server has not answered for yet.
 */
export interface JournalIndex {
  add(number: number, body: FrameBody): void
  /** The own acts whose receipts a frame makes void: unsent again once it is added. */
  voidedBy(body: FrameBody): readonly HeldAct[]
  isErased(record: string): boolean
  erased(): ReadonlySet<string>
  /**
   * Records that an act says are erased and that are here still. An act of ours counts once the server holds it; at once where there
   * is none (`alone`).
   */
  toErase(alone: boolean): readonly string[]
  /** What the frame that erases these records must keep of them. */
  remainsOf(records: readonly string[]): Pick<FrameOf<'erased'>, 'records' | 'acts' | 'blobs' | 'ends' | 'hlc'>
  /** After void receipts, and before anything is asked: `read` gives what stands at these numbers, for the texts that are needed again. */
  bringBack(read: (numbers: readonly number[]) => readonly FrameBody[]): void
  held(act: string): HeldAct | null
  /** Whether the server holds this act of ours and it is not here: its frame was damaged. */
  isLost(act: string): boolean
  /** Where the acts of a record stand (`kind/id`), in the order they came. */
  numbersOf(record: string): readonly number[]
  /** The frame of an alarm about exactly this text (its hash); null when none was raised. */
  alarm(hash: string): number | null
  unsentActs(): readonly FrameOf<'act'>[]
  /** Our acts the server has not been seen to hold: unsent ones and refused ones. */
  unreceiptedActs(): readonly FrameOf<'act'>[]
  waitingActs(): readonly HeldAct[]
  refusals(): readonly FrameOf<'refusal'>[]
  /** The server said no to this act of ours, and was not seen to hold it. */
  isRefused(act: string): boolean
  /** Refusals that nobody has dealt with yet. */
  openRefusals(): readonly FrameOf<'refusal'>[]
  unsentBlobs(): readonly FrameOf<'blob'>[]
  /** What only this computer holds: own acts without a receipt (refused ones too) and blobs without one. */
  onlyHere(): readonly (FrameOf<'act'> | FrameOf<'blob'>)[]
  blob(plainHash: string): FrameOf<'blob'> | null
  namesFile(file: string): boolean
  hasBlobReceipt(plainHash: string): boolean
  cursor(team: string): FrameOf<'cursor'> | null
  counts(): { ours: number; received: number; receipts: number; refused: number; alarms: number }
  actsOnServer(team: string): number
  digestOnServer(team: string): ActSetDigest
  /** How many acts of any computer are not here though a later one of its team is. */
  gaps(team: string): number
  actsThere(team: string): readonly ActOnServer[]
  teamEnd(team: string): TeamEnd
  hybridTime(): HybridTime | null
  /** Numbers of this vault's acts that are not here though a later one is, by team; of records brought back, once the server has been read, and never where some were erased since. */
  missing(): readonly { readonly team: string; readonly seq: number }[]
  /** Acts of this vault with the number of another one: it was in use on two computers. */
  forks(): readonly HeldAct[]
  lastSavedAt(): string | null
  /** An entry says that the end of the journal is remembered beside it. */
  isHeadKept(): boolean
}

/**
 * `vault` is the one whose journal this is: an act of its own that came back from the server, after damage here, is still
 * its own in the count of its numbers. `serverNow` (ms, the server's time as far as known) judges remote clocks that run
 * ahead (J16).
 */
export function makeJournalIndex(vault: string, serverNow: () => number): JournalIndex {
  const acts = new Map<string, HeldAct>()
  const byRecord = new Map<string, HeldAct[]>()
  const erased = new Set<string>()
  /** Acts of erased records. */
  const gone = new Set<string>()
  /** Acts that erase, each with the records it names. */
  const erasing = new Map<string, readonly string[]>()
  const unsent = new Map<string, FrameOf<'act'>>()
  /** Each with where the server keeps it. */
  const receipts = new Map<string, string>()
  /** Acts of ours that the server holds and that are not here, with their hashes, in the order of their receipts. */
  const lost = new Map<string, string>()
  /** Unsent again, without their texts yet. */
  const voided = new Set<string>()
  const refused = new Map<string, FrameOf<'act'>>()
  const refusals = new Map<string, FrameOf<'refusal'>>()
  const dealtWith = new Set<string>()
  const blobs = new Map<string, FrameOf<'blob'>>()
  const files = new Set<string>()
  const blobReceipts = new Set<string>()
  const cursors = new Map<string, FrameOf<'cursor'>>()
  const ends = new Map<string, TeamEnd>()
  const seqs = new Map<string, Set<number>>()
  const forks: HeldAct[] = []
  /** By team and vault: how many of its acts are here, and the highest number among them. */
  const rows = new Map<string, Map<string | null, { readonly held: number; readonly highest: number }>>()
  const onServer = new Map<string, { readonly count: number; readonly digest: ActSetDigest }>()
  const alarms = new Map<string, { readonly number: number; readonly about: string | null }>()
  let ours = 0
  let clock: HybridTime | null = null
  let lastSavedAt: string | null = null
  /** Put together from a locked copy: what the trust server held already comes from there. */
  let isBroughtBack = false
  let isHeadKept = false

  const countOnServer = (act: HeldAct, more = 1) => {
    if (act.team === null) return
    const { count, digest } = onServer.get(act.team) ?? NOTHING
    onServer.set(act.team, { count: count + more, digest: mixed(digest, act.hash) })
  }

  const isThere = (act: HeldAct) => !act.ours || receipts.has(act.id)

  const voidedBy = (body: FrameBody) => {
    if (body.kind !== 'receipts-void') return []
    return [...new Set(body.acts)].flatMap((id) => (receipts.has(id) && acts.get(id)?.ours === true ? (acts.get(id) ?? []) : []))
  }

  const addVoid = (body: FrameOf<'receipts-void'>) => {
    for (const act of voidedBy(body)) {
      countOnServer(act, -1)
      voided.add(act.id)
    }
    for (const id of body.acts) receipts.delete(id)
    for (const plainHash of body.blobs) blobReceipts.delete(plainHash)
  }

  const bringBack = (read: (numbers: readonly number[]) => readonly FrameBody[]) => {
    if (voided.size === 0) return
    const bodies = read([...voided].flatMap((id) => acts.get(id)?.number ?? []))
    const back = bodies.flatMap((body) => (body.kind === 'act' ? [[readActText(body.text).id, body] as const] : []))
    voided.clear()
    for (const [id, body] of back) if (refusals.has(id)) refused.set(id, body)
    const inOrder = [...unsent, ...back.filter(([id]) => !refusals.has(id))].sort(([one], [two]) => (acts.get(one)?.number ?? 0) - (acts.get(two)?.number ?? 0))
    unsent.clear()
    for (const [id, body] of inOrder) unsent.set(id, body)
  }

  const addAct = (number: number, body: FrameOf<'act'> | FrameOf<'received'>) => {
    const label = readActText(body.text)
    if (acts.has(label.id) || gone.has(label.id)) return
    const held = { ...label, number, ours: body.kind === 'act' }
    acts.set(held.id, held)
    lost.delete(held.id)
    if (held.about !== null) byRecord.set(held.about, byRecord.get(held.about) ?? []).get(held.about)?.push(held)
    if (held.erases.length > 0) erasing.set(held.id, held.erases)
    for (const refusal of held.dealtWith) dealtWith.add(refusal)
    if (held.hlc !== null) clock = adopt(clock, held.hlc, held.ours ? Number.MAX_SAFE_INTEGER : serverNow())
    if (held.vault === vault || held.ours) noteOwn(held)
    noteSeq(held)
    if (body.kind === 'received') return countOnServer(held)
    ours += 1
    lastSavedAt = held.wall
    if (receipts.has(held.id)) countOnServer(held)
    else (refusals.has(held.id) ? refused : unsent).set(held.id, body)
  }

  const noteSeq = ({ team, vault: from, seq }: Pick<HeldAct, 'team' | 'vault' | 'seq'>) => {
    if (team === null) return
    const ofTeam = rows.get(team) ?? new Map<string | null, { held: number; highest: number }>()
    const { held, highest } = ofTeam.get(from) ?? { held: 0, highest: 0 }
    rows.set(team, ofTeam.set(from, { held: held + 1, highest: Math.max(highest, seq) }))
  }

  const noteOwn = (act: HeldAct) => {
    if (act.team === null) return
    const end = ends.get(act.team)
    if (end === undefined || act.seq > end.seq) ends.set(act.team, { seq: act.seq, hash: act.hash, act: act.id })
    const held = seqs.get(act.team) ?? new Set()
    if (held.has(act.seq)) forks.push(act)
    seqs.set(act.team, held.add(act.seq))
  }

  /** Lost acts that leave no gap had the last numbers: none of those is given to another act. */
  const teamEnd = (team: string): TeamEnd => {
    const end = ends.get(team) ?? { seq: 0, hash: '', act: '' }
    const gaps = end.seq - (seqs.get(team)?.size ?? 0)
    const [act, hash] = [...lost].at(-1) ?? ['', '']
    return lost.size > 0 && lost.size > gaps ? { seq: end.seq + lost.size - gaps, hash, act } : end
  }

  const addRefusal = (body: FrameOf<'refusal'>) => {
    if (receipts.has(body.act) || gone.has(body.act)) return
    refusals.set(body.act, body)
    const act = unsent.get(body.act)
    if (act !== undefined) refused.set(body.act, act)
    unsent.delete(body.act)
  }

  const letGo = (act: HeldAct) => {
    if (isThere(act)) countOnServer(act, -1)
    if (act.ours) ours -= 1
    acts.delete(act.id)
    for (const ofAct of [receipts, refusals, refused, unsent]) ofAct.delete(act.id)
    voided.delete(act.id)
  }

  /** The same from here on whether the frames of these acts could still be opened or not. */
  const addErased = (body: FrameOf<'erased'>) => {
    const here = body.records.flatMap((record) => byRecord.get(record) ?? [])
    for (const act of here) letGo(act)
    const counted = new Set(here.map(({ id }) => id))
    for (const act of body.acts) {
      gone.add(act.id)
      for (const ofAct of [receipts, refusals, lost]) ofAct.delete(act.id)
      if (counted.has(act.id)) continue
      noteSeq(act)
      if (act.vault === vault) seqs.set(act.team, (seqs.get(act.team) ?? new Set()).add(act.seq))
    }
    for (const { team, ...end } of body.ends) if (end.seq > (ends.get(team)?.seq ?? 0)) ends.set(team, end)
    if (body.hlc !== null) clock = adopt(clock, body.hlc, Number.MAX_SAFE_INTEGER)
    for (const hash of body.blobs) {
      files.delete(blobs.get(hash)?.file ?? '')
      blobs.delete(hash)
      blobReceipts.delete(hash)
    }
    for (const record of body.records) {
      erased.add(record)
      byRecord.delete(record)
    }
    for (const [hash, { about }] of alarms) if (about !== null && erased.has(about)) alarms.delete(hash)
    for (let at = forks.length - 1; at >= 0; at -= 1) if (gone.has(forks[at]?.id ?? '')) forks.splice(at, 1)
  }

  const remainsOf: JournalIndex['remainsOf'] = (records) => ({
    records: [...records],
    acts: records.flatMap((record) => byRecord.get(record) ?? []).flatMap(({ id, team, vault: of, seq }) => (team === null || of === null ? [] : [{ id, team, vault: of, seq }])),
    blobs: [...blobs.values()].filter(({ about }) => records.includes(about)).map(({ plainHash }) => plainHash),
    ends: [...ends].map(([team, end]) => ({ team, ...end })),
    hlc: clock,
  })

  const toErase: JournalIndex['toErase'] = (alone) => {
    const taken = [...erasing].filter(([id]) => {
      const act = acts.get(id)
      return act !== undefined && (isThere(act) || (alone && !refusals.has(id)))
    })
    return [...new Set(taken.flatMap(([, records]) => records))].filter((record) => !erased.has(record))
  }

  const unsentBlobs = () => [...blobs.values()].filter((blob) => !blobReceipts.has(blob.plainHash))

  const add = (number: number, body: FrameBody) => {
    switch (body.kind) {
      case 'act':
      case 'received':
        return addAct(number, body)
      case 'receipt': {
        if (gone.has(body.act)) return
        const act = acts.get(body.act)
        if (act?.ours === true && !receipts.has(body.act)) countOnServer(act)
        receipts.set(body.act, body.resource)
        if (act === undefined) lost.set(body.act, body.hash)
        voided.delete(body.act)
        refusals.delete(body.act)
        refused.delete(body.act)
        unsent.delete(body.act)
        return
      }
      case 'receipts-void':
        return addVoid(body)
      case 'refusal':
        return addRefusal(body)
      case 'cursor':
        cursors.set(body.team, body)
        return
      case 'blob':
        // A file that was lost and came again has a new frame: the last one names it.
        blobs.set(body.plainHash, body)
        files.add(body.file)
        return
      case 'blob-receipt':
        blobReceipts.add(body.plainHash)
        return
      case 'alarm':
        alarms.set(actTextHash(body.text), { number, about: readActText(body.text).about })
        return
      case 'erased':
        return addErased(body)
      case 'audit':
        isBroughtBack ||= body.what === BROUGHT_BACK
        isHeadKept ||= body.head === true
        return
    }
  }

  return {
    add,
    voidedBy,
    bringBack,
    held: (act) => acts.get(act) ?? null,
    isLost: (act) => lost.has(act),
    numbersOf: (record) => (byRecord.get(record) ?? []).map(({ number }) => number),
    isErased: (record) => erased.has(record),
    erased: () => erased,
    toErase,
    remainsOf,
    alarm: (hash) => alarms.get(hash)?.number ?? null,
    unsentActs: () => [...unsent.values()],
    unreceiptedActs: () => [...refused.values(), ...unsent.values()],
    waitingActs: () => [...unsent.keys()].flatMap((id) => acts.get(id) ?? []),
    refusals: () => [...refusals.values()],
    isRefused: (act) => refusals.has(act),
    openRefusals: () => [...refusals.values()].filter(({ act }) => !dealtWith.has(act)),
    unsentBlobs,
    onlyHere: () => [...refused.values(), ...unsent.values(), ...unsentBlobs()],
    blob: (plainHash) => blobs.get(plainHash) ?? null,
    namesFile: (file) => files.has(file),
    hasBlobReceipt: (plainHash) => blobReceipts.has(plainHash),
    cursor: (team) => cursors.get(team) ?? null,
    counts: () => ({ ours, received: acts.size - ours, receipts: receipts.size, refused: refusals.size, alarms: alarms.size }),
    actsOnServer: (team) => (onServer.get(team) ?? NOTHING).count,
    digestOnServer: (team) => (onServer.get(team) ?? NOTHING).digest,
    actsThere: (team) =>
      [...acts.values()]
        .filter((act) => act.team === team && isThere(act))
        .map(({ id, ours, about }) => ({ id, ours, record: about ?? '', resource: receipts.get(id) ?? '' })),
    gaps: (team) => [...(rows.get(team)?.values() ?? [])].reduce((sum, { held, highest }) => sum + Math.max(0, highest - held), 0),
    teamEnd,
    hybridTime: () => clock,
    missing: () => [...seqs].flatMap(([team, held]) => (isBroughtBack && (!cursors.has(team) || erased.size > 0) ? [] : gapsIn(held).map((seq) => ({ team, seq })))),
    forks: () => forks,
    isHeadKept: () => isHeadKept,
    lastSavedAt: () => lastSavedAt,
  }
}

function gapsIn(seqs: ReadonlySet<number>): readonly number[] {
  const missing: number[] = []
  for (let seq = 1, found = 0; found < seqs.size && missing.length < 1000; seq += 1) {
    if (seqs.has(seq)) found += 1
    else missing.push(seq)
  }
  return missing
}
