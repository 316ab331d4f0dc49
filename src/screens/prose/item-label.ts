import { BULLET } from './pasted-line.ts'

/** What stands before an element that is an item of a list, of a page’s own or of Word’s; null for any other. */
export function labelOf(element: Element, style: string): string | null {
  return element.localName === 'li' ? drawnLabel(element) : wordsLabel(element, style)
}

/** The label of Word’s lists, which are paragraphs with the bullet or number typed into them. */
function wordsLabel(node: Element, style: string): string | null {
  if (!/mso-list:\s*l\d/i.test(style)) return null
  const label = [...node.querySelectorAll('[style]')].find((part) => /mso-list:\s*ignore/i.test(part.getAttribute('style') ?? ''))?.textContent.trim() ?? ''
  // Word’s second bullet is the letter o.
  return /[\p{L}\p{N}]/u.test(label) && label !== 'o' ? label : BULLET
}

/** What a browser would draw before an item. */
function drawnLabel(item: Element): string {
  const list = item.parentElement
  if (list?.localName !== 'ol') return BULLET
  const items = [...list.children].filter(({ localName }) => localName === 'li')
  const index = items.indexOf(item)
  const counted = items.slice(0, index + 1).findLastIndex((one) => isWhole(one.getAttribute('value')))
  const first = counted === -1 ? (isWhole(list.getAttribute('start')) ? Number(list.getAttribute('start')) : 1) : Number(items[counted]?.getAttribute('value'))
  return `${numeral(first + index - Math.max(0, counted), list.getAttribute('type') ?? '1')}.`
}

function isWhole(text: string | null): boolean {
  return text !== null && /^\d{1,4}$/.test(text)
}

function numeral(number: number, type: string): string {
  const isLetter = /^a$/i.test(type) && number >= 1 && number <= 26
  const small = isLetter ? String.fromCodePoint(96 + number) : /^i$/i.test(type) ? roman(number) : String(number)
  return type === 'A' || type === 'I' ? small.toUpperCase() : small
}

function roman(number: number): string {
  if (number < 1 || number > 39) return String(number)
  const ones = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix']
  return 'x'.repeat(Math.floor(number / 10)) + (ones[number % 10] ?? '')
}
