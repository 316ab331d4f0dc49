import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { Entries, Entry } from './bundle-entries.ts'
import { meansSomethingElse } from './bundle-entries.ts'
import type { Findings, Spot } from './findings.ts'
import { nameOf, readNames } from './read-name.ts'

/** What the readers of one file share. */
export interface InFile {
  readonly found: Findings
  readonly entries: Entries
  readonly patient: Entry
  readonly today: CalendarDay
}

const OVER: ReadonlySet<unknown> = new Set(['revoked', 'completed', 'entered-in-error'])
const PRESSING: ReadonlySet<unknown> = new Set(['urgent', 'asap', 'stat'])

/** HL7’s codes for who somebody is to the child, in the words people use. */
const relations: ReadonlyMap<string, string> = new Map([
  ['MTH', 'mother'], ['NMTH', 'mother'], ['FTH', 'father'], ['NFTH', 'father'], ['PRN', 'parent'], ['GUARD', 'guardian'],
  ['GRMTH', 'grandmother'], ['GRFTH', 'grandfather'], ['GRPRN', 'grandparent'], ['STPMTH', 'stepmother'], ['STPFTH', 'stepfather'],
  ['AUNT', 'aunt'], ['UNCLE', 'uncle'], ['SIB', 'brother or sister'],
])

/** Codes of an Encounter’s class that say clearly where the child is. */
const places: ReadonlyMap<unknown, 'inpatient' | 'outpatient'> = new Map([['IMP', 'inpatient'], ['ACUTE', 'inpatient'], ['NONAC', 'inpatient'], ['AMB', 'outpatient']])

/** The one request about this child: the question, who asks and where the child is. With two of them nothing is chosen. */
export function readAsking(file: InFile): void {
  const { found, entries } = file
  const current = entries.ofType('ServiceRequest').filter((request) => isCurrent(file, entries.read(request)))
  const [request] = current
  if (request === undefined) found.leave('Bundle', { kind: 'referral-no-request', rule: 'S31' })
  else if (current.length > 1) for (const each of current) found.leave(each.path, { kind: 'referral-many-requests', rule: 'S31' }, questionsOf(found, each).map(({ text }) => text))
  else readRequest(file, request)
  for (const person of entries.ofType('RelatedPerson')) if (!file.entries.isRead(person)) leavePerson(file, person)
  for (const person of entries.ofType('Practitioner')) if (!file.entries.isRead(person)) leaveProfessional(file, entries.read(person), 'named')
}

function isCurrent(file: InFile, request: Entry): boolean {
  const { found, entries, patient } = file
  const leave = (kind: string): false => {
    found.leave(request.path, { kind, rule: 'S31' }, questionsOf(found, request).map(({ text }) => text))
    return false
  }
  if (meansSomethingElse(request)) return leave('referral-means-something-else')
  if (OVER.has(request.value['status']) || request.value['doNotPerform'] === true) return leave('referral-request-over')
  const subject = found.spotAt(request, 'subject')
  return (subject !== null && entries.resolve(subject, request) === patient) || leave('referral-other-child')
}

function readRequest(file: InFile, request: Entry): void {
  const { found } = file
  const [question, ...others] = questionsOf(found, request)
  if (question !== undefined) found.take('question', question.text, question.path)
  for (const other of others) found.leave(other.path, { kind: 'referral-other-question', rule: 'S31' }, other.text)
  readRequester(file, request)
  for (const performer of found.spotsAt(request, 'performer')) leaveReferenced(file, request, performer, 'performer')
  const encounter = found.spotAt(request, 'encounter')
  if (encounter !== null) readSetting(file, request, encounter)
  if (PRESSING.has(request.value['priority'])) found.leave(`${request.path}.priority`, { kind: 'referral-priority', rule: 'S32' }, request.value['priority'])
  found.leaveRest(request, ['reasonCode', 'orderDetail', 'note', 'requester', 'performer', 'encounter', 'subject', 'status', 'intent', 'doNotPerform', 'priority'])
}

/** What may be the question, the likeliest first: the reasons given, as one, then details and notes. */
function questionsOf(found: Findings, request: Entry): readonly { readonly text: string; readonly path: string }[] {
  const concepts = (key: string) => found.spotsAt(request, key).map((concept) => ({ text: conceptWords(found, concept), path: concept.path }))
  const reasons = concepts('reasonCode').filter(({ text }) => text !== '')
  const [first] = reasons
  const asOne = first === undefined ? [] : [{ text: reasons.map(({ text }) => text).join('; '), path: first.path }]
  const notes = found.spotsAt(request, 'note').map((note) => ({ text: found.textAt(note, 'text') ?? '', path: `${note.path}.text` }))
  return [...asOne, ...concepts('orderDetail'), ...notes].filter(({ text }) => text.trim() !== '')
}

function conceptWords(found: Findings, concept: Spot): string {
  const text = found.textAt(concept, 'text')
  if (text !== null) return text
  return found.spotsAt(concept, 'coding').map((coding) => found.textAt(coding, 'display') ?? relations.get(String(coding.value['code'])) ?? '').find((words) => words !== '') ?? ''
}

/** Who asks. A professional asks for the team; a person the child is related to asks, and their responsibility stays open. */
function readRequester(file: InFile, request: Entry): void {
  const { found, entries, patient } = file
  const requester = found.spotAt(request, 'requester')
  if (requester === null) return found.leave(request.path, { kind: 'referral-who-asks-not-said', rule: 'S31' })
  const asker = entries.resolve(requester, request)
  if (asker === patient) found.take('by', 'young-person', requester.path)
  else if (asker?.type === 'RelatedPerson') readAsker(file, asker)
  else if (asker !== null && isProfessional(asker)) {
    found.take('by', 'team', requester.path)
    leaveProfessional(file, asker, 'requester')
  } else found.leave(requester.path, { kind: 'referral-who-asks-not-said', rule: 'S31' }, found.textAt(requester, 'display'))
}

function readAsker(file: InFile, person: Entry): void {
  const { found } = file
  if (!isOfThisChild(file, person)) return
  const { name, relationship } = personWords(file, person)
  found.take('by', 'parent-or-carer', person.path)
  found.take('name', name, `${person.path}.name`)
  found.take('relationship', relationship, `${person.path}.relationship`)
  found.take('responsibility', 'not-confirmed', person.path)
  found.leave(person.path, { kind: 'referral-responsibility', rule: 'S32' })
  found.leaveRest(person, ['name', 'relationship', 'patient', 'active'])
}

/** Somebody related to the child who does not ask. */
function leavePerson(file: InFile, person: Entry): void {
  file.entries.read(person)
  if (!isOfThisChild(file, person)) return
  const { name, relationship } = personWords(file, person)
  file.found.leave(person.path, { kind: 'referral-not-who-asks', rule: 'S31' }, [name, relationship])
}

function isOfThisChild({ found, entries, patient }: InFile, person: Entry): boolean {
  const of = found.spotAt(person, 'patient')
  const kind = meansSomethingElse(person) ? 'referral-means-something-else'
    : person.value['active'] === false ? 'referral-not-in-use'
    : of === null || entries.resolve(of, person) !== patient ? 'referral-other-child'
    : null
  if (kind !== null) found.leave(person.path, { kind, rule: 'S31' })
  return kind === null
}

function personWords({ found, today }: InFile, person: Entry): { readonly name: string; readonly relationship: string } {
  const relationship = found.spotsAt(person, 'relationship').map((concept) => conceptWords(found, concept)).find((words) => words !== '') ?? ''
  return { name: nameOf(readNames(found, person, today)), relationship }
}

type As = 'requester' | 'performer' | 'named'

function isProfessional({ type }: Entry): boolean {
  return type === 'Practitioner' || type === 'PractitionerRole' || type === 'Organization'
}

function leaveReferenced(file: InFile, owner: Entry, reference: Spot, as: As): void {
  const to = file.entries.resolve(reference, owner)
  if (to === null) file.found.leave(reference.path, { kind: 'referral-professional', rule: 'S32', as }, file.found.textAt(reference, 'display'))
  else leaveProfessional(file, to, as)
}

/** A professional is shown by name and chosen by nobody but the person who reads it. */
function leaveProfessional(file: InFile, entry: Entry, as: As): void {
  file.found.leave(entry.path, { kind: 'referral-professional', rule: 'S32', as }, professionalName(file, entry))
}

function professionalName({ found, entries, today }: InFile, entry: Entry): string {
  if (entry.type === 'Organization') return found.textAt(entry, 'name') ?? ''
  if (entry.type !== 'PractitionerRole') return nameOf(readNames(found, entry, today))
  const practitioner = found.spotAt(entry, 'practitioner')
  const person = practitioner === null ? null : entries.resolve(practitioner, entry)
  return (person === null || person.type !== 'Practitioner' ? null : nameOf(readNames(found, person, today))) ?? (practitioner === null ? '' : (found.textAt(practitioner, 'display') ?? ''))
}

function readSetting(file: InFile, request: Entry, reference: Spot): void {
  const { found, entries, patient } = file
  const encounter = entries.resolve(reference, request)
  if (encounter === null) return
  const { value, path } = encounter
  const kind = found.spotAt(encounter, 'class')
  const place = places.get(kind?.value['code'])
  const subject = found.spotAt(encounter, 'subject')
  const isOver = ['finished', 'cancelled', 'entered-in-error'].includes(String(value['status'])) && (place === 'inpatient' || value['status'] !== 'finished')
  if (encounter.type !== 'Encounter' || meansSomethingElse(encounter) || subject === null || entries.resolve(subject, encounter) !== patient) return found.leave(path, { kind: 'referral-other-child', rule: 'S31' })
  if (place === undefined || isOver) return found.leave(`${path}.class`, { kind: 'referral-setting-unclear', rule: 'S31' }, kind?.value)
  found.take('place', place, `${path}.class`)
  const [location] = found.spotsAt(encounter, 'location').flatMap((each) => found.spotAt(each, 'location') ?? [])
  if (location !== undefined) found.take('where', found.textAt(location, 'display') ?? '', `${location.path}.display`)
}
