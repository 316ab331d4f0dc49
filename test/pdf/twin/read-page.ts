/** A web page as a reader of plain, strict HTML sees it. Throws at anything a lenient one would have to guess at. */
export interface PageElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (PageElement | string)[]
}

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (PageElement | string)[]
}

const empty = new Set(['meta', 'br'])

export function readPage(html: string): PageElement {
  if (!html.startsWith('<!DOCTYPE html>\n')) throw new Error('no document type')
  const stack: Open[] = [{ name: 'page', attributes: {}, children: [] }]
  for (const [, closing, name, attributes, text] of html.slice(16).matchAll(/<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>|([^<]+|<)/g)) {
    const top = stack.at(-1)!
    if (text !== undefined) top.children.push(top.name === 'style' ? text : unescape(text))
    else if (closing === '/') close(stack, name!)
    else if (empty.has(name!)) top.children.push({ name: name!, attributes: readAttributes(attributes!), children: [] })
    else stack.push({ name: name!, attributes: readAttributes(attributes!), children: [] })
  }
  if (stack.length !== 1) throw new Error(`<${stack.at(-1)!.name}> is not closed`)
  return stack[0]!
}

function close(stack: Open[], name: string): void {
  const element = stack.pop()!
  if (element.name !== name) throw new Error(`</${name}> closes <${element.name}>`)
  stack.at(-1)!.children.push(element)
}

function readAttributes(text: string): Record<string, string> {
  const found = [...text.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map((match): [string, string] => [match[1]!, unescape(match[2]!)])
  if (new Set(found.map(([name]) => name)).size !== found.length) throw new Error('an attribute twice')
  return Object.fromEntries(found)
}

const signs: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

function unescape(text: string): string {
  if (/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) throw new Error('a sign of markup stands free in the text')
  return text.replace(/&[a-z#0-9]+;/g, (entity) => signs[entity]!)
}

/** Every element of a name, in order. */
export function elementsOf(page: PageElement, name: RegExp): readonly PageElement[] {
  const inside = page.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child, name)))
  return name.test(page.name) ? [page, ...inside] : inside
}

/** The words of an element in order; every element but a change of type parts words. */
export function wordsOf(element: PageElement): readonly string[] {
  return textOf(element).normalize('NFC').split(/\s+/u).filter((word) => word !== '')
}

function textOf({ children }: PageElement): string {
  return children.map((child) => (typeof child === 'string' ? child : /^(?:strong|em|span)$/.test(child.name) ? textOf(child) : ` ${textOf(child)} `)).join('')
}
