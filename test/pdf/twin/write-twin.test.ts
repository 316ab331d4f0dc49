import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Run } from '#domain/basics/prose.ts'
import { paperDocumentSchema, textsOf, type PaperBlock, type PaperDocument } from '#domain/letter/paper-document.ts'
import { cleanText } from '#pdf/text/shape-text.ts'
import { aLogo } from '../../builders/a-logo.ts'
import { writeTwin } from '#pdf/twin/write-twin.ts'
import { aHeading, aPaper, aParagraph } from '../../builders/a-paper.ts'
import { elementsOf, readPage, wordsOf } from './read-page.ts'

const folder = resolve(import.meta.dirname, '../../../resources/demo')
const example = paperDocumentSchema.parse(JSON.parse(readFileSync(resolve(folder, 'letter-example.json'), 'utf8')))

/** The words of a paper as they stand in the twin: the notice first, whose it is last. */
function wordsOfPaper(paper: PaperDocument): readonly string[] {
  const places = textsOf({ ...paper, notice: null, identity: '' }).map(({ text }) => text)
  const head = places.slice(0, 3)
  const blocks = places.slice(4)
  return [paper.notice ?? '', ...head, ...blocks, paper.identity].flatMap((text) => cleanText(text).split(/\s+/u)).filter((word) => word !== '')
}

function bodyOf(paper: PaperDocument): ReturnType<typeof readPage> {
  return elementsOf(readPage(writeTwin(paper)), /^body$/)[0]!
}

describe('the example letter', () => {
  const page = readPage(writeTwin(example))

  test('has every word once and in order', () => {
    expect(wordsOf(bodyOf(example))).toEqual(wordsOfPaper(example))
  })

  test('has its language, its title and its landmarks', () => {
    expect(elementsOf(page, /^html$/)[0]!.attributes).toEqual({ lang: 'en-GB' })
    expect(wordsOf(elementsOf(page, /^title$/)[0]!).join(' ')).toBe('Request for a clinical second opinion')
    expect(elementsOf(page, /^(?:header|main|footer)$/).map(({ name }) => name)).toEqual(['header', 'main', 'footer'])
  })

  test('has one heading of level 1, and those below it in order', () => {
    expect(elementsOf(page, /^h\d$/).map(({ name }) => name)).toEqual(['h1', 'h2', 'h2', 'h2', 'h2', 'h2', 'h2'])
  })

  test('goes on counting the questions where they go on', () => {
    expect(elementsOf(page, /^ol$/).map(({ attributes }) => attributes['start'])).toEqual(['1', '5'])
  })

  test('names its table by the heading above it, and heads each column', () => {
    const heading = elementsOf(page, /^h2$/).find((element) => wordsOf(element).join(' ') === 'Tests so far')!
    expect(elementsOf(page, /^table$/)[0]!.attributes['aria-labelledby']).toBe(heading.attributes['id'])
    expect(elementsOf(page, /^th$/).map(({ attributes }) => attributes['scope'])).toEqual(['col', 'col', 'col', 'col'])
  })

  test('has the address of whom it is to as an address, and the notice before all else', () => {
    expect(wordsOf(elementsOf(page, /^address$/)[0]!).join(' ')).toMatch(/^Dr Siân .* WH2 9QQ$/)
    expect(wordsOf(elementsOf(page, /^header$/)[0]!).slice(0, 3)).toEqual(['Draft,', 'not', 'signed'])
    expect(wordsOf(elementsOf(page, /^footer$/)[0]!).join(' ')).toBe(example.identity)
  })
})

describe('one file', () => {
  const html = writeTwin(example)

  test('asks for nothing from outside and runs nothing', () => {
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"`)
    expect(html).not.toMatch(/<script|<link|<img|<iframe|<object|src=|href=|url\(|@import|https?:/i)
  })

  test('has the trust’s logo inside itself, said in words', () => {
    const page = writeTwin({ ...example, letterhead: { ...example.letterhead, logo: { ...aLogo, shows: 'Three "waves" <b>' } } })
    expect(page).toContain(`<img src="data:image/png;base64,${aLogo.png}" alt="Three &quot;waves&quot; &lt;b&gt;">`)
  })

  test('on paper says on every page whose it is and that it is a draft', () => {
    const style = elementsOf(readPage(html), /^style$/)[0]!.children.join('')
    expect(style).toContain('@bottom-left { content: "Zo\\eb  O\\2019 Brien\\2d N\\fa \\f1 ez, born 14 May 2019, NHS number 999 526 0182"')
    expect(style).toContain('@top-left { content: "Draft, not signed"')
  })

  test('is larger in large print, and says the same', () => {
    const large = writeTwin({ ...example, print: 'large' })
    expect(large).toContain('html { font-size: 137.5%')
    expect(large).toContain('html { font-size: 16pt; }')
    expect(large.slice(large.indexOf('<body>'))).toBe(html.slice(html.indexOf('<body>')))
  })

  test('the same paper gives the same page', () => {
    expect(writeTwin(structuredClone(example))).toBe(html)
  })
})

describe('hostile text stays text', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '</style><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)",
    '&lt;b&gt; &amp; &#60; &nbsp;',
    '<!-- --><![CDATA[ ]]>',
    '*/ } body { display: none } /*',
    '\\";} @import "x"; {',
    '${alert(1)} {{7*7}}',
  ]

  test.each(attacks)('%s', (text) => {
    const blocks: readonly PaperBlock[] = [
      aHeading(text, 1),
      aParagraph(text),
      { kind: 'bullets', items: [[{ text, bold: true }]] },
      { kind: 'questions', start: 2, items: [{ runs: [{ text, italic: true }], attribution: text }] },
      { kind: 'table', head: [text], rows: [[text]] },
      { kind: 'signature', lines: [text] },
    ]
    const paper = aPaper({ title: text, blocks: [...blocks], identity: text, notice: text, recipient: [text], particulars: [text], letterhead: { organisation: text, lines: [text] } })
    expect(wordsOf(bodyOf(paper))).toEqual(wordsOfPaper(paper))
    const page = readPage(writeTwin(paper))
    const plain = readPage(writeTwin(aPaper({ ...paper, title: 'a', blocks: blocks.map(harmless) as PaperBlock[], identity: 'a', notice: 'a', recipient: ['a'], particulars: ['a'], letterhead: { organisation: 'a', lines: ['a'] } })))
    expect(elementsOf(page, /./).map(({ name }) => name)).toEqual(elementsOf(plain, /./).map(({ name }) => name))
    expect(elementsOf(page, /^style$/)[0]!.children.join('')).not.toMatch(/[<>]|alert\(|@import/)
  })

  function harmless(block: PaperBlock): unknown {
    return JSON.parse(JSON.stringify(block), (key, value: unknown) => (typeof value === 'string' && key !== 'kind' ? 'a' : value))
  }
})

describe('what the press would not print is refused, with its place and nothing else', () => {
  test.each([
    ['the title', { title: 'Niamh\u0000' }, 'U+0000'],
    ['the letterhead', { letterhead: { organisation: 'Niamh', lines: ['\u001B'] } }, 'U+001B'],
    ['the line at the foot of each page', { notice: 'Niamh\uD800' }, 'U+D800'],
    ['block 2', { blocks: [aParagraph('Niamh'), aParagraph('a\uDC00b')] }, 'U+DC00'],
    ['block 1', { blocks: [{ kind: 'paragraph', runs: [{ text: 'Niamh \uD835' }, { text: '\uDD38' }] } satisfies PaperBlock] }, 'U+D835'],
    ['block 1', { blocks: [{ kind: 'table', head: ['a'], rows: [['\uFFFF']] } satisfies PaperBlock] }, 'U+FFFF'],
    ['block 1', { blocks: [{ kind: 'signature', lines: ['\u0085'] } satisfies PaperBlock] }, 'U+0085'],
  ])('in %s', (where, change, codePoint) => {
    const written = (): string => writeTwin(aPaper(change))
    expect(written).toThrow(expect.objectContaining({ name: 'MissingGlyphError', where, codePoint }))
    expect(written).not.toThrow(/Niamh/)
  })
})

describe('parts that are blank', () => {
  test('leave no heading, item, cell head or landmark behind', () => {
    const blocks: PaperBlock[] = [
      aHeading(' ', 2),
      { kind: 'questions', start: 3, items: [{ runs: [{ text: 'a' }] }, { runs: [] }, { runs: [{ text: 'c' }] }] },
      { kind: 'table', head: ['', 'b'], rows: [['1'], ['2', '3', '4']] },
      { kind: 'bullets', items: [[]] },
    ]
    const page = readPage(writeTwin(aPaper({ identity: '', blocks })))
    expect(elementsOf(page, /^h\d$|^footer$|^ul$/).map((element) => [element.name, ...wordsOf(element)])).toEqual([['h1', 'Request', 'for', 'a', 'clinical', 'second', 'opinion']])
    expect(elementsOf(page, /^li$/).map(({ attributes }) => attributes['value'])).toEqual([undefined, '5'])
    expect(elementsOf(page, /^tr$/).map(({ children }) => children.length)).toEqual([3, 3, 3])
    expect(elementsOf(page, /^th$/)).toHaveLength(1)
  })

  test('a paper with several highest headings has its title above them', () => {
    const page = readPage(writeTwin(aPaper({ title: 'Minutes', blocks: [aHeading('One', 1), aHeading('Two', 2), aHeading('Three', 1)] })))
    expect(elementsOf(page, /^h\d$/).map((element) => [element.name, ...wordsOf(element)])).toEqual([['h1', 'Minutes'], ['h2', 'One'], ['h3', 'Two'], ['h2', 'Three']])
  })
})

test.each([
  ['Arab', 'محمد بن عبد الله'],
  ['Hebr', 'נועה'],
  ['Deva', 'प्रिया शर्मा'],
  ['Beng', 'ইউনুস'],
  ['Guru', 'ਗੁਰਪ੍ਰੀਤ'],
])('words in the script %s are named as such among English ones', (code, name) => {
  const page = readPage(writeTwin(aPaper({ blocks: [aParagraph(`Her name is ${name}, 7 years.`)] })))
  expect(elementsOf(page, /^span$/).filter(({ attributes }) => 'lang' in attributes).map((element) => [element.attributes['lang'], wordsOf(element).join(' ')])).toEqual([[`und-${code}`, name.normalize('NFC')]])
})

test('words that run from right to left say so for themselves', () => {
  const page = readPage(writeTwin(aPaper({ blocks: [aParagraph('محمد'), aParagraph('Adam')] })))
  expect(elementsOf(page, /^p$/).filter(({ attributes }) => attributes['dir'] === 'rtl').map(wordsOf)).toEqual([['محمد']])
})

describe('a browser shows doses in the order in which the pages have them', () => {
  const written = (...runs: readonly Run[]): string => /<main>\n(.*)<\/p>/.exec(writeTwin(aPaper({ blocks: [aHeading('One', 1), { kind: 'paragraph', runs: [...runs] }] })).replace(/<h1.*\n/, ''))![1]!

  test('a foreign phrase in a line from the right is one, also where its style changes', () => {
    expect(written({ text: 'הרופאה אמרה לה כך: stop 5 ml, start 10 ml' })).toContain('<p dir="rtl"><span lang="und-Hebr">הרופאה אמרה לה כך</span>: <span dir="ltr">stop 5\u00A0ml, start 10\u00A0ml</span>')
    expect(written({ text: 'הרופאה אמרה ' }, { text: '5 ml', bold: true }, { text: ' → 10 ml היום' })).toContain('<span dir="ltr"><strong>5\u00A0ml</strong> → 10\u00A0ml</span> ')
  })

  test('a number among such words in an English line keeps its unit', () => {
    expect(written({ text: 'Her mother said אחרי 5 ml → 10 ml היום and went on' })).toContain('<span dir="ltr">5\u00A0ml → 10\u00A0ml</span> <span lang="und-Hebr">היום</span>')
    expect(written({ text: 'Her mother, 5 ml → 10 ml' })).not.toContain('<span')
  })

  test('at the foot of each printed page a number keeps its groups', () => {
    const { language, identity } = { language: 'he' as const, identity: 'נועה, 999 407 2161' }
    expect(writeTwin(aPaper({ language, identity }))).toContain('@bottom-right { content: "\\5e0 \\5d5 \\5e2 \\5d4 , \\2066 999 407 2161\\2069 "')
  })

  test('a line that runs another way than its text says so', () => {
    const text = written({ text: 'Her mother said this and went on to say more\nהרופאה אמרה 5 ml היום' })
    expect(text).toContain('<p>Her mother said this and went on to say more<br><span dir="rtl"><span lang="und-Hebr">הרופאה אמרה</span> <span dir="ltr">5\u00A0ml</span>')
  })
})

test('no line ends between a number and its unit, on a screen of any width', () => {
  const runs = [{ text: 'Lactate ' }, { text: '22', bold: true as const }, { text: ' IU/mL, NHS number 999 526 0182, seen by Dr Osei at 5\nmg' }]
  expect(writeTwin(aPaper({ blocks: [{ kind: 'paragraph', runs }] }))).toContain('<p>Lactate <strong>22</strong>\u00A0IU/mL, NHS\u00A0number\u00A0999\u00A0526\u00A00182, seen by Dr\u00A0Osei at 5<br>mg</p>')
})

describe('any paper', () => {
  const text = fc.array(fc.constantFrom('a', 'Zoë', '<b>', '&amp;', '"', "'", '\n', ' ', '22', 'mg', 'e\u0301', '\u200B', '=', '/*', 'محمد', '\\'), { maxLength: 6 }).map((parts) => parts.join(''))
  const runs = fc.array(fc.record({ text, bold: fc.constant(true as const), italic: fc.constant(true as const) }, { requiredKeys: ['text'] }), { maxLength: 3 })
  const block: fc.Arbitrary<PaperBlock> = fc.oneof(
    fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const), text }),
    fc.record({ kind: fc.constant('paragraph' as const), runs }),
    fc.record({ kind: fc.constant('bullets' as const), items: fc.array(runs, { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('questions' as const), start: fc.integer({ min: 1, max: 40 }), items: fc.array(fc.record({ runs, attribution: text }), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('table' as const), head: fc.array(text, { maxLength: 3 }), rows: fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('signature' as const), lines: fc.array(text, { maxLength: 3 }) }),
  )
  const paper: fc.Arbitrary<PaperDocument> = fc.record({
    title: text,
    identity: text,
    notice: fc.option(text),
    recipient: fc.array(text, { maxLength: 3 }),
    particulars: fc.array(text, { maxLength: 3 }),
    letterhead: fc.record({ organisation: text, lines: fc.array(text, { maxLength: 2 }) }),
    blocks: fc.array(block, { minLength: 1, maxLength: 6 }),
  }).map((changes) => aPaper(changes))

  test('keeps its words, in order, in a page that no reader has to guess at', () => {
    fc.assert(
      fc.property(paper, (document) => {
        const body = bodyOf(document)
        const headings = elementsOf(body, /^h\d$/)
        const title = hasOwnHighest(document) ? [] : cleanText(document.title).split(/\s+/u).filter((word) => word !== '')
        const words = wordsOf(body)
        const expected = wordsOfPaper(document)
        expect(joined(words)).toBe(joined([...expected.slice(0, beforeBlocks(document)), ...title, ...expected.slice(beforeBlocks(document))]))
        expect(headings.filter(({ name }) => name === 'h1')).toHaveLength(1)
        expect(headings.every(({ name }, index) => index === 0 || Number(name[1]) <= Number(headings[index - 1]!.name[1]) + 1)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  /** Accents composed over the end of a run would count as one word more or less. */
  function joined(words: readonly string[]): string {
    return words.join('').normalize('NFC')
  }

  function beforeBlocks(document: PaperDocument): number {
    return wordsOfPaper({ ...document, blocks: [], identity: '' }).length
  }

  function hasOwnHighest({ blocks }: PaperDocument): boolean {
    const headings = blocks.filter((each) => each.kind === 'heading' && cleanText(each.text).trim() !== '')
    return headings.filter((each) => each.kind === 'heading' && each.level === 1).length === 1 && headings[0]!.kind === 'heading' && headings[0]!.level === 1
  }
})
