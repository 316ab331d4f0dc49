import { expect, test } from 'vitest'
import { proseFromText, proseSchema, textFromProse } from '#domain/basics/prose.ts'

test('[L11, design 3] typed lines become paragraphs and read back as the same words', () => {
  expect(proseFromText('One line.\r\n\r\n  Another, “quoted”.  ')).toEqual([
    { kind: 'paragraph', runs: [{ text: 'One line.' }] },
    { kind: 'paragraph', runs: [{ text: 'Another, “quoted”.' }] },
  ])
  expect(textFromProse(proseFromText('One line.\nAnother.'))).toBe('One line.\nAnother.')
  expect(proseFromText(' \n ')).toEqual([])
})

test('[L11, design 3] the words of lists and styled runs are all there', () => {
  const prose = proseSchema.parse([
    { kind: 'paragraph', runs: [{ text: 'Give ' }, { text: '22 IU/mL', bold: true }] },
    { kind: 'list', ordered: true, items: [[{ text: 'first' }], [{ text: 'sec' }, { text: 'ond', italic: true }]] },
  ])
  expect(textFromProse(prose)).toBe('Give 22 IU/mL\nfirst\nsecond')
})
