import { pageWidth } from '../layout/page-shape.ts'
import { findGlue } from '../text/find-glue.ts'
import { cleanText } from '../text/shape-text.ts'
import type { Expected } from './expected.ts'
import { found, type PdfFinding } from './finding.ts'
import type { Letter } from './page-content.ts'
import type { CheckedFile, FilePage } from './read-file.ts'
import { itemKey, type Element, type Structure } from './read-structure.ts'

/** A line of text as it stands on a page, in the words of one element. */
interface Line {
  readonly page: FilePage
  readonly element: number
  readonly words: readonly Word[]
}

interface Word {
  readonly text: string
  readonly left: number
  readonly right: number
}

/**
 * Finds lines that end between what `findGlue` holds together, where the next line could have held both.
 * @param texts what the paper says: a line its author ended there is as it should be; undefined looks for nothing
 */
export function checkLineEnds({ pages, structure }: CheckedFile, { texts, fromRight = false }: Expected): readonly PdfFinding[] {
  if (texts === undefined) return []
  const lines = pages.flatMap((page) => linesOf(page, structure)).filter(({ words }) => words.length > 0).map((line) => (fromRight ? mirrored(line) : line))
  const edges = rightEdges(lines)
  const ended = endsByAuthor(texts)
  return lines.flatMap((line, index) => {
    const next = lines[index + 1]
    if (next === undefined || next.element !== line.element || !isParted(line, next, edges.get(startOf(next)) ?? 0) || isEnded(ended, lines, index)) return []
    return [found('line-ends', line.page.where, 'A line ends between a number and its unit, or between words that must be read together.')]
  })
}

/** The line ends that an author wrote. */
interface Ends {
  /** The words on both sides of each. */
  readonly words: ReadonlySet<string>
  /** How long the longest of those words is. */
  readonly longest: number
}

function endsByAuthor(texts: readonly string[]): Ends {
  const lines = cleanText(texts.join('\n')).split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const ends = lines.slice(1).map((line, index) => [lines[index]!.split(/ +/).at(-1)!, line.split(/ +/)[0]!])
  return { words: new Set(ends.map((words) => words.join('\n'))), longest: ends.reduce((longest, words) => Math.max(longest, ...words.map((word) => word.length)), 0) }
}

function isEnded({ words, longest }: Ends, lines: readonly Line[], index: number): boolean {
  const firsts = readings(lines, index + 1, 1, longest)
  return readings(lines, index, -1, longest).some((last) => firsts.some((first) => words.has(`${last}\n${first}`)))
}

/** What the last word of a line may be, or its first. A part of a word too long for a line stands alone in its own, and the word goes on in the line before or after. */
function readings(lines: readonly Line[], from: number, step: 1 | -1, longest: number): readonly string[] {
  const found: string[] = []
  let word = ''
  for (let at = from; lines[at]?.element === lines[from]!.element && word.length <= longest; at += step) {
    const { words } = lines[at]!
    word = step === 1 ? `${word}${words[0]!.text}` : `${words.at(-1)!.text}${word}`
    found.push(word)
    if (words.length > 1) break
  }
  return found
}

function linesOf(page: FilePage, structure: Structure): readonly Line[] {
  const lines: { element: number; letters: Letter[] }[] = []
  for (const letter of page.content.letters) {
    const element = letter.owner.kind === 'tagged' ? partOf(structure.claims.get(itemKey({ page: page.key, id: letter.owner.id }))?.[0]) : 0
    const last = lines.at(-1)
    const before = last?.letters.at(-1)
    if (element === 0) continue
    if (last?.element === element && before !== undefined && standsIn(before, letter)) last.letters.push(letter)
    else lines.push({ element, letters: [letter] })
  }
  return lines.map(({ element, letters }) => ({ page, element, words: wordsOf(letters) }))
}

/** A line that begins at the right as one that begins at the left. */
function mirrored(line: Line): Line {
  return { ...line, words: line.words.map(({ text, left, right }) => ({ text, left: pageWidth - right, right: pageWidth - left })) }
}

/** The letters of the hanging hand of Urdu stand high above their line. */
function standsIn(before: Letter, letter: Letter): boolean {
  const reach = before.font.name.includes('Nastaliq') || letter.font.name.includes('Nastaliq') ? 1.7 : 0.6
  return Math.abs(before.from.y - letter.from.y) < letter.size * reach
}

/** Words in another script are a part within the part whose lines these are. */
function partOf(element: Element | null | undefined): number {
  return element?.type === 'Span' ? partOf(element.parent) : (element?.number ?? 0)
}

function wordsOf(letters: readonly Letter[]): readonly Word[] {
  const words: Word[] = []
  let open = false
  for (const { text: said, from, to } of letters) {
    // A part of a letter says a space of no width.
    const text = said.replaceAll('\u200B', '')
    const blank = /^[ \n]+$/.test(text)
    const last = words.at(-1)
    if (!blank && open && last !== undefined) words[words.length - 1] = { text: last.text + text, left: Math.min(last.left, from.x, to.x), right: Math.max(last.right, from.x, to.x) }
    // The first letter of a joined word says all of it, and the others nothing.
    else if (!blank && text !== '') words.push({ text, left: Math.min(from.x, to.x), right: Math.max(from.x, to.x) })
    open = !blank && (open || text !== '')
  }
  return words
}

/** Where the lines that begin at one place reach to, at the furthest: that much room each of them had. */
function rightEdges(lines: readonly Line[]): ReadonlyMap<number, number> {
  const edges = new Map<number, number>()
  for (const line of lines) edges.set(startOf(line), Math.max(edges.get(startOf(line)) ?? 0, ...line.words.map(({ right }) => right)))
  return edges
}

function startOf({ words }: Line): number {
  return Math.round(Math.min(...words.map(({ left }) => left)))
}

/** About as wide as a space, in points. */
const space = 3

function isParted(line: Line, next: Line, edge: number): boolean {
  const words = [...line.words, ...next.words]
  const glue = findGlue(words.map(({ text }) => text))
  const end = line.words.length - 1
  if (glue[end] !== true) return false
  const first = glue.slice(0, end).lastIndexOf(false) + 1
  const last = glue.indexOf(false, end)
  const together = words.slice(first, (last < 0 ? words.length - 1 : last) + 1)
  const held = together.reduce((width, { left, right }) => width + right - left + space, -space)
  // What is held together and wider than any line here, nobody could have kept together.
  return held <= edge - startOf(next)
}
