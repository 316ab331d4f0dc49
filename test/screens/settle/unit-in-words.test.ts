import { expect, test } from 'vitest'
import { proseFromText } from '#domain/basics/prose.ts'
import { mainText, otherFields } from '#screens/settle/unit-in-words.ts'
import { aDispatch } from '../../domain/pathway/a-pathway.ts'

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

test('[L39] of a next version, words and its having been given up are told apart', () => {
  expect(mainText('letter/2', { why: proseFromText('Written anew.'), ask: null } as never)).toBe('Written anew.\nThe minute’s words')
  expect(mainText('letter/2', null)).toBe('Given up')
})

test('[A5, row 20] sent, never sent and gone astray are told apart', () => {
  const undone = { by: 'Sam Lee', at: '2026-10-09T11:00:00+01:00', why: 'The practice had it' }
  const told = [aDispatch(), aDispatch({ undone }), aDispatch({ undone, astray: true })].map((sent) => mainText('dispatch/1/secure-mail/1', sent as never))
  expect(told[0]).toMatch(/^Letter sent\. /)
  expect(told.slice(1)).toEqual(['Not sent after all. Version 1: The practice had it', 'It went to the wrong person. Version 1: The practice had it'])
})
