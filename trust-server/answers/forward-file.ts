import type { Query } from '../database.ts'
import type { JudgedEntry } from '../judge-entry.ts'
import { refuse } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import { binaryOf, sha256System } from '../read-document.ts'
import type { ForwardedFile } from '../read-forwarded.ts'
import type { JsonObject } from '../read-resource.ts'
import { largestPage, searchFor } from '../read-search.ts'
import { findEntries } from '../store/find-entries.ts'
import { createEntry, holdRecords } from '../store/keep-entries.ts'
import type { KeptEntry } from '../store/keep-entries.ts'
import { createFile, findFileTeam } from '../store/keep-files.ts'
import { auditOne, erased } from './asking.ts'
import type { Asking, Desk } from './asking.ts'

const bytesGone = refuse(409, 'conflict', 'This file is named here already, but its bytes are gone. Its author must sign in and send it themselves.')
const idTaken = refuse(422, 'value', 'The id that the file is to have is taken. Seal it again with another.')

/**
 * Keeps a file with the document that names it, both or neither, unless the team has it already. Gives 201 when it is kept and 200 when
 * it was here.
 * @param judged what came of judging the document as its author’s
 */
export async function forwardFile(desk: Desk, asking: Asking, file: ForwardedFile, team: string, judged: JudgedEntry | Refusal): Promise<200 | 201 | Refusal> {
  return desk.database.write(async (query) => {
    await holdRecords(query)
    const here = await findDocuments(query, team, file.sha256)
    const whole = await findWhole(query, here)
    if (whole !== undefined) {
      await auditOne(query, desk, asking, 'create', whole)
      return 200
    }
    if (judged.kind === 'refusal') return judged
    if (here.length > 0) return bytesGone
    return (await findFileTeam(query, file.binary)) === undefined ? keepBoth(query, desk, asking, file, judged) : idTaken
  })
}

async function keepBoth(query: Query, desk: Desk, asking: Asking, file: ForwardedFile, judged: JudgedEntry): Promise<201 | Refusal> {
  const { sent, contentType, bytes, binary } = file
  const document = await createEntry(query, desk.now(), { type: asking.type, sent, judged, condition: undefined, teams: [] })
  if (!('entry' in document)) return erased
  await createFile(query, { team: judged.team, contentType, lastUpdated: desk.now(), bytes }, binary)
  await auditOne(query, desk, { ...asking, type: 'Binary' }, 'create', { id: binary, team: judged.team })
  await auditOne(query, desk, asking, 'create', document.entry)
  return 201
}

/** Whether the team has a file whole: named, and its bytes here. */
export async function hasFile(query: Query, team: string, sha256: string): Promise<boolean> {
  return (await findWhole(query, await findDocuments(query, team, sha256))) !== undefined
}

/** A file may be named again beside a name of no use. */
function findDocuments(query: Query, team: string, sha256: string): Promise<readonly KeptEntry[]> {
  return findEntries(query, 'DocumentReference', [team], { ...searchFor(sha256System, sha256), count: largestPage })
}

/** The first of these documents whose bytes are here. */
async function findWhole(query: Query, documents: readonly KeptEntry[]): Promise<KeptEntry | undefined> {
  for (const document of documents) {
    if ((await findFileTeam(query, binaryOf(JSON.parse(document.body) as JsonObject))) === document.team) return document
  }
  return undefined
}
