import { describe, expect, test } from 'vitest'
import { composeLetter } from '#domain/letter/compose-letter.ts'
import { checkPdf } from '#pdf/check/check-pdf.ts'
import { expectedOf } from '#pdf/check/expected.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { setFinalPaper } from '#pdf/set-final-paper.ts'
import { setPaper } from '#pdf/set-paper.ts'
import { paperStop } from '#screens/letter/paper-stop.ts'
import { aPaper, aParagraph, ports } from '../builders/a-paper.ts'
import { aLetterSource, someWords, zoe } from '../domain/a-case.ts'
import { drawPages, hasPoppler, inkWithin } from './poppler.ts'

const stopOf = async (letter: PaperDocument): Promise<string> => {
  const set = await setFinalPaper(letter, ports)
  const stop = set.ok ? null : paperStop(set.refusal, letter)
  return stop === null ? 'set' : `${stop.title} ${stop.rest}`
}
const ending = 'Nothing was left out: write it another way.'

describe('a letter with a sign that cannot be printed is refused, by the sign and its place, and the next is set', () => {
  test.each([
    ['an emoji in a name', aLetterSource({ identity: { ...zoe, given: 'Zoë 😀' } }), `The sign “😀” cannot be printed. It stands in the opening. ${ending}`],
    ['half a character in the family’s words', aLetterSource({ words: [someWords({ text: 'Will she walk? \uD83D' })] }), `The sign U+D83D cannot be printed. It stands under “Questions from the family, in their own words”. ${ending}`],
    ['a control character in the team’s name', aLetterSource({ signatory: { name: 'Dr Amara\u0007 Osei', title: '', registration: '' } }), `The sign U+0007 cannot be printed. It stands in the signature. ${ending}`],
  ])('[L7] %s', async (_, source, wanted) => {
    const letter = composeLetter({ ...source, signed: true })
    expect(await stopOf(letter)).toBe(wanted)
    expect(await stopOf(composeLetter(aLetterSource({ signed: true })))).toBe('set')
  })
})

describe.skipIf(!hasPoppler)('what is too wide for the page is broken, whole and within the margins', () => {
  const word = Array.from({ length: 4000 }, (_, letter) => String.fromCharCode(97 + (letter * 7) % 26)).join('')
  const columns = Array.from({ length: 24 }, (_, column) => `Immunoglobulin${column}`)

  test.each([
    ['a word of 4,000 letters', aPaper({ blocks: [aParagraph(`Before ${word} after.`)] })],
    ['a table of 24 columns', aPaper({ blocks: [{ kind: 'table', head: columns, rows: [columns, columns.map((_, column) => `${column} IU/mL`)] }, aParagraph('After.')] })],
  ])('%s', async (_, paper) => {
    const { bytes } = await setPaper(paper, ports)
    expect((await checkPdf(bytes, expectedOf(paper))).findings).toEqual([])
    for (const page of drawPages(bytes)) {
      expect(inkWithin(page, { left: 0, top: 0, right: 19, bottom: 297 })).toBe(0)
      expect(inkWithin(page, { left: 191, top: 0, right: 210, bottom: 297 })).toBe(0)
    }
  })
})
