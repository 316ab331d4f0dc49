import type { Answer, Asking, Desk } from '../answers/asking.ts'
import { interactionOf, readPlace, typeNamed } from '../answers/ways.ts'
import { refuse, refuseFailure } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import { recordAuditAlone } from '../record-audit.ts'
import type { AuditedRequest } from '../record-audit.ts'
import { askEntry } from './ask-entry.ts'
import { doEntry, prepareEntry } from './do-entry.ts'
import type { BundleEntry } from './read-bundle.ts'
import { refersWithin } from './replace-references.ts'
import { answerResponses, isRead, Room, tooMuch, writeResponse } from './write-response.ts'

const refersToOthers = refuse(422, 'business-rule', 'Entries of a batch are each for themselves, so one may not refer to another by its fullUrl. Send a transaction.')

/**
 * Answers each entry for itself, in the order sent, as if it had been asked alone: one that is refused keeps no other from being done.
 * But from a read on for which there is no room, nothing is done.
 */
export async function answerBatch(desk: Desk, outer: Asking, entries: readonly (BundleEntry | Refusal)[]): Promise<Answer> {
  const names = new Set(entries.flatMap((entry) => (entry.kind === 'entry' ? [entry.fullUrl] : [])))
  const room = new Room()
  const written: string[] = []
  for (const entry of entries) {
    written.push(await answerOne(desk, outer, entry, names, room).catch((error: unknown) => writeResponse(entry, refuseFailure(error))))
  }
  return answerResponses('batch', written)
}

async function answerOne(desk: Desk, outer: Asking, entry: BundleEntry | Refusal, names: ReadonlySet<string>, room: Room): Promise<string> {
  const found = room.isFull ? tooMuch : entry.kind === 'refusal' ? entry : await findAnswer(desk, outer, entry, names)
  const text = writeResponse(entry, found)
  const refusal = found.kind === 'refusal' ? found : isRead(entry) && !room.take(text) ? tooMuch : undefined
  if (refusal === undefined) return text
  await recordAuditAlone(desk.database, desk.now(), { person: outer.person, ...whatWasAsked(entry), refusal })
  return writeResponse(entry, refusal)
}

function whatWasAsked(entry: BundleEntry | Refusal): Pick<AuditedRequest, 'interaction' | 'type'> {
  if (entry.kind === 'refusal') return { interaction: 'batch', type: 'Bundle' }
  return { interaction: interactionOf(entry.method, entry.url), type: typeNamed(entry.method, readPlace(entry.url)) }
}

async function findAnswer(desk: Desk, outer: Asking, entry: BundleEntry, names: ReadonlySet<string>): Promise<Answer | Refusal> {
  const asked = askEntry(outer, entry)
  if (asked.kind === 'refusal') return asked
  const found = await prepareEntry(desk, asked)
  if (found.kind !== 'ready') return found
  const { ready } = found
  if (ready.does !== 'read' && refersWithin(ready.prepared.sent.text, (name) => names.has(name))) return refersToOthers
  return doEntry(desk, ready, (sent) => sent)
}
