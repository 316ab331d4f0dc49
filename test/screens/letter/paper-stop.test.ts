import { expect, it } from 'vitest'
import { ASK_HEADING, composeLetter, WHY_HEADING } from '#domain/letter/compose-letter.ts'
import { paperStop } from '#screens/letter/paper-stop.ts'
import { aLetterSource } from '../../domain/a-case.ts'

const letter = composeLetter(aLetterSource())
const placeOf = (heading: string): string => `block ${letter.blocks.findIndex((block) => block.kind === 'heading' && block.text === heading) + 2}`

it('a sign the fonts lack stops the letter, names its part as the letter does, and leads to its box', () => {
  const stop = paperStop({ kind: 'missing-glyph', rule: 'L7', character: '☐', where: placeOf(WHY_HEADING) }, letter)
  expect(stop).toEqual({ title: 'The sign “☐” cannot be printed.', rest: 'It stands under “Why we are asking”. Nothing was left out: write it another way.', box: 'why' })
  expect(paperStop({ kind: 'missing-glyph', rule: 'L7', character: '☐', where: placeOf(ASK_HEADING) }, letter)?.box).toBe('ask')
})

it('a sign that nobody would see is named by its number', () => {
  const stop = (codePoint: string) => paperStop({ kind: 'missing-glyph', rule: 'L7', character: String.fromCodePoint(Number.parseInt(codePoint.slice(2), 16)), codePoint, where: placeOf(WHY_HEADING) }, letter)?.title
  expect(['U+0007', 'U+D83D', 'U+1F600'].map(stop)).toEqual(['The sign U+0007 cannot be printed.', 'The sign U+D83D cannot be printed.', 'The sign “😀” cannot be printed.'])
})

it('a script in the address is said to be there; it is mended in no box', () => {
  expect(paperStop({ kind: 'script-not-settable', rule: 'L7', script: 'Arabic', where: 'the address' }, letter)).toMatchObject({ title: 'Arabic cannot be printed rightly yet.', rest: expect.stringContaining('in the address'), box: null })
})

it('whatever else keeps the pages from being set stops it too; nothing does when they are set', () => {
  expect(paperStop({ kind: 'press-failed', rule: 'L7' }, letter)?.title).toBe('The pages cannot be set.')
  expect(paperStop(null, letter)).toBeNull()
})
