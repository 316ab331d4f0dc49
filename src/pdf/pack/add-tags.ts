import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, type PDFContext, type PDFDocument, type PDFObject } from 'pdf-lib'
import type { Tag, TaggedContent } from './tag-content.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** Whether a file has tags, to which others can be added. */
export function isTagged(file: PDFDocument): boolean {
  return file.catalog.lookup(name('StructTreeRoot')) instanceof PDFDict
}

/**
 * Adds tags behind those a file has, which stay as they are. Every page of contents gets a number of its own in the
 * tree that leads from pages back to tags: two pages with one number would have each other's words read aloud.
 */
export function addTags(file: PDFDocument, tags: readonly Tag[]): void {
  const { context } = file
  const root = file.catalog.lookup(name('StructTreeRoot'), PDFDict)
  const rootRef = file.catalog.get(name('StructTreeRoot'))!
  const parent = documentTag(root) ?? { ref: rootRef, dict: root }
  const owners = new Map<PDFRef, PDFRef[]>()
  const kids = listOf(context, parent.dict.get(name('K')))
  for (const tag of tags) kids.push(addTag(context, tag, parent.ref, owners))
  parent.dict.set(name('K'), kids)
  numberPages(context, root, owners)
}

/** The tag that the whole letter stands under. */
function documentTag(root: PDFDict): { readonly ref: PDFObject; readonly dict: PDFDict } | null {
  for (const kid of listOf(root.context, root.get(name('K'))).asArray()) {
    const dict = root.context.lookup(kid)
    if (kid instanceof PDFRef && dict instanceof PDFDict && dict.lookup(name('S')) === name('Document')) return { ref: kid, dict }
  }
  return null
}

function listOf(context: PDFContext, object: PDFObject | undefined): PDFArray {
  const list = context.lookup(object)
  if (list instanceof PDFArray) return list
  return context.obj(object === undefined ? [] : [object])
}

function addTag(context: PDFContext, tag: Tag, parent: PDFObject, owners: Map<PDFRef, PDFRef[]>): PDFRef {
  const ref = context.nextRef()
  const kids = tag.kids.map((kid) => ('number' in kid ? ownContent(context, kid, ref, owners) : addTag(context, kid, ref, owners)))
  const dict = context.obj({ Type: 'StructElem', S: tag.type, P: parent, K: kids })
  if (tag.title !== undefined) dict.set(name('T'), PDFHexString.fromText(tag.title))
  if (tag.description !== undefined) dict.set(name('Alt'), PDFHexString.fromText(tag.description))
  if (tag.box !== undefined) dict.set(name('A'), context.obj({ O: 'Layout', BBox: [...tag.box], Placement: 'Block' }))
  context.assign(ref, dict)
  return ref
}

function ownContent(context: PDFContext, { page, number }: TaggedContent, owner: PDFRef, owners: Map<PDFRef, PDFRef[]>): PDFDict {
  const onPage = owners.get(page) ?? []
  onPage[number] = owner
  owners.set(page, onPage)
  return context.obj({ Type: 'MCR', Pg: page, MCID: number })
}

/** Gives each page the next free number, and the tree the tags that own the contents of that page. */
function numberPages(context: PDFContext, root: PDFDict, owners: ReadonlyMap<PDFRef, readonly PDFRef[]>): void {
  const tree = root.lookup(name('ParentTree'))
  const parents = tree instanceof PDFDict ? tree : context.obj({ Nums: [] })
  const first = Math.max(numberIn(root, 'ParentTreeNextKey'), highestIn(parents, 0) + 1)
  const numbers = context.obj([])
  for (const [index, [page, tags]] of [...owners.entries()].entries()) {
    const leaf = context.lookup(page, PDFDict)
    leaf.set(name('StructParents'), PDFNumber.of(first + index))
    leaf.set(name('Tabs'), name('S'))
    numbers.push(PDFNumber.of(first + index))
    numbers.push(context.register(context.obj([...tags])))
  }
  const next = first + owners.size
  const branches = parents.lookup(name('Kids'))
  if (branches instanceof PDFArray) branches.push(context.register(context.obj({ Limits: [first, next - 1], Nums: numbers })))
  else parents.set(name('Nums'), context.obj([...listOf(context, parents.get(name('Nums'))).asArray(), ...numbers.asArray()]))
  if (parents !== tree) root.set(name('ParentTree'), context.register(parents))
  root.set(name('ParentTreeNextKey'), PDFNumber.of(next))
}

/** The highest number in a tree of numbers, -1 when it is empty. */
function highestIn(tree: PDFDict, depth: number): number {
  const numbers = tree.lookup(name('Nums'))
  const branches = tree.lookup(name('Kids'))
  const own = numbers instanceof PDFArray ? numbers.asArray().filter((_, index) => index % 2 === 0).map((each) => (each instanceof PDFNumber ? each.asNumber() : -1)) : []
  const below = branches instanceof PDFArray && depth < 32 ? branches.asArray().map((each) => highestIn(tree.context.lookup(each, PDFDict), depth + 1)) : []
  return Math.max(-1, ...own, ...below)
}

function numberIn(dict: PDFDict, key: string): number {
  const value = dict.lookup(name(key))
  return value instanceof PDFNumber ? value.asNumber() : 0
}
