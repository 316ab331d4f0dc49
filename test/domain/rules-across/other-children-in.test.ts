import { expect, it } from 'vitest'
import { calendarDaySchema } from '#domain/basics/calendar.ts'
import type { Identity } from '#domain/person/identity.ts'
import { otherChildrenIn } from '#domain/rules-across/other-children-in.ts'
import type { PatientSummary } from '#domain/rules-across/summaries.ts'

const born = calendarDaySchema.parse('2023-06-09')
const aChild = (id: string, given: string, family: string, number: string, hospitalNumber: string, sameAs: readonly string[] = []): PatientSummary => {
  const identity: Identity = { given, family, born, nhs: { kind: 'number', number }, hospitalNumber }
  return { kind: 'patient', id, identity, gp: null, name: `${given} ${family}`, search: '', sameAs, needsPerson: 0 } as PatientSummary
}
const zoe = aChild('zoe', 'Zoë', 'O’Brien-Núñez', '9990308101', '4066 0001')
const lukasz = aChild('lukasz', 'Łukasz', 'Wiśniewski', '9990308241', '4066 0173')
const again = aChild('again', 'Zoe', 'Obrien Nunez', '9990308314', '4066 0999', ['zoe'])
const twin = aChild('twin', 'Anna', 'Wiśniewska', '9990308322', '4066 0174')
const everybody = [zoe, lukasz, again, twin]
const found = (words: string, child = 'zoe') => otherChildrenIn(words, child, everybody).map(({ id }) => id)

it.each([
  'Wisniewski Lukasz MRI report.pdf', 'MRI, Łukasz WIŚNIEWSKI', 'wisniewski_lukasz-mri.pdf', '999 030 8241 MRI.pdf', 'MRI 2026 9990308241', '999-030-8241', 'scan 4066 0173.jpg', 'scan_40660173',
])('[L43] %s tells of another child', (words) => {
  expect(found(words)).toEqual(['lukasz'])
})

it.each(['Liver biopsy 2026-10-08.pdf', 'Wiśniewski ward round', 'Lukasz', '19990308241', '99903082410', 'scan 140660173', ''])('[L43] %s tells of nobody', (words) => {
  expect(found(words)).toEqual([])
})

it('[L43] the child themselves, under any entry a person said is theirs, is nobody else', () => {
  expect(found('Zoë O’Brien-Núñez 999 030 8101 and 999 030 8314')).toEqual([])
  expect(found('999 030 8101', 'again')).toEqual([])
  expect(found('999 030 8101', 'lukasz')).toEqual(['zoe'])
})
