import { expect, it } from 'vitest'
import { storyWords } from '#screens/case/story-words.ts'
import { toJson, type JsonObject } from '#domain/basics/json.ts'
import { aConsent, aDecision } from '../../domain/a-case.ts'
import { Scribe } from '../../builders/an-act.ts'

const laptop = () => new Scribe().laptop('Chair', 'chair')
const said = (unit: string, value: unknown, verb: string) => storyWords(laptop().state(unit, toJson(value) as JsonObject, verb), (id) => `provider ${id}`)

it('a change of the case says what was changed', () => {
  expect(said('consent/mother', aConsent(), 'change-case')).toEqual({ title: 'Asked about sending records.', rest: 'Marisol Núñez, mother: agreed.' })
  expect(said('hearing', { on: '2026-10-13', legalContact: '', restriction: true }, 'change-case').title).toBe('Court hearing.')
  expect(said('hold', { state: 'parked', by: 'Dr Sheikh', at: '2026-10-08T10:26:00.000Z', reviewOn: null, why: 'Theatre now.' }, 'change-case')).toEqual({ title: 'Parked for urgent treatment.', rest: 'Theatre now.' })
})

it('the agreed sentence stands apart from whom it goes to', () => {
  expect(said('decision/m1', aDecision({ sentence: 'We ask for a view.' }), 'record-outcome').rest).toBe('“We ask for a view.” To provider p1.')
})

it('what was taken back is named', () => {
  const chair = laptop()
  const first = chair.state('task/t1', toJson({ what: 'Send the scans' }) as JsonObject, 'assign-task')
  const back = chair.state(`taken-back/${first.id}`, { verb: 'assign-task' }, 'withdraw-entry')
  expect(storyWords(back, String, () => first)).toEqual({ title: 'Taken back: action given.', rest: 'Send the scans' })
  expect(storyWords(back, String).title).toBe('Taken back: action given.')
})
