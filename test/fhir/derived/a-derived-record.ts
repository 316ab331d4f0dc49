import type { Derivation, Derived } from '#fhir/derived/derived.ts'
import { deriveRecord } from '#fhir/derived/derive-record.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { Scribe } from '../../builders/an-act.ts'
import { aMeeting, aTask, aWrittenCase, say } from '../../domain/a-case.ts'
import { aReport, signedUnits, wholeWay } from '../../domain/pathway/a-pathway.ts'

const fileHash = 'c'.repeat(64)

/** A case with everything in it that other systems may read, and much that they may not. */
export const everything: Readonly<Record<string, unknown>> = {
  ...signedUnits,
  ...wholeWay,
  'report/r1': aReport({ document: { reference: 'DOC-1', blob: fileHash } }),
  request: { by: 'parent-or-carer', name: 'Marisol Núñez', relationship: 'mother', parentalResponsibility: 'confirmed', how: 'birth certificate', on: '2026-09-28', words: 'We want to be sure' },
  'person/mother': aPerson({ name: 'Marisol Núñez', relation: 'mother' }),
  'person/zoe': aPerson({ name: 'Zoë', youngPerson: true }),
  'address/mother': { lines: ['3 Hidden Lane'], postcode: 'ZZ9 9ZZ', protected: true },
  'consent/zoe': { person: 'Zoë', relation: '', answer: 'refused', on: '2026-10-02' },
  'consent/aunt': { person: 'Rosa Núñez', relation: 'Zoë’s aunt', answer: 'not-asked', on: null },
  hold: { state: 'stable', by: 'Dr Osei', at: '2026-10-05T09:00:00+01:00', reviewOn: null, why: 'Shunt infection' },
  hearing: { on: '2026-11-20', legalContact: 'J. Solicitor', restriction: true },
  'task/t2': aTask({ owner: { user: '', name: 'Rosa Núñez' }, done: { on: '2026-10-11', by: 'Rosa Núñez' } }),
}

function aPerson(change: object) {
  return {
    relation: '', youngPerson: false, responsibility: { state: 'confirmed', how: 'seen', on: null }, view: 'Worried', language: '', interpreter: { state: 'not-needed', language: '' },
    formats: [], copy: 'not-asked', order: 'a', ...change,
  }
}

export function aFullCase(change: Readonly<Record<string, unknown>> = {}) {
  return aWrittenCase({ ...everything, ...change })
}

/** A meeting with two cases on its agenda and three people. */
export function aFullMeeting() {
  const scribe = new Scribe({ kind: 'meeting', id: 'm1' })
  const chair = scribe.laptop('Chair', 'chair')
  say(chair, 'meeting', aMeeting())
  for (const [id, key] of [['c-0121', 'a0'], ['c-0122', 'a1']]) say(chair, `agenda/${id}`, { case: id, key, note: 'Mother asks again' })
  for (const [user, present] of [['osei', 'here'], ['lee', 'apologies'], ['bell', 'expected']]) say(chair, `attendance/${user}`, { user, name: `Dr ${user}`, discipline: 'neurology', present })
  return { scribe, chair }
}

export function derive(record: FoldedRecord): Extract<Derivation, { kind: 'derived' }> {
  const derivation = deriveRecord(record, 'team-1', () => true)
  if (derivation.kind !== 'derived') throw new Error(derivation.kind)
  return derivation
}

/** The resource of a name, as JSON reads it. */
export function named(record: FoldedRecord, name: string): Derived & { readonly resource: Readonly<Record<string, unknown>> } {
  const found = derive(record).derived.filter((each) => each.name === name)
  const [only] = found
  if (only === undefined || found.length > 1) throw new Error(`${found.length} are called ${name}`)
  return only
}
