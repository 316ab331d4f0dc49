import { randomUUID } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { recordKey, type UnsignedAct } from '#domain/journal/act.ts'
import type { FrameOf } from '#domain/journal/frame-body.ts'
import { actToResource } from '#fhir/act-to-resource.ts'
import { fileToResource } from '#fhir/file-to-resource.ts'
import type { Blobs } from '../blobs/keep-blobs.ts'
import type { OpenJournal } from '../journal/open-journal.ts'
import { blobsIn } from '../sync/check-act.ts'
import { sealToKey } from '../vault/seal-to-key.ts'
import { signText } from '../vault/sign-bytes.ts'
import { partName, partNames, readPartName, readWhose, removePart, writePart } from './forward-folder.ts'

export interface SealingGround {
  readonly folder: string
  readonly journal: Pick<OpenJournal, 'unsentActs' | 'unsentBlobs' | 'actHash' | 'waitingActs'>
  readonly blobs: Pick<Blobs, 'read'>
  readonly team: string
  readonly user: string
  readonly vault: string
  readonly signingKey: KeyObject
}

/** What is sealed between two looks at whatever else is asked of the keeper: no more entries, or no more bytes of files. */
export interface AtOnce {
  readonly entries: number
  readonly bytes: number
}

/** A larger file waits for its owner: it would take its room on the disk a second time. */
const LARGEST_FILE = 8 * 1024 * 1024
/** What is sealed is filled up to a multiple of this, so that its length says little of what it says. */
const ROUNDED_TO = 4096

/** What the seal is bound to; the trust server holds the same. */
const BINDING = Buffer.from('consilium/forward/v1', 'utf8')

/**
 * Takes away what waits no more. An entry one of whose parts is missing, damaged, or sealed for another server than `to`, goes with all of
 * them, itself first: it is never there without its files. While no key is known, what was sealed stays.
 */
export function dropSent({ folder, journal }: SealingGround, to: string | null): void {
  const waiting = new Set<string>(journal.waitingActs().map(({ id }) => id))
  const names = partNames(folder)
  const parts = new Map<string, readonly string[]>()
  for (const name of names) parts.set(actOf(name), [...(parts.get(actOf(name)) ?? []), name])
  const isWhole = (act: string, own: readonly string[]): boolean => {
    const whose = own.map((name) => readWhose(folder, name))
    const files = whose.at(-1)?.files
    return own.at(-1) === partName(act, null) && files === own.length - 1 && whose.every((each) => each?.to === to)
  }
  const bad = new Set([...parts].filter(([act, own]) => !waiting.has(act) || (to !== null && !isWhole(act, own))).map(([act]) => act))
  for (const name of names.toReversed()) if (bad.has(actOf(name))) removePart(folder, name)
}

/**
 * Seals for the trust server what waits and is not sealed yet, oldest first; gives the entries it sealed. One whose file is too large, or
 * cannot be read, is left to its owner, and its record's later ones with it. Throws what the disk said.
 * @param to the trust server's public key
 * @param done entries that were sealed in this sitting: one whose part vanished since is not sealed without end
 */
export function sealUnsent(ground: SealingGround, to: string, done: ReadonlySet<string>, { entries, bytes }: AtOnce): readonly string[] {
  const { folder, journal, team } = ground
  const there = new Set(partNames(folder))
  const isSealed = (id: string): boolean => done.has(id) || there.has(partName(id, null))
  if (journal.waitingActs().every(({ id }) => isSealed(id))) return []
  const files = new Map(journal.unsentBlobs().map((blob) => [blob.plainHash, blob]))
  const held = new Set<string>()
  const sealed: string[] = []
  let left = bytes
  for (const { text, sig } of journal.unsentActs()) {
    if (sealed.length >= entries || left <= 0) break
    const act = JSON.parse(text) as UnsignedAct
    const hash = journal.actHash(act.id)
    if (act.team !== team || hash === null || isSealed(act.id) || held.has(recordKey(act.about))) continue
    const own = readFiles(ground, blobsIn(text).flatMap((plainHash) => files.get(plainHash) ?? []))
    if (own === null) {
      held.add(recordKey(act.about))
      continue
    }
    own.forEach((file, at) => sealFile(ground, to, partName(act.id, at + 1), file))
    const entry = Buffer.from(JSON.stringify(actToResource({ text, sig, hash })), 'utf8')
    const header = { kind: 'act', files: own.map(({ blob }) => blob.plainHash) }
    writePart(folder, partName(act.id, null), { to, team, files: own.length, sealed: seal(to, header, entry) })
    left -= own.reduce((sum, file) => sum + file.bytes.length, 0)
    sealed.push(act.id)
  }
  return sealed
}

interface OwnFile {
  readonly blob: FrameOf<'blob'>
  readonly bytes: Uint8Array
}

/** The files of an entry that were not sent either. Null where one of them must wait: then none is sealed. */
function readFiles({ blobs }: SealingGround, files: readonly FrameOf<'blob'>[]): readonly OwnFile[] | null {
  if (files.some(({ size }) => size > LARGEST_FILE)) return null
  const read = files.flatMap((blob) => {
    const bytes = blobs.read(blob.plainHash)
    return bytes === null ? [] : [{ blob, bytes }]
  })
  return read.length === files.length ? read : null
}

/** A document is signed by nobody, so what the file is is signed beside it. */
function sealFile({ folder, team, user, vault, signingKey }: SealingGround, to: string, name: string, { blob, bytes }: OwnFile): void {
  const { plainHash, about, type, size } = blob
  const document = fileToResource({ plainHash, team, about, type, size, binary: randomUUID() })
  const sig = signText(signingKey, `consilium file ${plainHash} of ${team} ${about} by ${user}`)
  writePart(folder, name, { to, team, files: 0, sealed: seal(to, { kind: 'file', user, vault, sig, type, document }, bytes) })
}

/** One line that says what it is, filled up with blanks, and the thing itself. */
function seal(to: string, header: object, body: Uint8Array): Uint8Array {
  const line = JSON.stringify(header)
  const length = Buffer.byteLength(line) + 1 + body.length
  const blanks = (ROUNDED_TO - (length % ROUNDED_TO)) % ROUNDED_TO
  return sealToKey(to, Buffer.concat([Buffer.from(`${line}${' '.repeat(blanks)}\n`, 'utf8'), body]), BINDING)
}

function actOf(name: string): string {
  return readPartName(name)?.act ?? ''
}
