import { expect, test } from 'vitest'
import { concernAnswered, concernUnit, type Concern } from '#domain/meeting/concern.ts'
import { readTeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { Scribe } from '../../builders/an-act.ts'
import { say } from '../a-case.ts'

const concern: Concern = { by: 'Dr Amara Osei', at: '2026-10-08T11:40:00.000Z', contact: '4444', ringing: 'not-said' }

test('[S2, row 4] the answer is kept with the team: who, when, whom to ring, and nobody’s name but theirs', () => {
  const scribe = new Scribe({ kind: 'team', id: 'complex-cases' })
  say(scribe.laptop('Sister Mbatha', 'member'), concernUnit('1'), concern, 'log-concern')
  expect(readTeamFile(scribe.fold()).concerns).toEqual([concern])
})

test('[S2, row 4] who rang is said beside the answer, which stays with its time', () => {
  expect(concernAnswered(concern, 'self')).toEqual({ ok: true, value: { ...concern, ringing: 'self' } })
  expect(concernAnswered(null, 'self')).toMatchObject({ ok: false, refusal: { kind: 'concern-not-found' } })
})
