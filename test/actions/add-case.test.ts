import { beforeEach, describe, expect, it } from 'vitest'
import { addCase, type KnownHere, type TypedNewCase } from '#actions/add-case.ts'
import { recordNonExpert, recordRoutine } from '#actions/close-route.ts'
import { openedNow } from '#actions/context.ts'
import { answerConcern, logConcern } from '#actions/log-concern.ts'
import { markStable, reviewHold } from '#actions/mark-stable.ts'
import type { Role } from '#domain/journal/act.ts'
import { standardQuestions } from '#domain/letter/standard-questions.ts'
import { settledValue } from '#domain/journal/state-unit.ts'
import { sameNumberSchema, sameNumberUnit } from '#domain/person/same-number.ts'
import { readPatientIdentity } from '#domain/person/read-patient.ts'
import { elsewhereOf, sharesNumber } from '#domain/rules-across/elsewhere.ts'
import { summarise } from '#domain/rules-across/summaries.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { readMeetingFile, readTeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { aLaptopAtWork, type LaptopAtWork } from '../builders/a-laptop-at-work.ts'

const about = { kind: 'case', id: 'new-case' } as const
const patient = { kind: 'patient', id: 'new-patient' } as const
const team = { kind: 'team', id: 'complex-cases' } as const
const allNo = { worse: false, urgent: false, nonExpert: false, routine: false }
const nobody: KnownHere = { children: [], references: ['C-0123'], offered: standardQuestions }
const child = {
  given: 'Amelia', family: 'Stone', inOwnScript: '', born: '2025-07-21', nhsNumber: '999 757 4915', unavailable: null,
  hospitalNumber: '4088 4406', verification: '', otherNumber: '', twin: '',
}
const typed: TypedNewCase = {
  id: about.id,
  child: { kind: 'new', patient: patient.id, typed: child, notThese: [], sameNumberWhy: '' },
  lead: { user: 'dr.bilal.sheikh', name: 'Dr Bilal Sheikh' },
  answers: allNo,
  request: { by: 'parent-or-carer', name: 'Jodie Stone', relationship: 'mother', parentalResponsibility: 'confirmed', how: 'Certificate seen', words: '' },
  question: 'Is an operation right?', place: 'inpatient', where: 'Osprey ward', treatment: '',
}
let consultant: LaptopAtWork
const start = async (role: Role, name = 'Dr Bilal Sheikh') => aLaptopAtWork(name, role)
const opened = async (laptop: LaptopAtWork) => openedNow(await laptop.record(about))
const file = async (laptop: LaptopAtWork) => readCaseFile(await laptop.record(about))

beforeEach(async () => {
  consultant = await start('consultant')
})

describe('a new case', () => {
  it('[S10] the child and the case are saved in one call, and read back whole', async () => {
    expect(await addCase(consultant.context, typed, nobody)).toMatchObject({ ok: true })
    expect(await consultant.acts()).toHaveLength(2)
    expect(readPatientIdentity(await consultant.record(patient))).toMatchObject({ family: 'Stone', nhs: { number: '9997574915' } })
    expect(await file(consultant)).toMatchObject({ subject: { patient: patient.id }, request: { by: 'parent-or-carer' }, screening: { worse: false, by: 'Dr Bilal Sheikh' }, setting: { where: 'Osprey ward' } })
  })

  it('[S10] what one of the two is refused for leaves neither', async () => {
    expect(await addCase(consultant.context, { ...typed, question: ' ' }, nobody)).toMatchObject({ refusal: { kind: 'question-missing' } })
    expect(await addCase(consultant.context, { ...typed, lead: null }, nobody)).toMatchObject({ refusal: { kind: 'lead-missing' } })
    const misspelt = { ...typed, child: { ...typed.child, typed: { ...child, nhsNumber: '999 123 4567' } } } as TypedNewCase
    expect(await addCase(consultant.context, misspelt, nobody)).toMatchObject({ refusal: { kind: 'nhs-number-check-digit' } })
    expect(await consultant.acts()).toEqual([])
  })

  it('[S1] a case is not made past the first question, whatever the screen does', async () => {
    expect(await addCase(consultant.context, { ...typed, answers: { ...allNo, worse: null } }, nobody)).toMatchObject({ refusal: { kind: 'screening-not-answered' } })
    expect(await addCase(consultant.context, { ...typed, answers: { ...allNo, worse: true } }, nobody)).toMatchObject({ refusal: { kind: 'use-marthas-rule' } })
    expect(await consultant.acts()).toEqual([])
  })

  it('[S8] who may be here already is chosen by a person: this child, or none of those shown', async () => {
    await addCase(consultant.context, typed, nobody)
    const identity = readPatientIdentity(await consultant.record(patient))
    if (identity === null) throw new Error('the child was added')
    const here: KnownHere = { children: [{ id: patient.id, identity }], references: ['C-0124-AAA'], offered: [] }
    const again = { ...typed, id: 'second', child: { kind: 'new', patient: 'another', typed: { ...child, nhsNumber: '', unavailable: 'nhs-number-not-known' }, notThese: [], sameNumberWhy: '' } } as TypedNewCase
    expect(await addCase(consultant.context, again, here)).toMatchObject({ refusal: { kind: 'child-known-already', matches: [patient.id] } })
    expect(await consultant.acts()).toHaveLength(2)
    expect(await addCase(consultant.context, { ...again, child: { kind: 'known', patient: patient.id } }, here)).toMatchObject({ ok: true })
    expect(await consultant.acts()).toHaveLength(3)
    expect(await addCase(consultant.context, { ...again, id: 'third', child: { ...again.child, notThese: [patient.id] } as TypedNewCase['child'] }, here)).toMatchObject({ ok: true })
    expect(await addCase(consultant.context, { ...again, id: 'fourth', child: { kind: 'known', patient: 'gone' } }, here)).toMatchObject({ refusal: { kind: 'child-not-here' } })
  })

  it('[S8] another child with the same NHS number is entered only with how that is known, and both say so', async () => {
    await addCase(consultant.context, typed, nobody)
    const identity = readPatientIdentity(await consultant.record(patient))
    if (identity === null) throw new Error('the child was added')
    const here: KnownHere = { children: [{ id: patient.id, identity }], references: ['C-0124-AAA'], offered: [] }
    const other = { kind: 'patient', id: 'other' } as const
    const said = (sameNumberWhy: string) => ({ ...typed, id: 'second', child: { kind: 'new', patient: other.id, typed: { ...child, family: 'Marsh', hospitalNumber: '4099 1111' }, notThese: [patient.id], sameNumberWhy } }) as TypedNewCase
    expect(await addCase(consultant.context, said(' '), here)).toMatchObject({ refusal: { kind: 'same-number-needs-a-reason', rule: 'S8' } })
    expect(await consultant.acts()).toHaveLength(2)
    expect(await addCase(consultant.context, said(' Two wristbands seen. '), here)).toMatchObject({ ok: true })
    const record = await consultant.record(other)
    expect(settledValue(record, sameNumberUnit(patient.id), sameNumberSchema)).toEqual({ why: 'Two wristbands seen.', by: 'Dr Bilal Sheikh', on: '2026-10-08' })
    const lines = [summarise(await consultant.record(patient)), summarise(record)].filter((line) => line.kind === 'patient')
    expect(lines.map(({ id }) => sharesNumber(id, lines).map(({ id: of }) => of))).toEqual([['other'], [patient.id]])
    expect(lines.map(({ id }) => elsewhereOf('', id, [], lines).identityDiffers)).toEqual([true, true])
    const joined = lines.map((line) => ({ ...line, sameAs: line.id === other.id ? [patient.id] : [] }))
    expect(joined.map(({ id }) => sharesNumber(id, joined))).toEqual([[], []])
  })

  it('[S9] two computers that count apart give two references', async () => {
    const secretary = await start('secretary', 'Priya Raman')
    await addCase(consultant.context, typed, nobody)
    await addCase(secretary.context, { ...typed, id: 'hers', child: { ...typed.child, patient: 'hers' } as TypedNewCase['child'] }, nobody)
    const hers = readCaseFile(await secretary.record({ kind: 'case', id: 'hers' })).subject?.reference
    const his = (await file(consultant)).subject?.reference
    expect([his, hers]).toEqual([expect.stringMatching(/^C-0124-...$/), expect.stringMatching(/^C-0124-...$/)])
    expect(his).not.toBe(hers)
  })

  it('[J12] a member adds none', async () => {
    const member = await start('member', 'Sister Grace Mbatha')
    expect(await addCase(member.context, typed, nobody)).toMatchObject({ refusal: { kind: 'role-may-not' } })
  })
})

describe('after the first questions', () => {
  it('[S2] a member notes a concern with the team; who rang is noted beside it', async () => {
    const member = await start('member', 'Sister Grace Mbatha')
    const openedTeam = openedNow(await member.record(team))
    await logConcern(member.context, openedTeam, '1', ' 4444 ')
    await answerConcern(member.context, openedTeam, '1', 'somebody-else')
    expect(readTeamFile(await member.record(team)).concerns).toMatchObject([{ by: 'Sister Grace Mbatha', contact: '4444', ringing: 'somebody-else' }])
    expect(await answerConcern(member.context, openedTeam, 'none', 'self')).toMatchObject({ refusal: { kind: 'concern-not-found' } })
    expect(JSON.stringify(await member.acts())).not.toContain('Stone')
  })

  it('[S3] a parked request is reviewed by anyone who runs the meeting, and marked stable by a clinician', async () => {
    const secretary = await start('secretary', 'Priya Raman')
    await addCase(secretary.context, { ...typed, answers: { ...allNo, urgent: true } }, nobody)
    expect(await reviewHold(secretary.context, await opened(secretary))).toMatchObject({ ok: true })
    expect(await markStable(secretary.context, await opened(secretary), null)).toMatchObject({ refusal: { kind: 'role-may-not', allowed: ['chair', 'consultant'] } })
    await consultant.receiveFrom(secretary)
    expect(await markStable(consultant.context, await opened(consultant), null)).toMatchObject({ ok: true })
    expect((await file(consultant)).hold).toMatchObject({ state: 'stable', by: 'Dr Bilal Sheikh' })
    expect(await reviewHold(consultant.context, await opened(consultant))).toMatchObject({ refusal: { kind: 'not-parked' } })
  })

  it('[S3] marked stable it comes back last on the coming meeting’s agenda, in the same call', async () => {
    const meeting = { kind: 'meeting', id: 'thursday' } as const
    await addCase(consultant.context, { ...typed, answers: { ...allNo, urgent: true } }, nobody)
    const agenda = [{ case: 'other', key: 'a5', note: '' }]
    const coming = { opened: openedNow(await consultant.record(meeting)), agenda }
    expect(await markStable(consultant.context, await opened(consultant), coming)).toMatchObject({ ok: true, value: [{}, {}] })
    const listed = readMeetingFile(await consultant.record(meeting)).agenda
    expect(listed).toMatchObject([{ case: about.id }])
    expect((listed[0]?.key ?? '') > 'a5').toBe(true)
  })

  it('[S4] what the lead suggested is written on the case, and the secretary cannot say it for them', async () => {
    await addCase(consultant.context, { ...typed, answers: { ...allNo, nonExpert: true, routine: null } }, nobody)
    expect(await recordNonExpert(consultant.context, await opened(consultant), { suggested: ['chaplaincy'], outcome: 'They meet on Friday.' })).toMatchObject({ ok: true })
    expect((await file(consultant)).nonExpert).toMatchObject({ suggested: ['chaplaincy'], by: 'Dr Bilal Sheikh', on: '2026-10-08' })
    const secretary = await start('secretary', 'Priya Raman')
    await secretary.receiveFrom(consultant)
    expect(await recordNonExpert(secretary.context, await opened(secretary), { suggested: [], outcome: 'Nothing.' })).toMatchObject({ refusal: { kind: 'non-expert-is-the-leads' } })
  })

  it('[S5] routine advice is closed on the case itself', async () => {
    await addCase(consultant.context, { ...typed, answers: { ...allNo, routine: true } }, nobody)
    expect(await recordRoutine(consultant.context, await opened(consultant), { asked: 'Which dose?', whom: 'Metabolic team', on: '', answer: 'The usual.' })).toMatchObject({ ok: true })
    expect(await file(consultant)).toMatchObject({ routine: { on: '2026-10-08' }, ended: { how: 'closed' } })
  })
})
