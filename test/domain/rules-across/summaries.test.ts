import { expect, test } from 'vitest'
import { isFound, readSought } from '#domain/person/find-by-words.ts'
import { summarise } from '#domain/rules-across/summaries.ts'
import { anAct, exchange, Scribe } from '../../builders/an-act.ts'
import { aMeeting, aProvider, aTask, aTeam, aWrittenCase, say, zoe } from '../a-case.ts'

test('[X6, design 3] a case’s line says what its record says', () => {
  const { scribe } = aWrittenCase({ 'task/t2': aTask({ what: 'Ring', done: { on: '2026-10-08', by: 'Sam Lee' } }) })
  expect(summarise(scribe.fold())).toMatchObject({
    kind: 'case', id: 'c-0121', patient: 'pt1', reference: 'C-0121', primary: 'I1', outcome: { meeting: 'm1', kind: 'agreed' },
    hold: null, hearing: null, ended: null, needsPerson: 0, readOnly: false, leadConsultant: 'osei', tasks: [{ id: 't1', what: 'Send the scans', owner: 'Sam Lee' }],
  })
})

test('[X6, vignette V10] the careful answer stands in the line while two versions stand', () => {
  const { scribe, chair } = aWrittenCase()
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  const hold = { by: 'Dr Osei', at: '2026-10-08T09:00:00+01:00', reviewOn: null, why: '' }
  say(chair, 'hearing', { on: '2026-10-20', legalContact: 'Legal team', restriction: true })
  say(secretary, 'hearing', { on: '2026-10-13', legalContact: 'Legal team', restriction: false })
  say(chair, 'hold', { ...hold, state: 'stable' })
  say(secretary, 'hold', { ...hold, state: 'parked' })
  expect(summarise(scribe.fold())).toMatchObject({ hearing: { on: '2026-10-13', restriction: true }, hold: { by: 'Dr Osei' }, needsPerson: 2 })
})

test('[X6, design 3] a record a newer version wrote in says so in its line', () => {
  const { scribe } = aWrittenCase()
  expect(summarise(scribe.fold([...scribe.all, anAct({ n: 90, schema: 2 })])).readOnly).toBe(true)
})

test('[P9, vignette V4] a patient is found by name in either script and by number', () => {
  const scribe = new Scribe({ kind: 'patient', id: 'pt1' })
  say(scribe.laptop('Chair'), 'identity', { ...zoe, inOwnScript: 'يوسف' })
  const line = summarise(scribe.fold())
  for (const typed of ['obrien nunez', 'يوسف', '9995260182', '999 526 0182', 'H100121', 'h100121']) expect(line.kind === 'patient' && isFound(line.search, readSought(typed)), typed).toBe(true)
})

test('[X6, design 3] meetings, providers and teams have their lines', () => {
  const about = (kind: 'meeting' | 'provider' | 'team', unit: string, value: unknown) => {
    const scribe = new Scribe({ kind, id: 'x1' })
    say(scribe.laptop('Chair', 'chair'), unit, value)
    return summarise(scribe.fold())
  }
  expect(about('meeting', 'meeting', aMeeting())).toMatchObject({ kind: 'meeting', on: '2026-10-08', at: '13:00', cases: [], opened: false })
  expect(about('provider', 'provider', aProvider())).toMatchObject({ kind: 'provider', provider: aProvider() })
  expect(about('team', 'team', aTeam())).toMatchObject({ kind: 'team', name: 'Second Opinion MDT' })
})

test('[F10, row 4] a team’s line has the day of each concern where the team is, and nobody’s name', () => {
  const scribe = new Scribe({ kind: 'team', id: 'x1' })
  say(scribe.laptop('Chair', 'chair'), 'concern/a', { by: 'Sister Mbatha', at: '2026-10-08T23:10:00Z', contact: '4444', ringing: 'self' })
  const line = summarise(scribe.fold())
  expect(line).toMatchObject({ kind: 'team', concerns: [{ on: '2026-10-09', ringing: 'self' }] })
  expect(JSON.stringify(line)).not.toContain('Mbatha')
})
