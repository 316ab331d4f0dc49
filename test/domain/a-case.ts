import { proseFromText } from '#domain/basics/prose.ts'
import { toJson, type JsonObject } from '#domain/basics/json.ts'
import type { Consent, FamilyWords, Shortlisted } from '#domain/case/case-parts.ts'
import type { Indications } from '#domain/case/indications.ts'
import { openDecision, type Decision } from '#domain/decision/decision.ts'
import type { LetterSource } from '#domain/letter/compose-letter.ts'
import type { Meeting } from '#domain/meeting/meeting.ts'
import { personLabel } from '#domain/person/needs.ts'
import type { Team } from '#domain/meeting/team.ts'
import type { Identity } from '#domain/person/identity.ts'
import type { Independence } from '#domain/provider/independence.ts'
import type { Provider } from '#domain/provider/provider.ts'
import { nothingElsewhere } from '#domain/rules-across/elsewhere.ts'
import { readCaseFile, type CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import type { Task } from '#domain/task/task.ts'
import { Scribe, type Laptop } from '../builders/an-act.ts'

/** A made-up case that nothing stops, in parts; a test changes the one part it is about. */

export const meetingDay = '2026-10-08'

export const zoe: Identity = {
  given: 'Zoë', family: 'O’Brien-Núñez', born: '2019-03-02', nhs: { kind: 'number', number: '9995260182' }, hospitalNumber: 'H100121',
}

export function aTeam(change: Partial<Team> = {}): Team {
  return { name: 'Second Opinion MDT', organisation: 'Fairhaven Children’s Hospital', ods: 'ZZ1', address: ['1 Made-up Street'], telephone: '', marthasRule: '', ...change }
}

export function aMeeting(change: Partial<Meeting> = {}): Meeting {
  return { name: 'second opinion MDT', on: meetingDay, at: '13:00', room: 'Seminar room', minutes: 60, ...change }
}

export function aProvider(change: Partial<Provider> = {}): Provider {
  return {
    type: 'team', name: 'Neurology MDT', specialty: 'Paediatric neurology', body: 'General Medical Council', number: '',
    organisation: 'Northern Made-up Infirmary', ods: 'ZZ2', country: 'GB', address: ['2 Made-up Road'], note: '', ...change,
  }
}

export function independent(change: Partial<Independence> = {}): Independence {
  return { teams: [{ team: 'Fairhaven neurology', independent: true, why: '' }], checked: 6, declared: [], ...change }
}

export const treatedHere: Independence = independent({
  teams: [
    { team: 'Fairhaven neurology', independent: true, why: '' },
    { team: 'Referring hospital', independent: false, why: 'treated him there in 2024' },
  ],
})

export function aShortlisted(change: Partial<Shortlisted> = {}): Shortlisted {
  return { provider: 'p1', why: 'knows the disease', order: 'a', independence: independent(), ...change }
}

export function aDecision(change: Partial<Decision> = {}): Decision {
  return { ...openDecision('m1'), outcome: 'agreed', sentence: 'Ask the neurology team for their view.', provider: 'p1', ...change }
}

export function aConsent(change: Partial<Consent> = {}): Consent {
  return { person: 'Marisol Núñez', relation: 'mother', answer: 'agreed', on: meetingDay, ...change }
}

export function someWords(change: Partial<FamilyWords> = {}): FamilyWords {
  return {
    kind: 'question', text: 'Will she  walk?\n— and when', speaker: 'Marisol Núñez', relation: 'mother', youngPerson: false,
    on: '2026-10-05', writtenBy: 'Dr Osei', order: 'a', ...change,
  }
}

export function aTask(change: Partial<Task> = {}): Task {
  return { what: 'Send the scans', owner: { user: 'sam', name: 'Sam Lee' }, due: '2026-10-12', done: null, meeting: 'm1', ...change }
}

/** The units of a case whose letter nothing stops. */
export const completeCase: Readonly<Record<string, unknown>> = {
  subject: { patient: 'pt1', reference: 'C-0121', leadConsultant: { user: 'osei', name: 'Dr Amara Osei' } },
  question: { text: 'What is causing the encephalopathy?', inShort: 'Cause?' },
  setting: { place: 'outpatient', where: '' },
  brief: { diagnoses: ['Autoimmune encephalitis', 'Mitochondrial disease'], soFar: 'Steroids', now: 'Stable', treatedBy: ['Fairhaven neurology'] },
  'indications/before': { chosen: ['I1'], primary: 'I1', disagreements: [], none: '' },
  'team-question/q1': { prose: proseFromText('Are the diagnoses right?'), order: 'a' },
  'shortlist/p1': aShortlisted(),
  'decision/m1': aDecision(),
  'consent/mother': aConsent(),
  'dissent-asked/m1': { meeting: 'm1', nobody: true },
  'task/t1': aTask(),
}

/** Writes a unit as a screen's value becomes facts. */
export function say(laptop: Laptop, unit: string, value: unknown, verb?: string) {
  return laptop.state(unit, toJson(value) as JsonObject, verb)
}

/** A case written on one laptop; null leaves a unit of the complete case out. */
export function aWrittenCase(change: Readonly<Record<string, unknown>> = {}) {
  const scribe = new Scribe()
  const chair = scribe.laptop('Chair', 'chair')
  const units = Object.entries({ ...completeCase, ...change }).filter(([, value]) => value !== null)
  // A meeting has its shortlist before it.
  const isListed = ([unit]: readonly [string, unknown]): boolean => unit.startsWith('shortlist/')
  for (const [unit, value] of [...units.filter(isListed), ...units.filter((each) => !isListed(each))]) say(chair, unit, value)
  return { scribe, chair }
}

export function aCaseFile(change: Readonly<Record<string, unknown>> = {}): CaseFile {
  return readCaseFile(aWrittenCase(change).scribe.fold())
}

export function letterFacts(file: CaseFile = aCaseFile(), change: Partial<LetterFacts> = {}): LetterFacts {
  return { file, identity: zoe, patientNeedsAPerson: false, elsewhere: nothingElsewhere, today: meetingDay, team: aTeam(), provider: aProvider(), ...change }
}

export function someIndications(change: Partial<Indications> = {}): Indications {
  return { chosen: ['I1'], primary: 'I1', disagreements: [], none: '', ...change }
}

export function aLetterSource(change: Partial<LetterSource> = {}): LetterSource {
  const file = aCaseFile()
  if (file.subject === null) throw new Error('the complete case has its subject')
  return {
    team: aTeam(), subject: file.subject, identity: zoe, setting: file.setting, brief: file.brief, indications: file.indications,
    sides: [], decision: aDecision(), meeting: aMeeting(), provider: aProvider(), askedBefore: [], questions: file.questions, words: [], people: [], copies: (change.people ?? []).filter(({ copy }) => copy === 'yes').map(personLabel), enclosures: [], mode: null, neededBy: null, careRemains: true,
    dissent: false, prose: { why: null, ask: null }, version: 1, date: meetingDay,
    request: null, consents: [], consentOverridden: false, hearing: null, restricted: false, contact: null,
    signatory: { name: 'Dr Amara Osei', title: 'Consultant neurologist', registration: '' }, signed: false, ...change,
  }
}
