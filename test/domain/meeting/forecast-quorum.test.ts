import { expect, test } from 'vitest'
import { forecastQuorum } from '#domain/meeting/forecast-quorum.ts'
import type { Attendance } from '#domain/meeting/meeting.ts'
import { quorumOf, type QuorumRule } from '#domain/meeting/quorum.ts'
import type { Member } from '#domain/meeting/team.ts'

const rule: QuorumRule = { needs: [{ discipline: 'Nursing', words: 'nurse', least: 1 }, { discipline: 'Radiology', words: 'radiologist', least: 1 }] }
const member = (user: string, discipline: string): Member => ({ user, name: user, role: 'member', discipline, title: '', order: user })
const members = [member('mbatha', 'Nursing'), member('rowlands', 'Radiology'), member('feldman', 'Specialist')]
const said = (user: string, present: Attendance['present'], discipline = ''): Attendance => ({ user, name: user, discipline, present })
const forecast = (...attendance: Attendance[]) => forecastQuorum(rule, members, attendance)

test('[M19, domain 4.1] who has said nothing is not taken for coming', () => {
  expect(forecast()).toMatchObject({ kind: 'not-sure', needs: [{ coming: [], notHeardFrom: ['mbatha'] }, { coming: [], notHeardFrom: ['rowlands'] }] })
  expect(forecast(said('mbatha', 'expected')).kind).toBe('not-sure')
})

test('[M19, domain 4.1] every line of the rule covered by a yes is expected', () => {
  expect(forecast(said('mbatha', 'expected'), said('rowlands', 'expected')).kind).toBe('expected')
})

test('[M19, domain 4.1] apologies by the only one of a discipline leave nobody for it', () => {
  expect(forecast(said('mbatha', 'expected'), said('rowlands', 'apologies'))).toMatchObject({ kind: 'unlikely', needs: [{}, { coming: [], notHeardFrom: [], sorry: ['rowlands'] }] })
})

test('[M19, domain 4.1] somebody from outside the team who comes for a discipline covers it', () => {
  expect(forecast(said('mbatha', 'expected'), said('rowlands', 'apologies'), said('guest', 'expected', 'Radiology')).kind).toBe('expected')
})

test('[M19, domain 4.1] without a rule nothing is forecast', () => {
  expect(forecastQuorum(null, members, [])).toEqual({ kind: 'no-rule', needs: [] })
})

test('[M1, M19, design 3] a yes said before the meeting makes no quorum in it', () => {
  const quorum = quorumOf(rule, [said('mbatha', 'expected', 'Nursing'), said('rowlands', 'expected', 'Radiology')])
  expect(quorum).toMatchObject({ quorate: false, present: 0, missing: ['nurse', 'radiologist'] })
})
