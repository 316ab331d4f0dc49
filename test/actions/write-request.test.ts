import { beforeEach, expect, it } from 'vitest'
import { openedNow, type Saved } from '#actions/context.ts'
import { chooseMode, moveTeamQuestion, takeOutQuestion, takeOutWords, withdrawHearing, writeBioethics, writeBrief, writeHearing, writeQuestion, writeSetting, writeTeamQuestion, writeWords, type TypedWords } from '#actions/write-request.ts'
import { textFromProse } from '#domain/basics/prose.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { aLaptopAtWork, type LaptopAtWork } from '../builders/a-laptop-at-work.ts'

const about = { kind: 'case', id: 'zoe' } as const
let consultant: LaptopAtWork

const opened = async (laptop = consultant) => openedNow(await laptop.record(about))
const file = async () => readCaseFile(await consultant.record(about))
const kind = (answer: Saved) => (answer.ok ? 'saved' : answer.refusal.kind)

beforeEach(async () => {
  consultant = await aLaptopAtWork('Dr Sarah Whitcombe', 'consultant')
})

it('[S10, domain 4.2] the question, where the child is and what is known are written before the meeting, and changed', async () => {
  expect(kind(await writeQuestion(consultant.context, await opened(), ' ', ''))).toBe('question-missing')
  expect(kind(await writeQuestion(consultant.context, await opened(), 'Is it right?', 'Right?'))).toBe('saved')
  expect(kind(await writeSetting(consultant.context, await opened(), '', 'Heron ward'))).toBe('setting-missing')
  expect(kind(await writeSetting(consultant.context, await opened(), 'inpatient', 'Heron ward'))).toBe('saved')
  await writeBrief(consultant.context, await opened(), { diagnoses: 'Encephalitis\n\n Mitochondrial disease ', soFar: 'Steroids', now: 'Stable', treatedBy: 'Neurology', options: 'Surgery\n\nNo further treatment' })
  expect(await file()).toMatchObject({
    question: { text: 'Is it right?', inShort: 'Right?' }, setting: { place: 'inpatient', where: 'Heron ward' },
    brief: { diagnoses: ['Encephalitis', 'Mitochondrial disease'], treatedBy: ['Neurology'] },
  })
})

it('[C8, row 28] a hearing has a day to come and a legal contact; moved apart on two laptops the earlier counts and both stand', async () => {
  const hearing = { on: '13 10 2026', legalContact: 'Mrs Pettifer, 0113 496 0000', restriction: true }
  const write = async (change: object) => kind(await writeHearing(consultant.context, await opened(), { ...hearing, ...change }))
  expect([await write({ on: '7 10 2026' }), await write({ on: 'soon' }), await write({ on: '' }), await write({ legalContact: ' ' })]).toEqual(['hearing-needs-its-day', 'hearing-needs-its-day', 'hearing-needs-its-day', 'hearing-needs-a-legal-contact'])
  expect(await write({})).toBe('saved')
  const secretary = await aLaptopAtWork('Priya Raman', 'secretary')
  await secretary.receiveFrom(consultant)
  await writeHearing(secretary.context, await opened(secretary), { ...hearing, on: '12 10 2026' })
  await writeHearing(consultant.context, await opened(), { ...hearing, on: '20 10 2026' })
  await consultant.receiveFrom(secretary)
  expect((await file()).hearing).toMatchObject({ on: '2026-10-12', restriction: true })
  expect((await file()).record.units.get('hearing')?.kind).toBe('unsettled')
  expect([await write({ on: '21 10 2026' }), kind(await withdrawHearing(consultant.context, await opened()))]).toEqual(['settle-before-changing', 'settle-before-changing'])
})

it('[C8, M32, row 28] only the chair ends a reporting restriction, with its hearing or without', async () => {
  const hearing = { on: '13 10 2026', legalContact: 'Mrs Pettifer, 0113 496 0000', restriction: true }
  await writeHearing(consultant.context, await opened(), hearing)
  const chair = await aLaptopAtWork('Dr Abena Osei', 'chair')
  await chair.receiveFrom(consultant)
  expect(kind(await withdrawHearing(consultant.context, await opened()))).toBe('restriction-is-the-chairs')
  expect(kind(await writeHearing(consultant.context, await opened(), { ...hearing, restriction: false }))).toBe('restriction-is-the-chairs')
  expect((await file()).hearing?.restriction).toBe(true)
  expect(kind(await writeHearing(chair.context, await opened(chair), { ...hearing, restriction: false }))).toBe('saved')
  await consultant.receiveFrom(chair)
  expect(kind(await withdrawHearing(consultant.context, await opened()))).toBe('saved')
})

it('[C8, row 28] a hearing that is past is put right on its own day', async () => {
  const hearing = { on: '13 10 2026', legalContact: 'Mrs Pettifer', restriction: false }
  await writeHearing(consultant.context, await opened(), hearing)
  const later = { ...consultant.context, today: () => '2026-10-20' }
  expect(kind(await writeHearing(later, await opened(), { ...hearing, restriction: true }))).toBe('saved')
  expect(kind(await writeHearing(later, await opened(), { ...hearing, on: '14 10 2026', restriction: true }))).toBe('hearing-needs-its-day')
})

it('[C9, row 27] a review has a day to come, or none', async () => {
  const write = async (on: string) => kind(await writeBioethics(consultant.context, await opened(), on))
  expect([await write('22 10 2026'), await write('1 10 2026'), await write('x')]).toEqual(['saved', 'review-needs-its-day', 'review-needs-its-day'])
  expect((await file()).bioethics).toEqual({ on: '2026-10-22' })
  expect(await write('')).toBe('saved')
  expect((await file()).bioethics).toBeNull()
})

it('[C10, rows 17 and 18] another way than the usual one has its reason; the usual one needs none', async () => {
  await writeSetting(consultant.context, await opened(), 'inpatient', '')
  const choose = async (how: string, why = '') => kind(await chooseMode(consultant.context, await opened(), how, why))
  expect([await choose(''), await choose('clinic'), await choose('report-only', 'They are in Boston'), await choose('visit')]).toEqual(['mode-missing', 'mode-needs-a-reason', 'saved', 'saved'])
})

it('[C11, row 36] the team’s questions are added, reworded, moved and taken out', async () => {
  for (const text of ['One?', 'Two?', 'Three?']) await writeTeamQuestion(consultant.context, await opened(), null, text)
  const texts = async () => (await file()).questions.map(({ prose }) => textFromProse(prose))
  const [first, , third] = (await file()).questions
  expect(await texts()).toEqual(['One?', 'Two?', 'Three?'])
  await moveTeamQuestion(consultant.context, await opened(), third?.id ?? '', -1)
  await moveTeamQuestion(consultant.context, await opened(), first?.id ?? '', -1)
  expect(await texts()).toEqual(['One?', 'Three?', 'Two?'])
  await moveTeamQuestion(consultant.context, await opened(), first?.id ?? '', 1)
  expect(await texts()).toEqual(['Three?', 'One?', 'Two?'])
  expect(kind(await writeTeamQuestion(consultant.context, await opened(), first?.id ?? '', ' '))).toBe('team-question-empty')
  await writeTeamQuestion(consultant.context, await opened(), first?.id ?? '', 'One, again?')
  await takeOutQuestion(consultant.context, await opened(), third?.id ?? '')
  expect(await texts()).toEqual(['One, again?', 'Two?'])
  expect(kind(await moveTeamQuestion(consultant.context, await opened(), third?.id ?? '', 1))).toBe('question-not-here')
})

it('[C5, row 16] their words are kept letter for letter, with who said them; that they were asked is kept too', async () => {
  const typed: TypedWords = { kind: 'question', text: ' Will she  walk?\n', speaker: 'Marisol Núñez', relation: 'mother', youngPerson: false, on: '' }
  const write = async (change: Partial<TypedWords>) => kind(await writeWords(consultant.context, await opened(), { ...typed, ...change }))
  expect([await write({ speaker: ' ' }), await write({ speaker: 'The family' }), await write({ text: ' ' }), await write({ on: '9 10 2026' })]).toEqual(['person-needs-a-name', 'one-entry-a-person', 'family-words-missing', 'day-not-yet'])
  expect([await write({}), await write({ kind: 'offered-declined', speaker: 'Zoë', youngPerson: true })]).toEqual(['saved', 'saved'])
  const [said, asked] = (await file()).words
  expect(said).toMatchObject({ text: ' Will she  walk?\n', speaker: 'Marisol Núñez', on: '2026-10-08', writtenBy: 'Dr Sarah Whitcombe' })
  expect(asked).toMatchObject({ kind: 'offered-declined', text: '', youngPerson: true })
  await takeOutWords(consultant.context, await opened(), said?.id ?? '')
  expect((await file()).words).toHaveLength(1)
})
