import { readFile, stat } from 'node:fs/promises'
import { basename, parse } from 'node:path'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { largestEnclosure } from '#domain/letter/enclosure-refusal.ts'
import type { FoundEnclosure, Replies } from '#bridge/bridge.ts'
import type { KeeperLine } from './ask-keeper.ts'
import type { PressLine } from './ask-press.ts'
import { hashOf } from './hash-of.ts'
import { MOST_TOGETHER, type EnclosureShelf } from './enclosure-shelf.ts'

interface Holding {
  readonly keeper: Pick<KeeperLine, 'ask'>
  readonly press: Pick<PressLine, 'readEnclosure'>
  readonly enclosures: EnclosureShelf
}

/** Longer than any title a person reads in a list. */
const LONGEST_TITLE = 120

/**
 * Takes files that the user chose into memory, those that can be enclosed, and says of each other why not. Refuses with
 * `locked` where nobody is signed in by the time they are read: nothing is held then.
 */
export async function holdEnclosures(here: Holding, paths: readonly string[]): Promise<Replies['chooseEnclosures']> {
  const found: FoundEnclosure[] = []
  for (const path of paths) found.push(await holdOne(here, path))
  const { session } = await here.keeper.ask('listVaults', {})
  if (session !== null) return agree(found)
  here.enclosures.clear()
  return refuse({ kind: 'locked', rule: 'K1' })
}

async function holdOne({ press, enclosures }: Holding, path: string): Promise<FoundEnclosure> {
  const about = { title: titleOf(path), fileName: basename(path) }
  const bytes = await readAtMost(path, enclosures.room())
  if (!bytes.ok) return { ...about, key: null, refusal: bytes.refusal }
  const read = await press.readEnclosure(bytes.value)
  return read.ok ? { ...about, sha256: hashOf(bytes.value), key: enclosures.put(bytes.value), read: read.value } : { ...about, key: null, refusal: read.refusal }
}

/** The size is asked first: a film is not taken into memory to find that it is too large. */
async function readAtMost(path: string, room: number): Promise<Answer<Uint8Array>> {
  try {
    const about = await stat(path)
    if (!about.isFile()) return refuse({ kind: 'enclosure-not-read', rule: 'L32' })
    if (about.size > largestEnclosure * 1_000_000) return refuse({ kind: 'enclosure-too-large', rule: 'L32', most: largestEnclosure })
    if (about.size > room) return refuse({ kind: 'enclosures-too-large', rule: 'L32', most: MOST_TOGETHER })
    return agree(new Uint8Array(await readFile(path)))
  } catch {
    return refuse({ kind: 'enclosure-not-read', rule: 'L32' })
  }
}

/**
 * What a person would call the file: its name without its ending, signs between words made spaces. A camera or a scanner
 * counts and calls nothing by its name: '' then.
 */
function titleOf(path: string): string {
  const title = parse(path).name.normalize('NFC').replace(/[\p{C}_]+/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE)
  return counts.test(title) ? '' : title
}

const counts = /^(?:IMG|DSC[NF]?|PXL|MVIMG|DCIM|P|image|photo|picture|scan|scanned|document|doc|untitled|screenshot|WhatsApp Image|Microsoft Word -)?[\d\s().:-]*(?:at [\d.\s:-]+)?$/i
