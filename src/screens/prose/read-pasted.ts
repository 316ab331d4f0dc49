import type { Prose } from '#domain/basics/prose.ts'
import { labelOf } from './item-label.ts'
import { openLines, type Lines } from './open-lines.ts'
import { proseFromLines } from './pasted-line.ts'
import { signsIn, symbolFaceOf, type SymbolFace } from './symbol-faces.ts'

/**
 * What a pasted page says, made clean: its words in plain, bold and italic, its paragraphs and lists, its tables as a line a
 * row. Nothing else is read, so nothing else can come in. What was struck out or hidden there is not said here.
 */
export function proseFromPasted(page: Node): Prose {
  const lines = openLines()
  readInto(lines, page, { bold: false, italic: false, raised: false, lowered: false, signs: null, asTyped: false, within: 'page' })
  lines.end()
  return proseFromLines(lines.read)
}

interface Manner {
  readonly bold: boolean
  readonly italic: boolean
  /** Set above the line, like the 9 of 10⁹. */
  readonly raised: boolean
  /** Set below the line, like the 2 of H₂O. */
  readonly lowered: boolean
  /** The face of signs the letters stand in. */
  readonly signs: SymbolFace | null
  /** White space counts as it was typed. */
  readonly asTyped: boolean
  /** Where a block ends the line: in an item of a list it only breaks it, in a cell of a table it does not even do that. */
  readonly within: 'page' | 'item' | 'cell'
}

/** Not words: what runs, what draws, what is filled in. Struck out is what was deleted, with or without tracking. */
const UNREAD = new Set('script style head meta title link base template noscript xml svg math img picture video audio canvas iframe frame object embed map input select textarea button progress meter del s strike'.split(' '))
const BLOCKS = new Set('address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(' '))

function readInto(lines: Lines, node: Node, manner: Manner): void {
  if (node.nodeType === Node.TEXT_NODE) return readText(lines, node.nodeValue ?? '', manner)
  if (!isElement(node)) return readChildren(lines, node, manner)
  const name = node.localName
  const style = node.getAttribute('style') ?? ''
  if (UNREAD.has(name) || isHidden(node, style)) return
  if (name === 'br') return lines.say(manner.within === 'cell' ? ' ' : '\n', manner)
  if (name === 'tr' && manner.within !== 'cell' && isRow(node)) return readRow(lines, node, manner)
  const inside = mannerWithin(node, style, manner)
  const label = manner.within === 'cell' ? null : labelOf(node, style)
  if (label !== null) readItem(lines, node, label, inside)
  else if (BLOCKS.has(name)) readBlock(lines, node, inside)
  else readChildren(lines, node, inside)
}

function readText(lines: Lines, text: string, manner: Manner): void {
  const meant = manner.signs === null ? text : signsIn(manner.signs, text)
  const said = manner.raised ? figuresIn(RAISED, meant) : manner.lowered ? figuresIn(LOWERED, meant) : meant
  if (!manner.asTyped) return lines.say(said.replace(/[ \t\r\n\f]+/g, ' '), manner)
  said.split(/\r\n?|\n/).forEach((line, index) => {
    if (index > 0) endLine(lines, manner)
    lines.say(line, manner)
  })
}

function readItem(lines: Lines, node: Element, label: string, manner: Manner): void {
  lines.begin(label)
  readChildren(lines, node, { ...manner, within: 'item' })
  lines.end()
}

function readBlock(lines: Lines, node: Element, manner: Manner): void {
  endLine(lines, manner)
  readChildren(lines, node, manner)
  endLine(lines, manner)
}

function endLine(lines: Lines, manner: Manner): void {
  if (manner.within === 'page') lines.end()
  else lines.part(manner.within === 'item' ? '\n' : ' ')
}

function readChildren(lines: Lines, node: Node, manner: Manner): void {
  node.childNodes.forEach((child) => readInto(lines, child, manner))
}

/** A row of figures or words; where a cell holds a table or several blocks, the table only places what is on a page. */
function isRow(row: Element): boolean {
  const cells = [...row.children]
  return cells.length > 1 && !cells.some((cell) => cell.querySelector('table, ul, ol, p ~ p, div ~ div, p ~ div, div ~ p') !== null)
}

function readRow(lines: Lines, row: Element, manner: Manner): void {
  lines.end()
  for (const cell of row.children) {
    lines.part('\t')
    readInto(lines, cell, { ...manner, within: 'cell' })
  }
  lines.end()
}

function mannerWithin(node: Element, style: string, manner: Manner): Manner {
  const name = node.localName
  const said = (property: string): string => new RegExp(`(?<![\\w-])${property}:\\s*([\\w-]+)`, 'i').exec(style)?.[1]?.toLowerCase() ?? ''
  const [weight, slope, space] = [said('font-weight'), said('font-style'), said('white-space')]
  const signs = symbolFaceOf(style, node.getAttribute('face'))
  return {
    ...manner,
    signs: signs === undefined ? manner.signs : signs,
    bold: /^(?:bold|bolder|[6-9]00)$/.test(weight) || (!/^(?:normal|lighter|[1-5]00)$/.test(weight) && (manner.bold || name === 'b' || name === 'strong')),
    italic: /^(?:italic|oblique)$/.test(slope) || (slope !== 'normal' && (manner.italic || name === 'i' || name === 'em')),
    ...setOff(name, said('vertical-align'), manner),
    asTyped: space.startsWith('pre') || (space !== 'normal' && space !== 'nowrap' && (manner.asTyped || name === 'pre')),
  }
}

/** Above or below the line: the innermost that says so holds. */
function setOff(name: string, align: string, { raised, lowered }: Manner): Pick<Manner, 'raised' | 'lowered'> {
  if (align === 'super' || (name === 'sup' && align !== 'sub')) return { raised: true, lowered: false }
  if (align === 'sub' || name === 'sub') return { raised: false, lowered: true }
  return { raised, lowered }
}

/** Hidden, struck out, or a comment that Word hangs beside the words. */
function isHidden(node: Element, style: string): boolean {
  if (node.hasAttribute('hidden') || /(?<![\w-])display:\s*none|visibility:\s*hidden|mso-hide:\s*all|(?<![\w-])text-decoration[\w-]*:[^;]*line-through/i.test(style)) return true
  return /mso-element:\s*comment|mso-special-character:\s*comment|mso-list:\s*ignore/i.test(style) || /\bmso(?:com|del)/i.test(node.getAttribute('class') ?? '')
}

const RAISED: Readonly<Record<string, string>> = { '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '+': '⁺', '-': '⁻', '−': '⁻', '–': '⁻' }

const LOWERED: Readonly<Record<string, string>> = { '0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈', '9': '₉', '+': '₊', '-': '₋', '−': '₋', '–': '₋' }

/** 10⁹ must not become 109, nor H₂O H2O. The letters of "1st" read right without. */
function figuresIn(set: Readonly<Record<string, string>>, text: string): string {
  return [...text].map((sign) => set[sign] ?? sign).join('')
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE
}
