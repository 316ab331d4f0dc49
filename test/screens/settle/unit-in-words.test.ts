import { expect, test } from 'vitest'
import { mainText, otherFields } from '#screens/settle/unit-in-words.ts'

test('[X2, row 28] a hearing is compared by its day, as people write days, and by its restriction', () => {
  const hearing = { on: '2026-10-12', legalContact: 'Mrs Pettifer', restriction: true }
  expect(mainText('hearing', hearing)).toBe('12 October 2026')
  expect(otherFields(hearing, String).map(({ name, value }) => `${name}: ${value}`)).toEqual(['Date: 12 October 2026', 'Legal contact: Mrs Pettifer', 'Reporting restriction: Yes'])
  expect(otherFields({ born: '2019-05-14' }, String)).toEqual([{ key: 'born', name: 'Date of birth', value: '14 May 2019' }])
})

test('[P19] two versions of a GP are compared whole, and that none is registered in words', () => {
  const gp = { registered: true, name: 'Dr P. Achebe', practice: 'Made-up Lane Surgery', lines: ['3 Made-up Lane'], postcode: 'ZZ3 3ZZ', ods: 'A81001' }
  expect(mainText('gp', gp)).toBe('Dr P. Achebe, Made-up Lane Surgery, 3 Made-up Lane, ZZ3 3ZZ')
  expect(mainText('gp', { ...gp, registered: false })).toBe('No GP registered')
})
