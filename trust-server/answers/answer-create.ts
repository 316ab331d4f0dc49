import { readDerivedCondition } from '../judge-derived.ts'
import { judgeEntry } from '../judge-entry.ts'
import type { JudgedEntry } from '../judge-entry.ts'
import { isDerived } from '../kept-types.ts'
import { refuse } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import { binariesOf } from '../read-document.ts'
import type { JsonObject } from '../read-resource.ts'
import { readResource } from '../read-resource.ts'
import { readCondition } from '../read-search.ts'
import type { Search } from '../read-search.ts'
import { judgeKey } from '../register-key.ts'
import { findEntries } from '../store/find-entries.ts'
import { createEntry } from '../store/keep-entries.ts'
import type { Created, KeptEntry, NewEntry } from '../store/keep-entries.ts'
import { answerEntry, auditOne, erased, isJson, notJson } from './asking.ts'
import type { Answer, Asking, Desk } from './asking.ts'

/** An entry that may be added, with what must not be there yet. */
export interface Prepared extends Omit<NewEntry, 'id'> {
  readonly kind: 'prepared'
}

const noCondition = refuse(400, 'not-supported', 'An AuditEvent takes no If-None-Exist: it is added each time it is sent.')
// Not 422, which the app takes as a no for good to all that mentions the file: since it sent the bytes a backup may have been brought back,
// or what nothing named been swept. At 410 it puts that file alone off, sends its bytes anew and names those.
const noFile = refuse(410, 'not-found', 'A file that this names is not here, or not of its team. Send the bytes of the file first, and name what they are kept as.')

/** Adds an entry, once: with If-None-Exist, sending again answers with what is already here. */
export async function answerCreate(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  const prepared = await prepareCreate(desk, asking)
  return prepared.kind === 'prepared' ? keepPrepared(desk, asking, prepared) : prepared
}

/** Judges an entry that is to be added, and keeps nothing yet; an answer is what was here already. */
export async function prepareCreate(desk: Desk, asking: Asking): Promise<Prepared | Answer | Refusal> {
  if (!isJson(asking.header('content-type'))) return notJson
  const sent = readResource(asking.body, asking.type)
  if (sent.kind === 'refusal') return sent
  const ifNoneExist = asking.header('if-none-exist')
  // It would be answered with what is here already, which of the trail the chair alone may read.
  if (ifNoneExist !== undefined && asking.type === 'AuditEvent') return noCondition
  const condition = ifNoneExist === undefined ? undefined : readCondition(ifNoneExist)
  if (condition?.kind === 'refusal') return condition
  const judged = await judgeSigned(desk, asking, sent.resource)
  if (judged.kind === 'refusal') return (await findHere(desk, asking, condition)) ?? judged
  const unless = lookFor(asking, judged, condition)
  return 'kind' in unless ? unless : { kind: 'prepared', type: asking.type, sent, judged, ...unless, binaries: asking.type === 'DocumentReference' ? binariesOf(sent.resource) : [] }
}

/** @param id that it is to have; any unless given */
export async function keepPrepared(desk: Desk, asking: Asking, prepared: Prepared, id?: string): Promise<Answer | Refusal> {
  const created = await desk.database.write(async (query) => {
    const result = await createEntry(query, desk.now(), { ...prepared, ...(id === undefined ? {} : { id }) })
    if ('entry' in result && asking.type !== 'AuditEvent') await auditOne(query, desk, asking, 'create', result.entry)
    return result
  })
  return answerCreated(asking, created)
}

/** What must not be there yet, and whose entries are looked among. */
function lookFor({ type, person }: Asking, judged: JudgedEntry, condition: Search | undefined): Pick<NewEntry, 'condition' | 'teams'> | Refusal {
  if (!isDerived(type)) return { condition, teams: person.teams }
  const own = readDerivedCondition(condition, judged.tokens)
  return own.kind === 'refusal' ? own : { condition: own, teams: [judged.team] }
}

async function judgeSigned(desk: Desk, asking: Asking, resource: JsonObject): Promise<JudgedEntry | Refusal> {
  const judged = judgeEntry(asking.person, asking.type, resource)
  if (judged.kind === 'refusal' || judged.act === undefined) return judged
  return (await judgeKey(desk, asking, judged.act.vault, judged.act.user)) ?? judged
}

/**
 * What is here already, for an entry that would be refused now: it may have been taken before, when its author's role was
 * another, and the answer to that lost. Only of the person's own teams, so nothing is shown that they may not read.
 */
async function findHere(desk: Desk, asking: Asking, condition: Search | undefined): Promise<Answer | undefined> {
  if (condition === undefined || asking.type !== 'QuestionnaireResponse') return undefined
  const [here, another] = await findEntries(desk.database.query, asking.type, asking.person.teams, { ...condition, count: 1 })
  if (here === undefined || another !== undefined) return undefined
  await desk.database.write((query) => auditOne(query, desk, asking, 'read', here))
  return answerLocated(asking, 200, here)
}

function answerCreated(asking: Asking, created: Created): Answer | Refusal {
  if (created.kind === 'several') return refuse(412, 'multiple-matches', 'More than one entry here fits If-None-Exist, so nothing was added.')
  if (created.kind === 'erased') return erased
  if (created.kind === 'no-file') return { ...noFile, places: created.places }
  return answerLocated(asking, created.kind === 'created' ? 201 : 200, created.entry)
}

function answerLocated(asking: Asking, status: number, entry: KeptEntry): Answer {
  const answer = answerEntry(status, entry)
  return { ...answer, headers: { ...answer.headers, location: `${asking.address}/${entry.id}` } }
}
