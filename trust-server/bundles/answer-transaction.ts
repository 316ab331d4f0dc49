import { randomUUID } from 'node:crypto'
import type { Answer, Asking, Desk } from '../answers/asking.ts'
import { refuse } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import type { JsonObject, SentResource } from '../read-resource.ts'
import { findAlready, holdRecords } from '../store/keep-entries.ts'
import { askEntry, deskWithin } from './ask-entry.ts'
import type { AskedEntry } from './ask-entry.ts'
import { doEntry, prepareEntry } from './do-entry.ts'
import type { ReadyEntry } from './do-entry.ts'
import type { BundleEntry } from './read-bundle.ts'
import { namePrefix, replaceReferences } from './replace-references.ts'
import { answerResponses, nameEntry, Room, tooMuch, writeResponse } from './write-response.ts'

/** Undoes what a transaction has written: the database knows no other way to end it with nothing kept. */
class Undone extends Error {
  override readonly name = 'Undone'
  readonly refusal: Refusal

  constructor(at: number, refusal: Refusal) {
    super(refusal.words)
    this.refusal = nameEntry(at, refusal)
  }
}

const sameName = refuse(400, 'invalid', 'Two entries of this Bundle have one fullUrl, so it is not clear which is meant.')
const sameThing = refuse(400, 'invalid', 'Two entries of this Bundle come to one thing, so it is not clear which is meant.')

/** What came of an entry: the answer to it as it is written, and the id of what it is about. */
interface Done {
  readonly text: string
  readonly id: string | undefined
}

/** Does everything a transaction asks, in FHIR’s order, or nothing: the refusal names the entry it is because of. */
export async function answerTransaction(desk: Desk, outer: Asking, entries: readonly (BundleEntry | Refusal)[]): Promise<Answer | Refusal> {
  const asked: AskedEntry[] = []
  for (const [at, entry] of entries.entries()) {
    const found = entry.kind === 'refusal' ? entry : askEntry(outer, entry)
    if (found.kind === 'refusal') return nameEntry(at, found)
    if (found.entry.fullUrl !== '' && asked.some(({ entry: { fullUrl } }) => fullUrl === found.entry.fullUrl)) return nameEntry(at, sameName)
    asked.push(found)
  }
  try {
    return await desk.database.write((query) => doAll(deskWithin(desk, query), asked))
  } catch (error) {
    if (error instanceof Undone) return error.refusal
    throw error
  }
}

/** The answer is written before anything is kept: what cannot be told is not done. */
async function doAll(desk: Desk, asked: readonly AskedEntry[]): Promise<Answer> {
  if (asked.some(({ entry }) => entry.method !== 'GET')) await holdRecords(desk.database.query)
  const done = new Map<number, Done>()
  const steps = await prepareAll(desk, asked, done)
  const ids = new Map<number, string>()
  for (const [at, ready] of steps) if (ready.entry.fullUrl.startsWith(namePrefix)) ids.set(at, await idOf(desk, ready))
  const places = placesOf(asked, (at) => done.get(at)?.id ?? ids.get(at))
  const touched = new Set<string>()
  const room = new Room()
  for (const [at, ready] of steps) {
    const answer = await doEntry(desk, ready, (sent) => rewrite(sent, places), ids.get(at))
    if (answer.kind === 'refusal') throw new Undone(at, answer)
    if (ready.does !== 'read') touch(touched, at, answer)
    const came = whatCame(ready, answer)
    if (ready.does === 'read' && !room.take(came.text)) throw new Undone(at, tooMuch)
    done.set(at, came)
  }
  return answerResponses('transaction', asked.map((_, at) => done.get(at)!.text))
}

function whatCame({ entry }: AskedEntry, answer: Answer): Done {
  return { text: writeResponse(entry, answer), id: answer.entry?.id }
}

/** FHIR’s order: what is added, what is changed, what is read. What was here already, as its author may add it no more, is answered at once. */
async function prepareAll(desk: Desk, asked: readonly AskedEntry[], done: Map<number, Done>): Promise<readonly (readonly [number, ReadyEntry])[]> {
  const steps: (readonly [number, ReadyEntry])[] = []
  for (const method of ['POST', 'PUT', 'GET']) {
    for (const [at, each] of asked.entries()) {
      if (each.entry.method !== method) continue
      const found = await prepareEntry(desk, each)
      if (found.kind === 'refusal') throw new Undone(at, found)
      if (found.kind === 'answer') done.set(at, whatCame(each, found))
      else steps.push([at, found.ready])
    }
  }
  return steps
}

/** What an entry will have as its id: that of what is here already, or a new one, so that others can refer to it before it is made. */
async function idOf({ database }: Desk, ready: ReadyEntry): Promise<string> {
  if (ready.does !== 'create') return ready.asking.id
  const [here] = await findAlready(database.query, ready.prepared)
  return here?.id ?? randomUUID()
}

/** What each entry that is written is called outside the Bundle, by its fullUrl. */
function placesOf(asked: readonly AskedEntry[], idAt: (at: number) => string | undefined): ReadonlyMap<string, string> {
  return new Map(asked.flatMap(({ entry, asking }, at) => (entry.method === 'GET' || !entry.fullUrl.startsWith(namePrefix) ? [] : [[entry.fullUrl, `${asking.type}/${idAt(at)}`] as const])))
}

function rewrite(sent: SentResource, places: ReadonlyMap<string, string>): SentResource {
  const text = replaceReferences(sent.text, places)
  return text === sent.text ? sent : { kind: 'sent', text, resource: JSON.parse(text) as JsonObject }
}

function touch(touched: Set<string>, at: number, { entry }: Answer): void {
  const place = `${entry?.type}/${entry?.id}`
  if (touched.has(place)) throw new Undone(at, sameThing)
  touched.add(place)
}
