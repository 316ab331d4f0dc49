import { randomUUID } from 'node:crypto'
import { recordKey, type UnsignedAct } from '#domain/journal/act.ts'
import type { FrameOf } from '#domain/journal/frame-body.ts'
import { actToResource } from '#fhir/act-to-resource.ts'
import { fileToResource } from '#fhir/file-to-resource.ts'
import type { Blobs } from '../blobs/keep-blobs.ts'
import type { Journal } from '../journal/journal-api.ts'
import { blobsIn } from '../sync/check-act.ts'
import { sealToKey } from '../vault/seal-to-key.ts'
import { partName, partNames, readPart, readPartName, removePart, writePart } from './forward-folder.ts'

export interface SealingGround {
  readonly folder: string
  readonly journal: Pick<Journal, 'unsentActs' | 'unsentBlobs' | 'actHash'>
  readonly blobs: Pick<Blobs, 'read'>
  readonly team: string
  readonly user: string
}

/** A larger file waits for its owner: it would take its room on the disk a second time. */
const LARGEST_FILE = 8 * 1024 * 1024
/** What is sealed is filled up to a multiple of this, so that its length says little of what it says. */
const ROUNDED_TO = 4096

/** What the seal is bound to; the trust server holds the same. */
const FORWARD_BINDING = Buffer.from('consilium/forward/v1', 'utf8')

/** Takes away what waits no more, or was sealed for another server. */
export function dropSent({ folder, journal }: SealingGround, to: string | null): void {
  const waiting = new Set(journal.unsentActs().map(({ text }) => idOf(text)))
  for (const name of partNames(folder)) {
    const isStill = to !== null && waiting.has(readPartName(name)?.act ?? '') && readPart(folder, name)?.to === to
    if (!isStill) removePart(folder, name)
  }
}

/**
 * Seals for the trust server what waits and is not sealed yet, at most so many entries, oldest first; gives how many it sealed. An entry
 * whose file is too large, or cannot be read, is left to its owner, and its record's later ones with it. Throws what the disk said.
 * @param to the trust server's public key
 */
export function sealUnsent(ground: SealingGround, to: string, most: number): number {
  const { folder, journal, team } = ground
  const there = new Set(partNames(folder))
  const files = new Map(journal.unsentBlobs().map((blob) => [blob.plainHash, blob]))
  const held = new Set<string>()
  let sealed = 0
  for (const { text, sig } of journal.unsentActs()) {
    if (sealed >= most) break
    const act = JSON.parse(text) as UnsignedAct
    const hash = journal.actHash(act.id)
    if (act.team !== team || hash === null || there.has(partName(act.id, null)) || held.has(recordKey(act.about))) continue
    if (sealFiles(ground, to, act.id, blobsIn(text).flatMap((plainHash) => files.get(plainHash) ?? []))) {
      const entry = Buffer.from(JSON.stringify(actToResource({ text, sig, hash })), 'utf8')
      writePart(folder, partName(act.id, null), { to, team, sealed: seal(to, { kind: 'act' }, entry) })
      sealed += 1
    } else held.add(recordKey(act.about))
  }
  return sealed
}

/** The files of an entry that were not sent either. False where one of them must wait. */
function sealFiles({ folder, blobs, team, user }: SealingGround, to: string, act: string, files: readonly FrameOf<'blob'>[]): boolean {
  for (const [at, { plainHash, about, type, size }] of files.entries()) {
    const bytes = size > LARGEST_FILE ? null : blobs.read(plainHash)
    if (bytes === null) return false
    const document = fileToResource({ plainHash, team, about, type, size, binary: randomUUID() })
    writePart(folder, partName(act, at + 1), { to, team, sealed: seal(to, { kind: 'file', user, type, document }, bytes) })
  }
  return true
}

/** One line that says what it is, filled up with blanks, and the thing itself. */
function seal(to: string, header: object, body: Uint8Array): Uint8Array {
  const line = JSON.stringify(header)
  const length = Buffer.byteLength(line) + 1 + body.length
  const blanks = (ROUNDED_TO - (length % ROUNDED_TO)) % ROUNDED_TO
  return sealToKey(to, Buffer.concat([Buffer.from(`${line}${' '.repeat(blanks)}\n`, 'utf8'), body]), FORWARD_BINDING)
}

function idOf(text: string): string {
  return (JSON.parse(text) as UnsignedAct).id
}
