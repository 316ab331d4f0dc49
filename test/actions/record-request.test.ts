import { beforeEach, expect, it } from 'vitest'
import { openedNow } from '#actions/context.ts'
import { recordBrief, recordHearing, recordQuestion } from '#actions/record-request.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { aLaptopAtWork, type LaptopAtWork } from '../builders/a-laptop-at-work.ts'

const about = { kind: 'case', id: 'rhys' } as const
let consultant: LaptopAtWork

const opened = async () => openedNow(await consultant.record(about))
const file = async () => readCaseFile(await consultant.record(about))

beforeEach(async () => {
  consultant = await aLaptopAtWork('Dr Bilal Sheikh', 'consultant')
})

it('[C20, row 28] a hearing has a day that is not past and a legal contact, and its reporting restriction', async () => {
  const hearing = { on: '13 oct', legalContact: 'Mrs Joan Pettifer', restriction: true }
  for (const on of ['', 'soon', '2026-10-07']) expect(await recordHearing(consultant.context, await opened(), { ...hearing, on })).toMatchObject({ refusal: { kind: 'hearing-needs-a-day', rule: 'C20' } })
  expect(await recordHearing(consultant.context, await opened(), { ...hearing, legalContact: ' ' })).toMatchObject({ refusal: { kind: 'hearing-needs-legal-contact', rule: 'C20' } })
  expect((await file()).hearing).toBeNull()
  await recordHearing(consultant.context, await opened(), hearing)
  expect((await file()).hearing).toEqual({ ...hearing, on: '2026-10-13' })
})

it('[L13, row 36] diagnoses are plural, and each team that treated is named apart', async () => {
  await recordBrief(consultant.context, await opened(), { diagnoses: 'Spinal muscular atrophy\n\n  Scoliosis ', soFar: ' Ventilated. ', now: '', treatedBy: 'Intensive care\nNorthmoor' })
  expect((await file()).brief).toEqual({ diagnoses: ['Spinal muscular atrophy', 'Scoliosis'], soFar: 'Ventilated.', now: '', treatedBy: ['Intensive care', 'Northmoor'] })
})

it('[S10, domain 4.1] a question is one line and never empty', async () => {
  expect(await recordQuestion(consultant.context, await opened(), ' \n')).toMatchObject({ refusal: { kind: 'question-missing', rule: 'S10' } })
  await recordQuestion(consultant.context, await opened(), 'Would it bring\nmore benefit? ')
  expect((await file()).question).toEqual({ text: 'Would it bring more benefit?', inShort: '' })
})
