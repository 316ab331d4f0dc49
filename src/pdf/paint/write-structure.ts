import { PDFDict, PDFHexString, PDFString, type PDFContext, type PDFRef } from 'pdf-lib'
import type { Tag } from '../layout/tag.ts'
import { name } from '../name.ts'

/** A page of a file, with the tag of each of its marked pieces in order of their MCIDs. */
export interface TaggedPage {
  readonly page: PDFRef
  readonly tags: readonly Tag[]
}

interface Piece {
  readonly page: PDFRef
  readonly mcid: number
}

/** A part of the structure while it is gathered: parts and pieces in the order a reader meets them. */
interface Element {
  readonly ref: PDFRef
  readonly kids: (Element | Piece)[]
  readonly tag: Tag
}

/**
 * Writes the structure of a paper: a tree that a screen reader follows (ISO 32000-1, 14.7), and the table that leads
 * from each marked piece of a page back to its part. Each page’s `StructParents` is its place among `pages`.
 * @returns the tree’s root, for the catalog.
 */
export function writeStructure(context: PDFContext, pages: readonly TaggedPage[]): PDFRef {
  const root = context.nextRef()
  const whole = context.nextRef()
  const elements = new Map<Tag, Element>()
  const top: Element[] = []
  const elementOf = (tag: Tag): Element => {
    const known = elements.get(tag)
    if (known !== undefined) return known
    const element: Element = { ref: context.nextRef(), kids: [], tag }
    elements.set(tag, element)
    const siblings = tag.within === null ? top : elementOf(tag.within).kids
    siblings.push(element)
    return element
  }
  for (const { page, tags } of pages) for (const [mcid, tag] of tags.entries()) elementOf(tag).kids.push({ page, mcid })
  for (const { ref, kids, tag } of elements.values()) {
    const parent = tag.within === null ? whole : elements.get(tag.within)!.ref
    const page = kids.map((kid) => ('mcid' in kid ? kid.page : null)).find((one) => one !== null) ?? null
    const element = PDFDict.withContext(context)
    element.set(name('Type'), name('StructElem'))
    element.set(name('S'), name(tag.name))
    element.set(name('P'), parent)
    element.set(name('K'), context.obj(kids.map((kid) => kidOf(context, kid, page))))
    if (page !== null) element.set(name('Pg'), page)
    const attributes = attributesOf(context, tag)
    if (attributes !== null) element.set(name('A'), attributes)
    if (tag.shows !== undefined) element.set(name('Alt'), PDFHexString.fromText(tag.shows))
    if (tag.language !== undefined) element.set(name('Lang'), PDFString.of(tag.language))
    context.assign(ref, element)
  }
  context.assign(whole, context.obj({ Type: 'StructElem', S: 'Document', P: root, K: top.map(({ ref }) => ref) }))
  const parents = pages.map(({ tags }) => context.register(context.obj(tags.map((tag) => elements.get(tag)!.ref))))
  const parentTree = context.register(context.obj({ Nums: parents.flatMap((list, index) => [index, list]) }))
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: [whole], ParentTree: parentTree, ParentTreeNextKey: pages.length }))
  return root
}

/** @param page what the element says its pieces stand on; those that do not say so themselves */
function kidOf(context: PDFContext, kid: Element | Piece, page: PDFRef | null): PDFRef | PDFDict | number {
  if (!('mcid' in kid)) return kid.ref
  return kid.page === page ? kid.mcid : context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.mcid })
}

function attributesOf(context: PDFContext, { name: kind, numbering }: Tag): PDFDict | null {
  if (kind === 'TH') return context.obj({ O: 'Table', Scope: 'Column' })
  return numbering === undefined ? null : context.obj({ O: 'List', ListNumbering: numbering })
}
