import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toJson, type JsonObject } from '#domain/basics/json.ts'
import { withdrawUnit } from '#domain/journal/state-unit.ts'
import { derivedTypes, type Derived } from '#fhir/derived/derived.ts'
import { deriveRecord } from '#fhir/derived/derive-record.ts'
import { tagsOf } from '#fhir/read-element.ts'
import { DERIVED_SYSTEM, HEAD_SYSTEM, RECORD_SYSTEM, TEAM_SYSTEM } from '#fhir/systems.ts'
import { judgeResource } from '../../../trust-server/validity/judge-resource.ts'
import { aDecision, aWrittenCase, completeCase, say } from '../../domain/a-case.ts'
import { aDispatch } from '../../domain/pathway/a-pathway.ts'
import { aFullCase, aFullMeeting, derive, everything, named } from './a-derived-record.ts'

const goldenOf = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/derived', name), 'utf8'))
const made = ({ derived }: { readonly derived: readonly Derived[] }) => derived.filter(({ onlyThere }) => !onlyThere)

const definitions = JSON.parse(readFileSync(join(import.meta.dirname, '../../../trust-server/validity/definitions.json'), 'utf8')) as { readonly entry: readonly { readonly resource: { readonly name: string } }[] }
const defined = new Set(definitions.entry.map(({ resource }) => resource.name))

/** The case as it stands where two laptops changed one unit apart, each adding a word that is in no other part. */
function withTwoVersions(unit: string) {
  const { scribe, chair } = aFullCase()
  const other = scribe.laptop('Other')
  other.receives(chair)
  const value = { ...everything, ...completeCase }[unit] as JsonObject
  for (const [laptop, word] of [[chair, 'one'], [other, 'two']] as const) say(laptop, unit, { ...value, word })
  return scribe.fold()
}

function withdrawn(unit: string) {
  const { scribe, chair } = aFullCase()
  chair.write(withdrawUnit(unit))
  return scribe.fold()
}

/** Every text that a resource says, but for its marks. */
function textsIn({ resource }: Derived): readonly string[] {
  const { meta: _, ...rest } = resource
  return leaves(rest)
}

function leaves(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [String(value)]
}

describe('what other systems may read of a record', () => {
  it('[K28] is, of a case and of a meeting, what it was', () => {
    expect(toJson(derive(aFullCase().scribe.fold()).derived)).toEqual(goldenOf('case.json'))
    expect(toJson(derive(aFullMeeting().scribe.fold()).derived)).toEqual(goldenOf('meeting.json'))
  })

  it('[K28] carries a name of its own, its team, its record and the heads it was made from', () => {
    const record = aFullCase().scribe.fold()
    const { derived, held, others } = derive(record)
    expect(new Set(derived.map(({ name }) => name)).size).toBe(derived.length)
    for (const { name, resource } of derived) {
      expect(resource['identifier']).toEqual([{ system: DERIVED_SYSTEM, value: name }])
      expect([TEAM_SYSTEM, RECORD_SYSTEM, HEAD_SYSTEM].map((system) => tagsOf(resource, system))).toEqual([['team-1'], ['case/c-0121'], record.heads])
    }
    expect([...held].sort()).toEqual(record.order.map(({ id }) => id).sort())
    expect(others).toBe(0)
  })

  it('[K28] is the same whatever order the acts arrived in', () => {
    const { scribe } = aFullCase()
    const inOrder = derive(scribe.fold()).derived
    const turned = derive(scribe.fold(scribe.all.toReversed())).derived
    expect(new Map(turned.map((each) => [each.name, each]))).toEqual(new Map(inOrder.map((each) => [each.name, each])))
  })

  it('[K28, P12] names no child, nobody of the family, no address, and says nothing in free words', () => {
    const all = [...derive(aFullCase().scribe.fold()).derived, ...derive(aFullMeeting().scribe.fold()).derived]
    const said = all.flatMap(textsIn).join('\n')
    for (const word of ['Zoë', 'Núñez', 'Marisol', 'Rosa', 'Hidden', 'ZZ9', 'mother’s', 'Solicitor', 'encephal', 'Shunt', 'Worried', 'to be sure', 'scans', 'Bell', 'nhs.example', 'C-0121', 'DOC-1', 'asks again', 'Seminar']) {
      expect(said).not.toContain(word)
    }
    expect(said).toContain('Sam Lee')
  })

  it('[K28] is FHIR R4 by HL7’s own definitions, of each type whose definition the trust server has', () => {
    const judged = new Set<string>()
    const all = [
      ...derive(aFullCase().scribe.fold()).derived, ...derive(aFullMeeting().scribe.fold()).derived,
      ...Object.keys({ ...everything, ...completeCase }).flatMap((unit) => [withTwoVersions(unit), withdrawn(unit)].flatMap((record) => (record.units.get('subject')?.kind === 'settled' ? derive(record).derived : []))),
    ]
    for (const { type, resource } of all.filter((each) => defined.has(each.type))) {
      expect(judgeResource(resource)).toBeUndefined()
      judged.add(type)
    }
    expect([...judged].sort()).toEqual(derivedTypes.filter((type) => defined.has(type)).toSorted())
  })
})

describe('what is not settled, not read or not whole', () => {
  it.each(Object.keys({ ...everything, ...completeCase }))('[K28, J3] while two versions of %s stand, neither is told', (unit) => {
    const without = new Set([...derive(withdrawn(unit)).derived.flatMap(textsIn), 'unknown', 'inactive', 'Not settled'])
    const said = derive(withTwoVersions(unit)).derived.flatMap(textsIn)
    expect(said.filter((text) => !without.has(text))).toEqual([])
  })

  it('[K28, J3] a state that hangs on two versions is unknown, and a yes that stands there goes', () => {
    for (const unit of ['hold', 'decision/m1', 'subject']) expect(named(withTwoVersions(unit), 'case/c-0121').resource).toMatchObject({ status: 'unknown' })
    expect(named(withTwoVersions('subject'), 'case/c-0121')).toMatchObject({ onlyThere: true })
    for (const unit of ['consent/mother', 'person/mother']) expect(named(withTwoVersions(unit), 'case/c-0121/consent/mother')).toMatchObject({ onlyThere: true, resource: { status: 'inactive' } })
    expect(made(derive(withTwoVersions('task/t1'))).map(({ name }) => name)).not.toContain('case/c-0121/task/t1')
  })

  it('[K28, J9] nothing is told of a record that a newer Consilium wrote in', () => {
    const { scribe, chair } = aFullCase()
    chair.write([], 'change-case', 2)
    expect(deriveRecord(scribe.fold(), 'team-1', () => true)).toEqual({ kind: 'nothing' })
  })

  it('[K28, J7] nor yet of one whose earlier parts have not arrived', () => {
    const { scribe } = aFullCase()
    const [first] = scribe.all
    expect(deriveRecord(scribe.fold(scribe.all.slice(1)), 'team-1', () => true)).toEqual({ kind: 'incomplete', missing: [first?.id] })
  })

  it('nothing is told of a patient, a provider or a team, nor of a case without a child', () => {
    expect(deriveRecord(aWrittenCase({ subject: null }).scribe.fold(), 'team-1', () => true)).toEqual({ kind: 'nothing' })
  })
})

describe('the request', () => {
  const requestOf = (change: Readonly<Record<string, unknown>>) => named(aFullCase(change).scribe.fold(), 'case/c-0121').resource
  const closed = { how: 'closed', by: 'Dr Osei', on: '2026-12-01' }

  it.each<readonly [string, Readonly<Record<string, unknown>>, string]>([
    ['before a meeting', { 'decision/m1': null }, 'draft'],
    ['only viewed by a meeting without a quorum', { 'decision/m1': aDecision({ standing: 'view' }) }, 'draft'],
    ['agreed', {}, 'active'],
    ['parked', { hold: { state: 'parked', by: 'Dr Osei', at: '2026-10-05T09:00:00Z', reviewOn: null, why: '' } }, 'on-hold'],
    ['not supported', { 'decision/m1': aDecision({ outcome: 'not-supported', more: { what: 'a', who: 'b', by: 'c' } }) }, 'revoked'],
    ['closed after an opinion', { ended: closed }, 'completed'],
    ['closed without having been agreed', { ended: closed, 'decision/m1': null }, 'revoked'],
    ['withdrawn', { ended: { ...closed, how: 'withdrawn' } }, 'revoked'],
    ['of a child who died', { ended: { ...closed, how: 'died' } }, 'revoked'],
  ])('%s is as FHIR calls it', (_, change, status) => {
    expect(requestOf(change)['status']).toBe(status)
  })

  it('names the lead consultant where the team asks, and the child where the young person does', () => {
    const asked = everything['request'] as object
    expect(requestOf({ request: { ...asked, by: 'team' } })['requester']).toMatchObject({ type: 'Practitioner', display: 'Dr Amara Osei' })
    expect(requestOf({ request: { ...asked, by: 'young-person' } })['requester']).toMatchObject({ type: 'Patient', identifier: { value: 'pt1' } })
  })

  it('says which kinds of disagreement there are, the primary reason first', () => {
    const reasons = requestOf({ 'indications/before': { chosen: ['I1', 'I5'], primary: 'I5', disagreements: ['b', 'd'], none: 'Because we say so' } })['reasonCode']
    expect(reasons).toMatchObject([{ coding: [{ code: 'I5' }], text: 'Parents disagree, Family and clinical teams disagree' }, { coding: [{ code: 'I1' }] }])
  })

  it('has no performer before a meeting has agreed', () => {
    expect(requestOf({ 'decision/m1': aDecision({ outcome: 'more-information', more: { what: 'a', who: 'b', by: 'c' } }) })).not.toHaveProperty('performer')
  })
})

describe('what is done and owed', () => {
  it('a task that was taken off is cancelled where it stands, and made nowhere', () => {
    expect(named(withdrawn('task/t1'), 'case/c-0121/task/t1')).toMatchObject({ onlyThere: true, resource: { status: 'cancelled' } })
  })

  it('a letter that never left is in error, one that went astray stopped', () => {
    const undone = { by: 'Sam Lee', at: '2026-10-10T10:00:00Z', why: 'Wrong address' }
    const statusOf = (dispatch: object) => named(aFullCase({ 'dispatch/1/secure-mail/1': dispatch }).scribe.fold(), 'case/c-0121/dispatch/1/secure-mail/1').resource['status']
    expect(statusOf(aDispatch({ undone }))).toBe('entered-in-error')
    expect(statusOf(aDispatch({ undone, astray: true }))).toBe('stopped')
  })

  it('a pseudonymised copy is not said to be the signed letter', () => {
    const { resource } = named(aFullCase({ 'dispatch/1/secure-mail/1': aDispatch({ copy: 'pseudonymised' }) }).scribe.fold(), 'case/c-0121/dispatch/1/secure-mail/1')
    expect(resource).not.toHaveProperty('payload')
  })

  it('a yes of somebody who may not decide is not passed on (L6)', () => {
    const without = { ...(everything['person/mother'] as object), responsibility: { state: 'none', how: '', on: null } }
    expect(named(aFullCase({ 'person/mother': without }).scribe.fold(), 'case/c-0121/consent/mother')).toMatchObject({ onlyThere: true, resource: { status: 'inactive' } })
  })

  it('a meeting that was opened is fulfilled, also where two opened it; one that does not take place is cancelled with its agenda', () => {
    const { scribe, chair } = aFullMeeting()
    const other = scribe.laptop('Other')
    other.receives(chair)
    for (const [laptop, minute] of [[chair, '02'], [other, '04']] as const) say(laptop, 'opened', { at: `2026-10-08T12:${minute}:00Z`, by: laptop.name })
    expect(named(scribe.fold(), 'meeting/m1').resource).toMatchObject({ status: 'fulfilled' })

    const planned = aFullMeeting()
    say(planned.chair, 'cancelled', { at: '2026-10-07T12:00:00Z', by: 'Chair', reason: 'Snow' })
    expect(made(derive(planned.scribe.fold())).map(({ resource }) => resource['status'])).toEqual(['cancelled', 'cancelled', 'cancelled'])
  })
})
