import { describe, expect, it } from 'vitest'
import { actToResource } from '#fhir/act-to-resource.ts'
import { fileToResource } from '#fhir/file-to-resource.ts'
import { signInToResource } from '#fhir/sign-in-to-resource.ts'
import type { JsonObject } from '../../trust-server/read-resource.ts'
import { judgeResource } from '../../trust-server/validity/judge-resource.ts'
import { aDerived } from '../builders/a-derived.ts'
import { aLaptopVault } from '../builders/a-laptop-vault.ts'

const act = actToResource(aLaptopVault('aaaaaaaa').act(7, { verb: 'set-question', record: 'c-0121' }))
const file = fileToResource({ plainHash: 'ab'.repeat(32), size: 12, type: 'application/pdf', team: 'complex-cases', about: 'case/c-0121', binary: '7' })
const signIn = signInToResource({ user: 'abena.osei', name: 'Dr Abena Osei', team: 'complex-cases', at: '2026-10-08T11:40:00.000Z' })

const places = (resource: JsonObject): readonly string[] => judgeResource(resource)?.places ?? []
const withAnswer = (answer: unknown): JsonObject => ({ ...act, item: [{ linkId: 'a', answer: [answer] }] })

describe('what the app sends', () => {
  it.each([['an act', act], ['a file', file], ['a sign-in', signIn]])('%s is FHIR R4', (_, resource) => {
    expect(judgeResource(resource)).toBeUndefined()
  })
})

const task = aDerived({ more: { input: [{ type: { text: 'Place' }, valueString: 'a' }] } })
const appointment = aDerived({ type: 'Appointment' })
const communication = aDerived({ type: 'Communication', more: { payload: [{ contentString: 'a' }], sent: '2026-10-08T11:40:00Z' } })

describe('what the trust’s other systems are told', () => {
  it.each(['ServiceRequest', 'Task', 'Appointment', 'Communication', 'Consent'])('%s is FHIR R4', (type) => {
    expect(judgeResource(aDerived({ type }))).toBeUndefined()
    expect(judgeResource({ ...aDerived({ type }), status: 'no such code' })?.places).toEqual([`${type}.status`])
    expect(judgeResource({ ...aDerived({ type }), unheardOf: 'a' })).toMatchObject({ status: 422 })
  })

  it.each<[string, JsonObject, string]>([
    ['an intent is none', { ...task, intent: 'hope' }, 'Task.intent'],
    ['an input has two values', { ...task, input: [{ type: { text: 'Place' }, valueString: 'a', valueCode: 'b' }] }, 'Task.input[0]'],
    ['a time has no zone', { ...task, authoredOn: '2026-10-08T11:40:00' }, 'Task.authoredOn'],
    ['who takes part has no answer', { ...appointment, participant: [{ actor: { display: 'Somebody' } }] }, 'Appointment.participant[0].status'],
    ['a meeting has a beginning alone, against an invariant', { ...appointment, end: undefined }, 'Appointment'],
    ['a payload is two things', { ...communication, payload: [{ contentString: 'a', contentReference: { reference: 'Binary/1' } }] }, 'Communication.payload[0]'],
    ['a consent has no policy, against an invariant', { ...aDerived({ type: 'Consent' }), policy: undefined }, 'Consent'],
    ['a consent is of no kind', { ...aDerived({ type: 'Consent' }), scope: undefined }, 'Consent.scope'],
    ['a request is for nobody', { ...aDerived({ type: 'ServiceRequest' }), subject: undefined }, 'ServiceRequest.subject'],
    ['a request happens at two times', { ...aDerived({ type: 'ServiceRequest' }), occurrenceDateTime: '2026-10-08', occurrencePeriod: { start: '2026-10-08' } }, 'ServiceRequest'],
  ])('%s', (_, resource, place) => {
    expect(judgeResource(resource)).toMatchObject({ status: 422, code: 'structure' })
    expect(places(resource).join(' ')).toContain(place)
  })
})

describe('what is not FHIR R4 is refused, and the place is named', () => {
  it.each<[string, JsonObject, string]>([
    ['a part that must be there is missing', { ...act, status: undefined }, 'QuestionnaireResponse.status'],
    ['a code is not in its list', { ...act, status: 'done' }, 'QuestionnaireResponse.status'],
    ['a code of a file is not in its list', { ...file, status: 'new' }, 'DocumentReference.status'],
    ['a code of an audit event is not in its list', { ...signIn, action: 'X' }, 'AuditEvent.action'],
    ['an item has no name', { ...act, item: [{ linkId: 'a' }, {}] }, 'QuestionnaireResponse.item[1].linkId'],
    ['a number stands for a text', withAnswer({ valueString: 5 }), 'QuestionnaireResponse.item[0].answer[0].value'],
    ['an answer has two values', withAnswer({ valueString: 'a', valueBoolean: true }), 'QuestionnaireResponse.item[0].answer[0]'],
    ['a list has nothing in it', { ...act, item: [] }, 'QuestionnaireResponse.item'],
    ['a text has nothing in it', withAnswer({ valueString: '' }), 'QuestionnaireResponse.item[0].answer[0].value'],
    ['an object has nothing in it', withAnswer({ valueCoding: {} }), 'QuestionnaireResponse.item[0].answer[0].value'],
    ['one thing is a list', { ...act, authored: ['2026-10-08'] }, 'QuestionnaireResponse.authored'],
    ['a day is none', { ...act, authored: '8 October' }, 'QuestionnaireResponse.authored'],
    ['a time has no zone', { ...act, authored: '2026-10-08T11:40:00' }, 'QuestionnaireResponse.authored'],
    ['an item has both answers and items, against an invariant', { ...act, item: [{ linkId: 'a', answer: [{ valueString: 'b' }], item: [{ linkId: 'c' }] }] }, 'QuestionnaireResponse.item'],
  ])('%s', (_, resource, place) => {
    expect(judgeResource(resource)).toMatchObject({ status: 422, code: 'structure' })
    expect(places(resource).join(' ')).toContain(place)
  })

  it('a name that FHIR has not is not said again: it may be anything', () => {
    const told = judgeResource({ ...act, 'Canary Child, born 1 May': 'x' })
    expect(told?.status).toBe(422)
    expect(JSON.stringify(told)).not.toContain('Canary')
    expect(told?.places).toEqual(['QuestionnaireResponse'])
  })

  it('ten thousand levels are refused as anything else is', () => {
    const deep = JSON.parse(`{"resourceType":"QuestionnaireResponse","status":"completed","item":${'[{"linkId":"a","item":'.repeat(10_000)}[]${'}]'.repeat(10_000)}}`) as JsonObject
    expect(judgeResource(deep)).toMatchObject({ status: 422 })
  })
})
