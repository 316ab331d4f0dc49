import type { PDFObject } from 'pdf-lib'
import { at, dictOf, entriesAt, entriesOf, keyOf, nameOf, numberOf, rawAt, type Found } from './read-object.ts'
import { isStandardType } from './standard-types.ts'

/** An element of the structure tree. */
export interface Element {
  /** Its place in the order of the tree, from 1. */
  readonly number: number
  /** Its type, mapped to a standard one where the file maps it. */
  readonly type: string
  readonly object: PDFObject
  readonly key: string | null
  readonly parent: Element | null
  readonly children: readonly Element[]
  /** The marked content that is directly its own. */
  readonly content: readonly ContentItem[]
  /** Both, in the order they are read. */
  readonly kids: readonly (Element | ContentItem)[]
}

/** Marked content, by the page it stands on and its identifier there. */
export interface ContentItem {
  readonly page: string
  readonly id: number
}

/** The structure of a file. */
export interface Structure {
  readonly root: Found
  readonly top: readonly Element[]
  readonly elements: readonly Element[]
  /** By `itemKey`, the elements that claim a marked content. */
  readonly claims: ReadonlyMap<string, readonly Element[]>
  /** What the parent tree has under each key. */
  readonly parents: ReadonlyMap<number, PDFObject>
  /** Elements that name another parent than the one they hang on, and loops. */
  readonly astray: readonly string[]
}

/** A marked content as a key for maps. */
export function itemKey({ page, id }: ContentItem): string {
  return `${page} ${id}`
}

/** Takes the catalog of a file and gives its structure; an empty one where it has none. */
export function readStructure(catalog: Found): Structure {
  const root = at(catalog, 'StructTreeRoot')
  const walk: Walk = { roles: at(root, 'RoleMap'), elements: [], seen: new Set(), astray: [] }
  const top = entriesAt(root, 'K').flatMap(({ raw, value }) => readElement(walk, raw, value, null, keyOf(rawAt(catalog, 'StructTreeRoot')), null) ?? [])
  const claims = new Map<string, Element[]>()
  for (const element of walk.elements) {
    for (const item of element.content) claims.set(itemKey(item), [...(claims.get(itemKey(item)) ?? []), element])
  }
  return { root, top, elements: walk.elements, claims, parents: readNumberTree(at(root, 'ParentTree')), astray: walk.astray }
}

interface Walk {
  readonly roles: Found
  readonly elements: Element[]
  readonly seen: Set<PDFObject>
  readonly astray: string[]
}

function readElement(walk: Walk, raw: PDFObject, value: PDFObject, parent: Element | null, parentKey: string | null, page: string | null): Element | null {
  const dict = dictOf(value)
  if (dict === null) return null
  const number = walk.elements.length + 1
  const type = mappedType(walk.roles, nameOf(at(dict, 'S')) ?? '')
  if (walk.seen.has(dict)) walk.astray.push(`element ${number} (${type})`)
  if (walk.seen.has(dict)) return null
  walk.seen.add(dict)
  if (keyOf(rawAt(dict, 'P')) !== parentKey) walk.astray.push(`element ${number} (${type})`)
  const own = keyOf(rawAt(dict, 'Pg')) ?? page
  const children: Element[] = []
  const content: ContentItem[] = []
  const kids: (Element | ContentItem)[] = []
  const element: Element = { number, type, object: dict, key: keyOf(raw), parent, children, content, kids }
  walk.elements.push(element)
  for (const kid of entriesAt(dict, 'K')) {
    const item = contentIn(kid.value, own)
    const child = item === null && nameOf(at(kid.value, 'Type')) !== 'OBJR' ? readElement(walk, kid.raw, kid.value, element, element.key, own) : null
    if (item !== null) content.push(item)
    if (child !== null) children.push(child)
    kids.push(...[item ?? child].filter((each) => each !== null))
  }
  return element
}

/** Marked content is named by its number alone, or by number and page. */
function contentIn(value: PDFObject, page: string | null): ContentItem | null {
  const plain = numberOf(value)
  if (plain !== null) return { page: page ?? '', id: plain }
  const id = numberOf(at(value, 'MCID'))
  return id === null ? null : { page: keyOf(rawAt(value, 'Pg')) ?? page ?? '', id }
}

function mappedType(roles: Found, type: string): string {
  const steps = [type]
  while (!isStandardType(steps.at(-1)!) && steps.length < 10) {
    const next = nameOf(at(roles, steps.at(-1)!))
    if (next === null) break
    steps.push(next)
  }
  return steps.at(-1)!
}

/** A number tree as a map; a tree that bites its own tail is read once round. */
function readNumberTree(tree: Found, seen: Set<Found> = new Set()): ReadonlyMap<number, PDFObject> {
  if (tree === undefined || seen.has(tree)) return new Map()
  seen.add(tree)
  const flat = entriesOf(at(tree, 'Nums'))
  const own = flat.flatMap(({ value }, index): (readonly [number, PDFObject])[] => {
    const key = numberOf(value)
    return index % 2 === 0 && key !== null && flat[index + 1] !== undefined ? [[key, flat[index + 1]!.value]] : []
  })
  return new Map([...own, ...entriesAt(tree, 'Kids').flatMap(({ value }) => [...readNumberTree(value, seen)])])
}
