import { PDFArray, PDFDict, PDFHexString, PDFNumber, PDFRef, PDFString, type PDFContext, type PDFDocument, type PDFObject } from 'pdf-lib'
import type { Part, Piece } from './part.ts'
import { name } from '../name.ts'

/**
 * Adds parts to the structure of a file, behind those it has, which stay as they are; a file without a structure has
 * none after it either. Every page gets a number of its own in the tree that leads from pages back to parts: two pages
 * with one number would have each other's words read aloud.
 */
export function addStructure(file: PDFDocument, parts: readonly Part[]): void {
  const { context } = file
  const root = file.catalog.lookup(name('StructTreeRoot'))
  if (!(root instanceof PDFDict)) return
  const parent = documentPart(root) ?? { ref: file.catalog.get(name('StructTreeRoot'))!, dict: root }
  const owners = new Map<PDFRef, PDFRef[]>()
  const kids = listOf(context, parent.dict.get(name('K')))
  for (const part of parts) kids.push(addPart(context, part, parent.ref, owners))
  parent.dict.set(name('K'), kids)
  numberPages(context, root, owners)
}

/** The part that the whole letter is. */
function documentPart(root: PDFDict): { readonly ref: PDFObject; readonly dict: PDFDict } | null {
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

function addPart(context: PDFContext, part: Part, parent: PDFObject, owners: Map<PDFRef, PDFRef[]>): PDFRef {
  const ref = context.nextRef()
  const kids = part.kids.map((kid) => ('mcid' in kid ? ownPiece(context, kid, ref, owners) : addPart(context, kid, ref, owners)))
  const dict = context.obj({ Type: 'StructElem', S: part.name, P: parent, K: kids })
  if (part.title !== undefined) dict.set(name('T'), PDFHexString.fromText(part.title))
  if (part.description !== undefined) dict.set(name('Alt'), PDFHexString.fromText(part.description))
  if (part.language !== undefined) dict.set(name('Lang'), PDFString.of(part.language))
  if (part.numbering !== undefined) dict.set(name('A'), context.obj({ O: 'List', ListNumbering: part.numbering }))
  if (part.box !== undefined) dict.set(name('A'), context.obj({ O: 'Layout', BBox: [...part.box], Placement: 'Block' }))
  context.assign(ref, dict)
  return ref
}

function ownPiece(context: PDFContext, { page, mcid }: Piece, owner: PDFRef, owners: Map<PDFRef, PDFRef[]>): PDFDict {
  const onPage = owners.get(page) ?? []
  onPage[mcid] = owner
  owners.set(page, onPage)
  return context.obj({ Type: 'MCR', Pg: page, MCID: mcid })
}

/** Gives each page the next free number, and the tree the parts that own the pieces of that page. */
function numberPages(context: PDFContext, root: PDFDict, owners: ReadonlyMap<PDFRef, readonly PDFRef[]>): void {
  const tree = root.lookup(name('ParentTree'))
  const parents = tree instanceof PDFDict ? tree : context.obj({ Nums: [] })
  const first = Math.max(numberIn(root, 'ParentTreeNextKey'), highestIn(parents, 0) + 1)
  const numbers = context.obj([])
  for (const [index, [page, parts]] of [...owners.entries()].entries()) {
    const leaf = context.lookup(page, PDFDict)
    leaf.set(name('StructParents'), PDFNumber.of(first + index))
    leaf.set(name('Tabs'), name('S'))
    numbers.push(PDFNumber.of(first + index))
    numbers.push(context.register(context.obj([...parts])))
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
