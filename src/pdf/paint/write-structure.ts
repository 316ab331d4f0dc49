import { PDFHexString, PDFString, type PDFContext, type PDFRef } from 'pdf-lib'
import type { Tag } from '../layout/tag.ts'
import { WrittenObject } from './written-object.ts'

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
  const write = (ref: PDFRef, entries: string): void => context.assign(ref, new WrittenObject(`<<${entries}>>`))
  for (const { ref, kids, tag } of elements.values()) {
    const parent = tag.within === null ? whole : elements.get(tag.within)!.ref
    const page = kids.find((kid) => 'mcid' in kid)?.page
    write(ref, `/Type /StructElem /S /${tag.name} /P ${parent.tag} /K [${kids.map((kid) => kidOf(kid, page)).join(' ')}]${page === undefined ? '' : ` /Pg ${page.tag}`}${attributesOf(tag)}`)
  }
  write(whole, `/Type /StructElem /S /Document /P ${root.tag} /K ${listOf(top.map(({ ref }) => ref))}`)
  const parents = pages.map(({ tags }) => context.register(new WrittenObject(listOf(tags.map((tag) => elements.get(tag)!.ref)))))
  const parentTree = context.register(context.obj({ Nums: parents.flatMap((list, index) => [index, list]) }))
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: [whole], ParentTree: parentTree, ParentTreeNextKey: pages.length }))
  return root
}

function listOf(refs: readonly PDFRef[]): string {
  return `[${refs.map((ref) => ref.tag).join(' ')}]`
}

/** @param page what the element says its pieces stand on; those that do not say so themselves */
function kidOf(kid: Element | Piece, page: PDFRef | undefined): string {
  if (!('mcid' in kid)) return kid.ref.tag
  return kid.page === page ? String(kid.mcid) : `<</Type /MCR /Pg ${kid.page.tag} /MCID ${kid.mcid}>>`
}

function attributesOf({ name, numbering, shows, language }: Tag): string {
  const list = numbering === undefined ? '' : ` /A <</O /List /ListNumbering /${numbering}>>`
  const alternative = shows === undefined ? '' : ` /Alt ${PDFHexString.fromText(shows).toString()}`
  const lang = language === undefined ? '' : ` /Lang ${PDFString.of(language).toString()}`
  return `${name === 'TH' ? ' /A <</O /Table /Scope /Column>>' : list}${alternative}${lang}`
}
