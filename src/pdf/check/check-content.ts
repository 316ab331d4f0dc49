import { found, unless, type PdfFinding } from './finding.ts'
import type { CheckedFile, FilePage } from './read-file.ts'
import { at, entriesOf, nameOf, numberOf, type Found } from './read-object.ts'
import { itemKey, type Structure } from './read-structure.ts'

/** What each page draws, and the way from there into the structure and back. */
export function checkContent(file: CheckedFile): readonly PdfFinding[] {
  return [...file.pages.flatMap((page) => [...checkDrawn(page), ...checkBox(page), ...checkWay(page, file.structure)]), ...checkKeys(file), ...checkClaims(file)]
}

function checkDrawn({ where, content }: FilePage): readonly PdfFinding[] {
  const free = content.drawn.filter(({ owner }) => owner.kind === 'nobody')
  const twice = content.ids.filter((id, index) => content.ids.indexOf(id) !== index)
  return [
    ...free.map(({ operator }) => found('tagged-content', where, `${operator} draws something that is neither in the structure nor an artifact.`)),
    ...content.faults.map(({ rule, words }) => found(rule, where, words)),
    ...unless(twice.length === 0, 'mark-ids', where, 'Two pieces of marked content have the same identifier.'),
  ]
}

/** Hundredths of a point are rounded, and a line has a width. */
const tolerance = 1

function checkBox({ where, box, content }: FilePage): readonly PdfFinding[] {
  const [left = 0, bottom = 0, right = 0, top = 0] = box
  const outside = content.drawn.filter(({ corners }) => corners.some(({ x, y }) => !(x >= left - tolerance && x <= right + tolerance && y >= bottom - tolerance && y <= top + tolerance)))
  return outside.map(({ operator }) => found('within-page', where, `${operator} draws outside the page.`))
}

/** Page, key, list of the parent tree, element, and from the element back to the page. */
function checkWay({ where, key, dict, content }: FilePage, structure: Structure): readonly PdfFinding[] {
  const own = numberOf(at(dict, 'StructParents'))
  const list = own === null ? undefined : structure.parents.get(own)
  const parents = entriesOf(list).map(({ value }) => value)
  const lost = [...new Set(content.ids)].filter((id) => !structure.claims.get(itemKey({ page: key, id }))?.some(({ object }) => object === parents[id]))
  return [
    ...unless(own !== null || content.ids.length === 0, 'page-keys', where, 'It has no key into the parent tree.'),
    ...unless(list !== undefined || own === null, 'parent-tree', where, 'The parent tree has nothing under its key.'),
    ...lost.map(() => found('parent-tree', where, 'Marked content has no element, or one that does not point back to it.')),
    ...unless(nameOf(at(dict, 'Tabs')) === 'S', 'tab-order', where, 'It is not gone through in the order of the structure.'),
  ]
}

function checkKeys({ pages, structure }: CheckedFile): readonly PdfFinding[] {
  const keys = pages.map(({ dict }) => numberOf(at(dict, 'StructParents')))
  const next = numberOf(at(structure.root, 'ParentTreeNextKey'))
  return [
    ...pages.filter((_, index) => keys[index] !== null && keys.indexOf(keys[index]!) !== index).map(({ where }) => found('page-keys', where, 'It has the same key into the parent tree as a page before it.')),
    ...unless(next === null || [...structure.parents.keys()].every((key) => key < next), 'parent-tree', 'the structure', 'Its next free key is one that is taken.'),
  ]
}

/** What an element claims must be there, and no two may claim the same. */
function checkClaims({ pages, structure }: CheckedFile): readonly PdfFinding[] {
  const drawn = new Set(pages.flatMap(({ key, content }) => content.ids.map((id) => itemKey({ page: key, id }))))
  return structure.elements.flatMap(({ number, type, content }) =>
    content.flatMap((item) => [
      ...unless(drawn.has(itemKey(item)), 'parent-tree', `element ${number} (${type})`, 'It claims marked content that no page has.'),
      ...unless((structure.claims.get(itemKey(item))?.length ?? 0) < 2, 'parent-tree', `element ${number} (${type})`, 'It claims marked content that another element claims too.'),
    ]),
  )
}

/** Elements that the file holds and the tree does not. */
export function checkReached({ objects, structure }: CheckedFile): readonly PdfFinding[] {
  const reached = new Set<Found>(structure.elements.map(({ object }) => object))
  const lost = objects.filter((object) => nameOf(at(object, 'Type')) === 'StructElem' && !reached.has(object))
  const listed = [...structure.parents.values()].flatMap((list) => (entriesOf(list).length > 0 ? entriesOf(list).map(({ value }) => value) : [list])).filter((element) => nameOf(at(element, 'S')) !== null && !reached.has(element))
  return [...new Set([...lost, ...listed])].map(() => found('structure', 'the structure', 'An element hangs on nothing, so nobody is led to it.'))
}

