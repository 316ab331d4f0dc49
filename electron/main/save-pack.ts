import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { agree, refuse } from '#domain/basics/answer.ts'
import { makePassphrase } from '#domain/letter/passphrase.ts'
import type { Replies, RequestOf } from '#bridge/bridge.ts'
import type { PackJob } from '#bridge/press-messages.ts'
import type { KeeperLine } from './ask-keeper.ts'
import type { PressLine } from './ask-press.ts'
import type { EnclosureShelf } from './enclosure-shelf.ts'

interface Packing {
  readonly keeper: Pick<KeeperLine, 'ask'>
  readonly press: Pick<PressLine, 'pack'>
  readonly enclosures: EnclosureShelf
  readonly choosePlace: (suggestedName: string) => Promise<string | null>
}

const NOTHING_SAVED = { saved: false, pages: 0, fileName: '', passphrase: null } as const

/**
 * Packs a signed letter with what is held to be enclosed, and puts the pack where the user says, whole or not at all. The
 * passphrase of a locked one is drawn here, and given once, with the answer that it is saved. Refuses as the keeper, the
 * packing and the lock do, or with `enclosure-not-here`.
 */
export async function savePack({ keeper, press, enclosures, choosePlace }: Packing, request: RequestOf<'savePack'>): Promise<Replies['savePack']> {
  const { plainHash, about, identity, letterName, reference, without, lock } = request
  const letter = await keeper.ask('readBlob', { plainHash, about })
  if (!letter.ok) return letter
  const held = takeAll(enclosures, request)
  if (held === null) return refuse({ kind: 'enclosure-not-here', rule: 'L32' })
  const passphrase = lock === null ? null : makePassphrase(randomBytes)
  const pack = await press.pack({ letter: letter.value.bytes, enclosures: held, identity, letterName, reference, without, lock: lock === null || passphrase === null ? null : { as: lock, password: passphrase } })
  if (!pack.ok) return pack
  const { bytes, pages } = pack.value
  const path = await choosePlace(request.suggestedName)
  if (path === null) return agree(NOTHING_SAVED)
  const written = await keeper.ask('writePaper', { bytes, what: lock === null ? 'pack' : 'locked pack', about, path })
  return written.ok ? agree({ saved: written.value.saved, pages, fileName: basename(path), passphrase }) : written
}

/** What the pack goes without needs no bytes; of the rest every one has to be held. Null when one is not. */
function takeAll(shelf: EnclosureShelf, { enclosures, without }: RequestOf<'savePack'>): PackJob['enclosures'] | null {
  const held = enclosures.map(({ key, title }, index) => {
    const bytes = without.includes(index + 1) ? new Uint8Array() : key === null ? null : shelf.take(key)
    return bytes === null ? null : { name: title, bytes }
  })
  return held.every((one) => one !== null) ? held : null
}
