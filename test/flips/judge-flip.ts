import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { memoryFolder } from '../builders/memory-folder.ts'
import { writeTree } from '../steps/disk-images.ts'
import type { Flip } from './draw-flip.ts'
import type { Laptop } from './make-laptop.ts'
import { openDeskAtServer, until, type DeskAtServer } from './open-desk-at-server.ts'

export interface Judged {
  /** Said as damage, or mended without a word where nothing lacked. */
  readonly isTold: boolean
  /** How many acts were fetched from the trust server again. */
  readonly fetched: number
  /** A file that only this computer had is gone: said, and not to be had again. */
  readonly isOnlyCopyGone: boolean
  readonly broken: readonly string[]
}

/** What a kill leaves is told in these words, and is no damage. */
const CUT_OFF = /ended in the middle of an entry/
/** Of these nothing lacks where they are damaged, and they are written anew from what they are a copy of. */
const SECOND = /\/(unsent\.cjf|keys|keys-copy)$/

/** Opens damaged files as the keeper does, with the trust server within reach, and holds all against what was there. */
export async function judgeFlip(laptop: Laptop, flip: Pick<Flip, 'path' | 'files'>): Promise<Judged> {
  const profile = mkdtempSync(join(memoryFolder(), 'consilium-flip-'))
  const desk = openDeskAtServer(profile, laptop.server.url, 'chair')
  try {
    writeTree(profile, flip.files)
    let found: ReturnType<typeof findAtOpening> | null = null
    if (!(await desk.unlock(() => (found = findAtOpening(desk, laptop))))) return notOpened()
    return await judgeOpened(laptop, flip, desk, found ?? findAtOpening(desk, laptop))
  } finally {
    await desk.lock()
    rmSync(profile, { recursive: true, force: true })
  }
}

function notOpened(): Judged {
  return { isTold: false, fetched: 0, isOnlyCopyGone: false, broken: ['the vault does not open'] }
}

/** What this computer has by itself, before the trust server is asked. */
function findAtOpening({ work }: DeskAtServer, { acts, unsent, unsentBlobs, lastNumber }: Laptop) {
  const { journal, blobs, damage, session } = work()
  const own = new Set(journal.unsentActs().map(({ text, sig }) => text + sig))
  return {
    damage: damage(),
    lacking: [...acts.keys()].filter((id) => journal.held(id) === null).length,
    lost: unsent.filter((act) => !own.has(act)).length,
    gone: [...unsentBlobs].filter((hash) => !blobs.has(hash)).length,
    isNumberFree: journal.teamEnd(session.team).seq >= lastNumber,
  }
}

async function judgeOpened(laptop: Laptop, { path }: Pick<Flip, 'path'>, desk: DeskAtServer, found: ReturnType<typeof findAtOpening>): Promise<Judged> {
  const { journal, blobs, damage } = desk.work()
  const isThere = () => [...laptop.acts.keys()].every((id) => journal.held(id) !== null) && [...laptop.blobs.keys()].every(blobs.has)
  await until(() => isThere() && journal.unsentActs().length === 0 && journal.unsentBlobs().length === 0 && desk.report()?.compared?.same === true, 45_000)
  const acts = await desk.readActs().catch((error: unknown) => String(error))
  const told = [...found.damage, ...damage()].filter((words) => found.lacking === 0 || !CUT_OFF.test(words))
  const isTold = told.length > 0
  return {
    isTold,
    fetched: found.lacking,
    isOnlyCopyGone: found.gone > 0,
    broken: [
      ...(isTold || path === '' || (SECOND.test(path) && found.lacking === 0) ? [] : ['nothing is told']),
      ...(found.lost > 0 ? [`${found.lost} acts that were not sent are not back from their second copy`] : []),
      ...(found.isNumberFree ? [] : ['the number of an act that was sent would be given to another']),
      ...(typeof acts === 'string' ? [acts] : unlike(laptop.acts, acts)),
      ...[...laptop.blobs.keys()].filter((hash) => !blobs.has(hash)).map(() => 'a file is not there again'),
      ...(journal.unsentActs().length === 0 && desk.report()?.compared?.same === true ? [] : ['it does not come to the same as the server']),
      ...(journal.counts().alarms + journal.forks() + journal.refusals().length === 0 ? [] : ['something is said of an act that is not so']),
      ...(journal.counts().ours === laptop.ours ? [] : [`${journal.counts().ours} acts count as made here, of ${laptop.ours}`]),
    ],
  }
}

function unlike(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): readonly string[] {
  const changed = [...before].filter(([id, act]) => now.get(id) !== act)
  return [...(changed.length > 0 ? [`${changed.length} acts are not there again, byte for byte`] : []), ...(now.size === before.size ? [] : [`${now.size} acts where ${before.size} were`])]
}
