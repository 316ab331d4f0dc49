import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { FrameBody, FrameOf } from '#domain/journal/frame-body.ts'
import type { HybridTime } from '#domain/journal/hybrid-clock.ts'
import { diskTrouble, JournalWriteError, type DiskTrouble } from '../disk/errors.ts'
import { makeFolder } from '../disk/write-whole-file.ts'
import type { RecordKeys } from '../vault/record-keys.ts'
import { openAppendFile, type AppendFile } from './append-file.ts'
import { asOneCall, keyNameOf, nameOf, type Entry } from './entries.ts'
import { NO_HASH } from './frame-bytes.ts'
import type { Frame, Journal, KeyName } from './journal-api.ts'
import { headDamage, openHeadFile, type Head } from './journal-head.ts'
import { makeJournalIndex, type HeldAct, type TeamEnd } from './journal-index.ts'
import { loadJournal, unreadableWords, type Place } from './load-journal.ts'
import { noteConfirmations, type ConfirmationsNoted } from './confirmations-noted.ts'
import { actTextHash, readActText } from './read-act-text.ts'
import { readPlace } from './read-place.ts'
import { SEGMENT_BYTES, segmentPath } from './segments.ts'
import { chainFrames, openUnsentMirror, type SealedEntry } from './unsent-mirror.ts'

/** The mirror is written anew when it is more than twice as long as it must be, and longer than this. */
const MIRROR_LEAST = 64

/** Entries of two computers are news for a week: after that nobody can do anything about them. */
const FORKS_TOLD_MS = 7 * 24 * 60 * 60 * 1000

/** The journal as the keeper itself uses it. */
export interface OpenJournal extends Journal {
  /** An act held here; null when it is not. */
  held(act: string): HeldAct | null
  /** The acts of a record (`kind/id`), ours and received, as far as they can be opened; read from the disk. */
  actsOf(record: string): readonly (FrameOf<'act'> | FrameOf<'received'>)[]
  /** Entries of ours that only the second copy holds for now. */
  unrestored(): readonly FrameBody[]
  /** One frame by number; null when it cannot be opened. */
  frame(number: number): Promise<Frame | null>
  waitingActs(): readonly HeldAct[]
  /** Records that are to be erased here: see the index. */
  toErase(alone: boolean): readonly string[]
  /** Erases records for good: says so in the journal first, and destroys their keys then. Throws JournalWriteError; what was not done is done at the next opening. */
  erase(records: readonly string[]): Promise<void>
  openRefusals(): readonly FrameOf<'refusal'>[]
  blob(plainHash: string): FrameOf<'blob'> | null
  /** Hashes of the files of these records. */
  blobsOf(records: ReadonlySet<string>): readonly string[]
  /** Whether a frame names this sealed file, or one that cannot be read might. */
  mayName(file: string): boolean
  teamEnd(team: string): TeamEnd
  /** How many acts of this vault, made within a week, have the number of another one: it is in use on two computers. */
  forks(): number
  hybridTime(): HybridTime | null
  lastSavedAt(): string | null
  /** Set from a refused append until one succeeds. `since` is in ms. */
  trouble(): { readonly since: number; readonly reason: DiskTrouble } | null
  /** Whether a file beside the journal remembers its end (K31). */
  isHeadKept(): boolean
  readonly confirmations: Pick<ConfirmationsNoted, 'noted' | 'run' | 'confirmed'>
  close(): void
}

export interface JournalPlace {
  /** The vault's folder. */
  readonly folder: string
  readonly keys: RecordKeys
  /** The vault whose journal it is. */
  readonly vault: string
  /** ms since 1970, of this computer. */
  readonly now: () => number
  /** ms since 1970, of the server as far as it is known; this computer's when left out. */
  readonly serverNow?: () => number
  /** Smaller in tests. */
  readonly segmentBytes?: number
}

/**
 * Opens a vault's journal: checks every frame, cuts a torn tail, restores unsent work from its second copy.
 * Throws what the disk said when the files cannot even be read.
 */
export function openJournal({ folder, keys, vault, now, serverNow = now, segmentBytes = SEGMENT_BYTES }: JournalPlace): OpenJournal {
  const segments = join(folder, 'journal')
  makeFolder(segments)
  const index = makeJournalIndex(vault, serverNow)
  const confirmations = noteConfirmations()
  const loaded = loadJournal(segments, keys, add)
  const mirror = openUnsentMirror(join(folder, 'unsent.cjf'), keys)
  const places: Place[] = [...loaded.places]
  const headFile = openHeadFile(folder, keys)
  const damage: string[] = [...keys.damage(), ...loaded.damage, ...headDamage(headFile.found, loaded.places.map(({ hash }) => hash), index.isHeadKept())]
  const listeners = new Set<(frames: readonly Frame[]) => void>()
  let segment = Math.max(1, loaded.segment)
  let file: AppendFile = openAppendFile(segmentPath(segments, segment), loaded.size)
  let last = loaded.last
  let trouble: { since: number; reason: DiskTrouble } | null = null
  /** What only the mirror holds because the disk would not take it back: written with the next entry it does take. */
  let unrestored: readonly Entry[] = []
  /** The second copy lacks something, and the disk would not take it: tried again with each entry. */
  let mirrorLacks = false

  index.bringBack(bodiesAt)
  destroyKeys(index.erased())
  restoreFromMirror()
  for (const { team, seq } of index.missing()) damage.push(`Your entry number ${seq} for the team ${team} is missing on this computer.`)
  mendMirror()
  headFile.remember(head())

  function add(number: number, body: FrameBody): void {
    index.add(number, body)
    confirmations.add(body)
  }

  function restoreFromMirror(): void {
    if (mirror.damaged) damage.push('The second copy of entries not sent yet was damaged. It has been written again.')
    const lost = mirror.found.filter((body) => !isHeld(body))
    if (lost.length === 0) return
    unrestored = lost.map((body) => ({ body, key: keyNameOf(body) }))
    try {
      restoreRest()
    } catch (error) {
      // A full disk must not keep anybody from reading; the second copy stays and is tried again with the next entry.
      if (!(error instanceof JournalWriteError)) throw error
    }
    damage.push(
      unrestored.length === 0
        ? `${lost.length} of your entries not sent yet had been damaged. They have been restored from their second copy.`
        : `${lost.length} of your entries not sent yet are damaged. Their second copy is whole, and is put in their place as soon as the disk takes what is written.`,
    )
  }

  function restoreRest(): void {
    if (unrestored.length === 0) return
    write(unrestored, false)
    unrestored = []
  }

  function isHeld(body: FrameBody): boolean {
    if (isGone(keyNameOf(body))) return true
    if (body.kind === 'act') return index.held(readActText(body.text).id) !== null
    return body.kind !== 'blob' || index.blob(body.plainHash) !== null
  }

  function isGone(key: KeyName): boolean {
    return key.kind === 'record' && index.isErased(key.key)
  }

  /** A key the disk would not let go of is tried again at the next opening. */
  function destroyKeys(records: Iterable<string>): void {
    try {
      for (const record of records) keys.destroy(record)
    } catch (error) {
      if (!(error instanceof JournalWriteError)) throw error
    }
  }

  async function erase(records: readonly string[]): Promise<void> {
    await append([{ key: { kind: 'journal' }, body: { kind: 'erased', ...index.remainsOf(records), at: new Date(now()).toISOString() } }])
    destroyKeys(records)
    mirrorLacks = true
    keepMirror()
  }

  /**
   * All or nothing: on any failure both files are cut back to what they were, the second copy first. What it could not give up
   * stays in the journal too, for as long: an entry found in the second copy alone is taken for one that was damaged.
   */
  function write(entries: readonly Entry[], mirrored: boolean): readonly Frame[] {
    const before = { file, segment, size: file.size(), last }
    try {
      mirror.settle()
      const sealed = asOneCall(entries).map(({ body, key }): SealedEntry => ({ body, sealing: keys.sealing(key) }))
      if (file.size() >= segmentBytes) nextSegment()
      const start = file.size()
      const chain = chainFrames(last, sealed)
      file.add(chain.bytes)
      const own = [...sealed, ...comingBack(entries)].filter(({ body }) => body.kind === 'act' || body.kind === 'blob')
      if (mirrored && own.length > 0) mirror.add(own)
      last = chain.last
      trouble = null
      return takeIn(chain.frames, start)
    } catch (error) {
      const end = file === before.file ? before.size : 0
      if (mirror.isCertain()) file.cutTo(end)
      else file.cutLater(end)
      const reason = error instanceof JournalWriteError ? error.reason : diskTrouble(error)
      trouble = { since: trouble?.since ?? now(), reason }
      throw new JournalWriteError(reason, error)
    }
  }

  function nextSegment(): void {
    const next = openAppendFile(segmentPath(segments, segment + 1), 0)
    file.close()
    file = next
    segment += 1
  }

  function takeIn(frames: ReturnType<typeof chainFrames>['frames'], start: number): readonly Frame[] {
    let offset = start
    const taken = frames.map(({ bytes, hash, body }) => {
      places.push({ segment, offset, length: bytes.length, hash })
      offset += bytes.length
      add(places.length, body)
      return { number: places.length, hash, body }
    })
    index.bringBack(bodiesAt)
    return taken
  }

  /** What these entries make unsent again: only this computer can be relied on to hold it then, so the mirror does too. */
  function comingBack(entries: readonly Entry[]): readonly SealedEntry[] {
    const acts = bodiesAt(entries.flatMap(({ body }) => index.voidedBy(body)).map((act) => act.number))
    const blobs = entries.flatMap(({ body }) => (body.kind === 'receipts-void' ? body.blobs : [])).flatMap((hash) => index.blob(hash) ?? [])
    return [...acts, ...blobs].map((body) => ({ body, sealing: keys.sealing(keyNameOf(body)) }))
  }

  /** What stands at these numbers, as far as it can be opened. */
  function bodiesAt(numbers: readonly number[]): readonly FrameBody[] {
    return readFrames(numbers).map(({ body }) => body)
  }

  /** After a crash between the two writes, or damage, the mirror may lack what it must hold. */
  function mendMirror(): void {
    if (unrestored.length > 0) return
    const mirrored = new Set(mirror.found.map(nameOf))
    mirrorLacks = mirror.damaged || index.onlyHere().some((body) => !mirrored.has(nameOf(body)))
    if (mirrorLacks) rewriteMirror()
  }

  function keepMirror(): void {
    if (unrestored.length > 0) return
    const isLong = mirror.frames() > MIRROR_LEAST && mirror.frames() > 2 * index.onlyHere().length
    if (mirrorLacks || isLong) rewriteMirror()
  }

  function rewriteMirror(): void {
    const isWritten = mirror.rewrite(index.onlyHere().map((body) => ({ body, sealing: keys.sealing(keyNameOf(body)) })))
    mirrorLacks &&= !isWritten
  }

  /** Acts held already are answered with their frame; the same id with other bytes becomes an alarm. Nothing is written about what was erased. */
  function sort(entries: readonly Entry[]): readonly (Entry | number)[] {
    const inThisCall = new Map<string, string>()
    return entries.map((entry) => {
      const { body } = entry
      if (isGone(entry.key)) return places.length
      if (body.kind === 'alarm') return index.alarm(actTextHash(body.text)) ?? entry
      if (body.kind !== 'act' && body.kind !== 'received') return entry
      const label = readActText(body.text)
      const held = index.held(label.id)
      const known = held?.hash ?? inThisCall.get(label.id)
      inThisCall.set(label.id, known ?? label.hash)
      // An act of ours that was damaged here is ours again when it comes back.
      if (known === undefined) return index.isLost(label.id) ? { key: entry.key, body: { kind: 'act', text: body.text, sig: body.sig } } : entry
      if (known === label.hash && held !== null) return held.number
      if (known === label.hash) return entry
      const raised = index.alarm(label.hash)
      if (raised !== null) return raised
      const at = new Date(now()).toISOString()
      return { key: entry.key, body: { kind: 'alarm', act: label.id, text: body.text, sig: body.sig, at } }
    })
  }

  function head(): Head {
    return { number: places.length, hash: places.at(-1)?.hash ?? NO_HASH }
  }

  async function append(entries: readonly Entry[]): Promise<readonly Frame[]> {
    const sorted = sort(entries)
    const fresh = sorted.filter((entry) => typeof entry !== 'number')
    restoreRest()
    const frames = fresh.length === 0 ? [] : write(fresh, true)
    keepMirror()
    if (frames.length > 0) headFile.rememberSoon(head)
    if (frames.length > 0) for (const listen of listeners) listen(frames)
    const rest = [...frames]
    return sorted.map((entry, at) => {
      const { body } = entries[at] as Entry
      if (typeof entry === 'number') return { number: entry, hash: places[entry - 1]?.hash ?? NO_HASH, body }
      return rest.shift() as Frame
    })
  }

  async function read(after: number, limit: number): Promise<readonly Frame[]> {
    return readFrames(places.slice(after, after + limit).map((_, at) => after + at + 1))
  }

  /** What was whole at opening may be damaged since: it is said once. */
  function noteDamage(number: number): void {
    const words = unreadableWords(number)
    if (!damage.includes(words)) damage.push(words)
  }

  function readFrames(numbers: readonly number[]): readonly Frame[] {
    const files = new Map<number, number>()
    try {
      return numbers.flatMap((number) => {
        const place = places[number - 1]
        if (place === undefined) return []
        const open = files.get(place.segment) ?? openSync(segmentPath(segments, place.segment), 'r')
        files.set(place.segment, open)
        const opened = readPlace(open, place, keys)
        if (opened.kind === 'damaged') noteDamage(number)
        return opened.kind === 'open' ? [{ number, hash: place.hash, body: opened.body }] : []
      })
    } finally {
      for (const open of files.values()) closeSync(open)
    }
  }

  return {
    append,
    read,
    frame: async (number) => (await read(number - 1, 1))[0] ?? null,
    head,
    isHeadKept: headFile.isKept,
    confirmations,
    hashAt: (number) => places[number - 1]?.hash ?? null,
    held: index.held,
    actsOf: (record) => bodiesAt(index.numbersOf(record)).filter((body) => body.kind === 'act' || body.kind === 'received'),
    actHash: (act) => index.held(act)?.hash ?? null,
    unsentActs: index.unsentActs,
    unreceiptedActs: index.unreceiptedActs,
    waitingActs: index.waitingActs,
    isErased: index.isErased,
    toErase: index.toErase,
    erase,
    refusals: index.refusals,
    isRefused: index.isRefused,
    openRefusals: index.openRefusals,
    unsentBlobs: index.unsentBlobs,
    blob: index.blob,
    blobsOf: (records) => index.remainsOf([...records]).blobs,
    mayName: (name) => index.namesFile(name) || !loaded.isAllRead || damage.length > 0 || !file.isCertain() || !mirror.isCertain(),
    hasBlob: (plainHash) => index.blob(plainHash) !== null,
    hasBlobReceipt: index.hasBlobReceipt,
    cursor: index.cursor,
    counts: index.counts,
    actsOnServer: index.actsOnServer,
    digestOnServer: index.digestOnServer,
    gaps: index.gaps,
    actsThere: index.actsThere,
    ownActs: (acts) => bodiesAt(acts.flatMap((act) => index.held(act) ?? []).map(({ number }) => number)).filter((body) => body.kind === 'act'),
    teamEnd: index.teamEnd,
    forks: () => index.forks().filter(({ wall }) => Date.parse(wall) > now() - FORKS_TOLD_MS).length,
    hybridTime: index.hybridTime,
    lastSavedAt: index.lastSavedAt,
    trouble: () => trouble,
    damage: () => damage,
    unrestored: () => unrestored.map(({ body }) => body),
    onAppend: (listen) => {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
    close: () => {
      headFile.remember(head())
      file.close()
      mirror.close()
    },
  }
}
