import { describe, expect, test } from 'vitest'
import type { PaperBlock } from '#domain/letter/paper-document.ts'
import { aHeading, aPaper, aParagraph } from '../../builders/a-paper.ts'
import { placedLines, textLines } from '../page-lines.ts'

/** Every number of lines a page can hold comes before the part under test, so that it meets the page end everywhere. */
const fillings = Array.from({ length: 62 }, (_, lines) => lines)

const signature = ['Dr Priya Raman', 'Consultant paediatric neurologist', 'GMC number 9990001']
const fourLines = 'Zoë was well until March, when she had three days of drowsiness and a short seizure. '.repeat(4).trim()

function filled(lines: number, blocks: readonly PaperBlock[]): readonly (readonly string[])[] {
  return textLines(aPaper({ blocks: [aParagraph(Array.from({ length: lines + 1 }, () => 'filling').join('\n')), ...blocks] }))
}

function pageOf(pages: readonly (readonly string[])[], text: string): { page: readonly string[]; at: number } {
  const page = pages.find((lines) => lines.includes(text))!
  return { page, at: page.indexOf(text) }
}

describe('at every place on the page', () => {
  test.each(fillings)('a heading after %i lines has two lines of its text below it', (lines) => {
    const { page, at } = pageOf(filled(lines, [aHeading('Why we are asking'), aParagraph(fourLines)]), 'Why we are asking')
    expect(page.length).toBeGreaterThanOrEqual(at + 3)
  })

  test.each(fillings)('a heading after %i lines has two short paragraphs below it', (lines) => {
    const { page, at } = pageOf(filled(lines, [aHeading('Now'), aParagraph('One.'), aParagraph('Two.'), aParagraph('Three.')]), 'Now')
    expect(page.slice(at, at + 3)).toEqual(['Now', 'One.', 'Two.'])
  })

  test.each(fillings)('a table’s head after %i lines has a row below it', (lines) => {
    const pages = filled(lines, [{ kind: 'table', head: ['Test'], rows: [['22 IU/mL'], ['3 mg/L']] }])
    for (const page of pages.filter((lines) => lines.includes('Test'))) {
      expect(page[page.indexOf('Test') + 1]).toMatch(/^(?:22 IU\/mL|3 mg\/L)$/)
    }
  })

  test.each(fillings)('a signature after %i lines is whole, with the closing words and two lines of what they close', (lines) => {
    const pages = filled(lines, [aParagraph('One line.'), aParagraph('Another line.'), aParagraph('Yours sincerely'), { kind: 'signature', lines: signature }])
    const { page, at } = pageOf(pages, 'Yours sincerely')
    expect(page.slice(at - 2)).toEqual(['One line.', 'Another line.', 'Yours sincerely', ...signature])
  })

  test.each(fillings)('the last clause of a paper after %i lines has two lines with it, and what follows a signature has all of that', (lines) => {
    const clauses = filled(lines, ['One clause.', 'Another clause.', 'The last clause.'].map(aParagraph))
    expect(clauses.at(-1)!.slice(-3)).toEqual(['One clause.', 'Another clause.', 'The last clause.'])
    const after = filled(lines, [aParagraph('One line.'), aParagraph('Another line.'), aParagraph('Yours sincerely'), { kind: 'signature', lines: signature }, aParagraph('Copies to: GP.'), aParagraph('ODS codes: ZZ9.')])
    expect(after.at(-1)!.slice(-8)).toEqual(['One line.', 'Another line.', 'Yours sincerely', ...signature, 'Copies to: GP.', 'ODS codes: ZZ9.'])
  })

  test.each(fillings)('a paragraph after %i lines leaves no line alone', (lines) => {
    const pages = filled(lines, [aParagraph(fourLines)])
    const shares = pages.map((page) => page.filter((line) => line !== 'filling').length).filter((count) => count > 0)
    expect(shares.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(4)
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(2)
  })

  test.each(fillings)('a question after %i lines keeps the name of who asks', (lines) => {
    const item = { runs: [{ text: fourLines }], attribution: 'Ms Inés Núñez, mother' }
    const { at } = pageOf(filled(lines, [{ kind: 'questions', start: 5, items: [item] }]), 'Ms Inés Núñez, mother')
    expect(at).toBeGreaterThanOrEqual(2)
  })
})

test('questions of one line are no single piece: a page is filled with those that fit', () => {
  const items = Array.from({ length: 8 }, (_, index) => ({ runs: [{ text: `Question ${index}?` }], attribution: `Asker ${index}` }))
  const [first, second] = filled(30, [{ kind: 'questions', start: 1, items }])
  expect(first!.filter((line) => line.startsWith('Asker')).length).toBeGreaterThan(3)
  expect(second![1]).toMatch(/^Question/)
})

test('a table’s head stands above its rows on every page, never alone, and no row is lost', () => {
  const rows = Array.from({ length: 150 }, (_, row) => [`Test ${row + 1}`, `${row} mmol/L`])
  for (const lines of [0, 20, 40, 45, 48, 50]) {
    const pages = filled(lines, [{ kind: 'table', head: ['Test', 'Result'], rows }]).filter((page) => page.some((line) => line.startsWith('Test')))
    for (const page of pages) {
      const head = page.indexOf('Test')
      expect(page[head + 1]).toBe('Result')
      expect(page[head + 2]).toMatch(/^Test \d+$/)
      expect(page.filter((line) => line === 'Test')).toHaveLength(1)
    }
    expect(pages.flat().filter((line) => /^Test \d+$/.test(line))).toEqual(rows.map((row) => row[0]))
  }
})

test('a row taller than a page goes on over the page end', () => {
  const long = Array.from({ length: 120 }, (_, line) => `line ${line}`).join('\n')
  const pages = textLines(aPaper({ blocks: [{ kind: 'table', head: ['Note'], rows: [[long], ['after']] }] }))
  expect(pages.length).toBe(3)
  expect(pages.flat().filter((line) => line.startsWith('line '))).toHaveLength(120)
  expect(pages.at(-1)).toContain('after')
})

test('the head of a table without words takes no room', () => {
  const lines = textLines(aPaper({ blocks: [{ kind: 'table', head: ['', ''], rows: [['Now', 'Well']] }] }))
  expect(lines).toEqual([['Now', 'Well']])
})

test('only the address shows in the window of a DL envelope', () => {
  const recipient = ['Dr Siân Llewellyn-Hughes', 'Paediatric Neurology MDT', 'Severnside Children’s Hospital', 'Harbour Way', 'Westerhaven', 'WH2 9QQ']
  const particulars = Array.from({ length: 14 }, (_, line) => `Particular ${line}`)
  const [first] = placedLines(aPaper({ recipient, particulars }))
  const shown = first!.filter((line) => line.down > 50 && line.down < 88 && line.left < 110)
  expect(shown.map((line) => line.text)).toEqual(recipient)
  for (const line of shown) expect(line.left).toBeCloseTo(20, 6)
})

test('the window shows no text below a short address either', () => {
  const [first] = placedLines(aPaper({ recipient: ['Dr Siân Llewellyn-Hughes'], particulars: [] }))
  expect(first!.filter((line) => line.down > 50 && line.down < 88).map((line) => line.text)).toEqual(['Dr Siân Llewellyn-Hughes'])
})

test('an address too long for its place begins the text, and nothing is lost', () => {
  const recipient = Array.from({ length: 90 }, (_, line) => `Address line ${line}`)
  const lines = placedLines(aPaper({ recipient })).flat().map((line) => line.text)
  expect(lines.filter((line) => line.startsWith('Address line'))).toEqual(recipient)
  expect(lines).toContain('We would value your view.')
})

test('empty lists, paragraphs and cells set as nothing', () => {
  const blocks: PaperBlock[] = [
    aParagraph('Before.'),
    { kind: 'bullets', items: [] },
    { kind: 'bullets', items: [[]] },
    { kind: 'questions', start: 1, items: [] },
    { kind: 'table', head: [], rows: [] },
    { kind: 'table', head: [], rows: [[]] },
    { kind: 'signature', lines: [] },
    { kind: 'paragraph', runs: [] },
    aHeading(''),
    aParagraph('After.'),
  ]
  expect(textLines(aPaper({ blocks }))).toEqual([['Before.', 'After.']])
})

test('[L25, row 37] in large print the address is large as well, unless the window of an envelope would hide its end', () => {
  const sizes = (recipient: readonly string[]) => {
    const [first = []] = placedLines(aPaper({ print: 'large', recipient: [...recipient] }))
    return recipient.map((line) => first.find(({ text }) => text === line)?.size)
  }
  expect(sizes(['Ifẹolúwa Adeyemi', '4 Made-up Court'])).toEqual([16, 16])
  expect(sizes(['Ada', 'A', 'B', 'C', 'D', 'E'])).toEqual(Array(6).fill(14))
  expect(sizes(['Ada', 'A', 'B', 'C', 'D', 'E', 'F'])).toEqual(Array(7).fill(10.5))
})

test('whose paper it is goes on beside the number of the page as far as that lets it, and keeps each number with what it is', () => {
  const identity = 'Zoë O’Brien-Núñez-Tate, born 14 May 2019, NHS number 999 526 0182, Hospital\u00A0number\u00A04012\u00A08836'
  const foot = (print: 'usual' | 'large'): readonly string[] => {
    const [lines = []] = placedLines(aPaper({ print, identity }))
    return lines.slice(lines.findIndex((line) => line.text.startsWith('Zoë'))).map((line) => line.text)
  }
  expect(foot('usual')).toEqual([identity, 'Page 1 of 1'])
  expect(foot('large')).toEqual(['Zoë O’Brien-Núñez-Tate, born 14 May 2019,', 'Page 1 of 1', 'NHS number 999 526 0182,', 'Hospital\u00A0number\u00A04012\u00A08836'])
})

test('[L25] a bullet stands as far from its text in large print as in usual, by the size of its letters', () => {
  const gaps = (['usual', 'large'] as const).map((print) => {
    const lines = placedLines(aPaper({ print, blocks: [{ kind: 'bullets', items: [[{ text: 'Asked for' }]] }] })).flat()
    const [bullet, text] = ['•', 'Asked for'].map((wanted) => lines.find((line) => line.text === wanted)!)
    return (text!.left - bullet!.left) / text!.size
  })
  expect(gaps[1]).toBeGreaterThanOrEqual(gaps[0]!)
})
