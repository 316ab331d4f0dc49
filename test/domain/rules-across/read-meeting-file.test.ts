import { expect, test } from 'vitest'
import { withdrawUnit } from '#domain/journal/state-unit.ts'
import { cardsOf } from '#domain/rules-across/cards.ts'
import { quorumOfMeeting, readMeetingFile, readTeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { aMeeting, aTeam, say } from '../a-case.ts'
import { exchange, Scribe } from '../../builders/an-act.ts'

function aTeamRecord() {
  const scribe = new Scribe({ kind: 'team', id: 'team-1' })
  const chair = scribe.laptop('Chair', 'chair')
  say(chair, 'team', aTeam())
  say(chair, 'quorum', { needs: [{ discipline: 'consultant', words: 'a consultant', least: 1 }] })
  const member = { role: 'member', discipline: 'nurse', title: '' }
  say(chair, 'member/lee', { ...member, user: 'lee', name: 'Sam Lee', order: 'b' })
  say(chair, 'member/osei', { ...member, user: 'osei', name: 'Dr Osei', order: 'a' })
  return readTeamFile(scribe.fold())
}

const here = (user: string, present = 'here') => ({ user, name: user, discipline: 'consultant', present })

function aMeetingRecord() {
  const scribe = new Scribe({ kind: 'meeting', id: 'm1' })
  const chair = scribe.laptop('Chair', 'chair')
  const secretary = scribe.laptop('Secretary', 'secretary')
  say(chair, 'meeting', aMeeting())
  exchange(chair, secretary)
  return { scribe, chair, secretary, file: () => readMeetingFile(scribe.fold()) }
}

test('[J4, design 3] two who tick the same person here apart agree', () => {
  const { chair, secretary, file } = aMeetingRecord()
  say(chair, 'attendance/osei', here('osei'))
  say(secretary, 'attendance/osei', here('osei'))
  expect(file().attendance).toHaveLength(1)
  expect(quorumOfMeeting(file(), aTeamRecord()).quorate).toBe(true)
})

test('[M1, design 3] somebody ticked here by one and sorry by another does not count until it is settled', () => {
  const { chair, secretary, file } = aMeetingRecord()
  say(chair, 'attendance/osei', here('osei'))
  say(secretary, 'attendance/osei', here('osei', 'apologies'))
  expect(quorumOfMeeting(file(), aTeamRecord())).toEqual({ quorate: false, present: 0, missing: ['a consultant'] })
})

test('[M3, design 3] two who add and move cases apart see one agenda', () => {
  const { chair, secretary, file } = aMeetingRecord()
  say(chair, 'agenda/c2', { case: 'c2', key: 'a1', note: '' })
  say(secretary, 'agenda/c1', { case: 'c1', key: 'a1', note: '' })
  say(secretary, 'agenda/c3', { case: 'c3', key: 'a0', note: '' })
  expect(file().agenda.map((item) => item.case)).toEqual(['c3', 'c1', 'c2'])
})

test('[M7, design 3] a case two people moved apart stays on the agenda, where it was put last, and nobody has to settle that', () => {
  const { scribe, chair, secretary, file } = aMeetingRecord()
  for (const [id, key] of [['c1', 'a0'], ['c2', 'a1'], ['c3', 'a2']] as const) say(chair, `agenda/${id}`, { case: id, key, note: '' })
  exchange(chair, secretary)
  say(chair, 'agenda/c2', { case: 'c2', key: 'Zz', note: '' })
  say(secretary, 'agenda/c2', { case: 'c2', key: 'a3', note: '' })
  expect(file().agenda.map((item) => item.case)).toEqual(['c1', 'c3', 'c2'])
  expect(cardsOf(scribe.fold())).toEqual([])
})

test('[M7, design 3] a case that one moved and another took off stays on until a person settles it', () => {
  const { scribe, chair, secretary, file } = aMeetingRecord()
  say(chair, 'agenda/c1', { case: 'c1', key: 'a0', note: '' })
  exchange(chair, secretary)
  say(chair, 'agenda/c1', { case: 'c1', key: 'a5', note: '' })
  secretary.write(withdrawUnit('agenda/c1'))
  expect(file().agenda.map((item) => item.case)).toEqual(['c1'])
  expect(cardsOf(scribe.fold())).toMatchObject([{ kind: 'two-versions', unit: 'agenda/c1' }])
})

test('[M1, design 3] a team reads with its rule and its people in order', () => {
  const team = aTeamRecord()
  expect(team.team).toEqual(aTeam())
  expect(team.members.map((member) => member.name)).toEqual(['Dr Osei', 'Sam Lee'])
  expect(quorumOfMeeting(aMeetingRecord().file(), { ...team, quorumRule: null }).quorate).toBe(false)
})

test('[M8, design 3] computers that open one meeting apart need nobody: it was opened when the first of them did', () => {
  const { chair, secretary, file } = aMeetingRecord()
  say(chair, 'opened', { at: '2026-10-08T12:01:00.000Z', by: 'Dr Osei' })
  say(secretary, 'opened', { at: '2026-10-08T13:00:54+01:00', by: 'Priya Raman' })
  expect(file().opened).toMatchObject({ by: 'Priya Raman' })
  expect(cardsOf(file().record)).toEqual([])
})
