import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paperDocumentSchema, textsOf, type PaperBlock, type PaperDocument } from '#domain/letter/paper-document.ts'
import { isHouse } from '#pdf/font/font-set.ts'
import { layPaper } from '#pdf/layout/lay-paper.ts'
import { footMargin, margin, pageHeight, pageWidth } from '#pdf/layout/page-shape.ts'
import type { Mark } from '#pdf/layout/slab.ts'
import type { Tag } from '#pdf/layout/tag.ts'
import { typefacesFor } from '#pdf/press-ports.ts'
import { aPaper, aParagraph, fonts, ports } from '../../builders/a-paper.ts'
import { lineInk, type Box, type TextMark } from '../line-ink.ts'
import { joined, writings } from '../writings.ts'

/** Where a line has ink, by the boxes of its glyphs in the fonts. */
interface Ink extends Box {
  readonly words: string
  readonly glyphs: readonly Box[]
  /** How far an accent on a capital, or the stroke of a hanging hand, may lean out of the margins. */
  readonly lean: number
}

/** Null for a line without ink. */
function inkOf(mark: TextMark): Ink | null {
  const ink = lineInk(mark)
  if (ink === null) return null
  return { ...ink, words: mark.glyphs.map(({ text }) => text).join(''), lean: mark.size * (mark.glyphs.every(({ face }) => isHouse(face)) ? 0.15 : 0.4) }
}

const isText = (mark: Mark): mark is TextMark => mark.kind === 'text'

/** Less than anybody sees, in points. */
const hair = 0.3
const share = (a: Box, b: Box): boolean => a.left < b.right - hair && b.left < a.right - hair && a.top < b.bottom - hair && b.top < a.bottom - hair
const meet = (a: Ink, b: Ink): boolean => share(a, b) && a.glyphs.some((one) => b.glyphs.some((other) => share(one, other)))
const leaves = ({ left, right, top, bottom, lean }: Ink): boolean => left < margin - lean || right > pageWidth - margin + lean || top < margin - lean || bottom > pageHeight - footMargin + lean

const words = [...writings, ...joined].flatMap(([, text]) => text.split(' '))
const word = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...words) }, { weight: 3, arbitrary: fc.stringMatching(/^[A-Za-z]{1,12}$/) }, { weight: 1, arbitrary: fc.constantFrom('ẤỆ', 'Ǻgj', 'ỘỠ', 'Donaudampfschifffahrtsgesellschaft'.repeat(4), '999 526 0182', '22 IU/mL') })
const some = (most: number): fc.Arbitrary<string> => fc.array(word, { minLength: 1, maxLength: most }).map((list) => list.join(' '))
const runs = fc.array(fc.record({ text: some(30).map((text) => `${text} `), bold: fc.constantFrom(true as const, undefined), italic: fc.constantFrom(true as const, undefined) }), { minLength: 1, maxLength: 3 })
const block: fc.Arbitrary<PaperBlock> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const), text: some(12) }),
  fc.record({ kind: fc.constant('paragraph' as const), runs }),
  fc.record({ kind: fc.constant('bullets' as const), ordered: fc.constantFrom(true as const, undefined), items: fc.array(runs, { minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constant('questions' as const), start: fc.constantFrom(1, 98, 999), items: fc.array(fc.record({ runs, attribution: some(4) }), { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('table' as const), head: fc.array(some(3), { minLength: 3, maxLength: 3 }), rows: fc.array(fc.array(some(12), { minLength: 3, maxLength: 3 }), { maxLength: 5 }) }),
  fc.record({ kind: fc.constant('signature' as const), lines: fc.array(some(4), { minLength: 1, maxLength: 4 }) }),
)
const paper: fc.Arbitrary<PaperDocument> = fc
  .record({
    schema: fc.constant(1 as const),
    kind: fc.constant('letter' as const),
    language: fc.constant('en-GB' as const),
    print: fc.constantFrom('usual' as const, 'large' as const),
    title: fc.constant('A letter'),
    letterhead: fc.record({ organisation: some(5), lines: fc.array(some(5), { maxLength: 6 }) }),
    particulars: fc.array(some(3), { maxLength: 4 }),
    recipient: fc.array(some(5), { maxLength: 8 }),
    // More than the foot of a page has room for is refused.
    identity: some(12).filter((text) => text.length < 300),
    notice: fc.option(some(6).filter((text) => text.length < 300)),
    blocks: fc.array(block, { minLength: 1, maxLength: 14 }),
  })
  .map((document) => paperDocumentSchema.parse(JSON.parse(JSON.stringify(document))))

test('on no page of any letter do two lines touch or leave the margins; every page says whose it is, and every word stands once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(paper, async (document) => {
      const pages = layPaper(await typefacesFor(document, ports), document)
      for (const [index, marks] of pages.entries()) {
        const inks = marks.filter(isText).flatMap((mark) => inkOf(mark) ?? [])
        expect(inks.filter(leaves).map((ink) => ink.words), `margins of page ${index + 1}`).toEqual([])
        expect(inks.flatMap((one, at) => inks.slice(at + 1).filter((other) => meet(one, other)).map((other) => [one.words, other.words])), `lines of page ${index + 1}`).toEqual([])
        const foot = marks.filter((mark) => isText(mark) && mark.tag === undefined).map((mark) => wordsOf(mark)).join('')
        expect(foot).toContain(bare(document.identity))
        expect(foot).toContain(`Page${index + 1}of${pages.length}`)
      }
      const said = textsOf({ ...document, identity: '', notice: null }).map(({ text }) => text)
      expect(readOf(pages.flat())).toBe(bare([document.notice ?? '', ...said].join('')))
    }),
    { numRuns: 150 },
  )
}, 60_000)

test.each(['usual', 'large'] as const)('the number of the hundredth page of %s print stands clear of the line beside it', (print) => {
  const pages = layPaper({ fonts, shape: null }, aPaper({ print, identity: 'Zoë O’Brien-Núñez i '.repeat(20), blocks: [aParagraph('one\n'.repeat(6000))] }))
  expect(pages.length).toBeGreaterThan(100)
  const inks = pages[99]!.filter(isText).flatMap((mark) => inkOf(mark) ?? [])
  const [number] = inks.filter((ink) => ink.words.startsWith('Page 100 of'))
  expect(inks.filter((ink) => ink !== number && ink.top < number!.bottom && ink.bottom > number!.top && ink.right > number!.left - 3)).toEqual([])
})

/** What is read of a paper: its parts in the order they begin, and of each its own lines. */
function readOf(marks: readonly Mark[]): string {
  const parts = new Map<Tag, string>()
  for (const mark of marks) {
    if (mark.tag === undefined || mark.tag.name === 'Lbl') continue
    parts.set(mark.tag, (parts.get(mark.tag) ?? '') + wordsOf(mark))
  }
  return [...parts.values()].join('')
}

function wordsOf(mark: Mark): string {
  return isText(mark) ? bare(mark.glyphs.map(({ text }) => text).join('')) : ''
}

function bare(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200B-\u200D]+/gu, '').normalize('NFC')
}
