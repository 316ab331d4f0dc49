import { found, unless, type PdfFinding } from './finding.ts'
import type { CheckedFile } from './read-file.ts'
import { at, entriesAt, nameOf, numberOf, textOf, type Found } from './read-object.ts'
import type { Element } from './read-structure.ts'
import { isStandardType } from './standard-types.ts'

/** Whether the structure is one tree of elements that go together. */
export function checkStructure({ structure }: CheckedFile): readonly PdfFinding[] {
  const { top, elements, astray } = structure
  return [
    ...unless(top.length === 1 && top[0]!.type === 'Document', 'structure', 'the structure', top.length === 0 ? 'There is none.' : 'It does not begin with one Document.'),
    ...astray.map((where) => found('structure', where, 'It names another parent than the element it hangs on.')),
    ...elements.filter(({ type }) => !isStandardType(type)).map((element) => found('standard-types', whereIs(element), 'Its type is none that a reader knows.')),
    ...checkHeadings(elements),
    ...elements.flatMap((element) => checks[element.type]?.(element) ?? []),
  ]
}

function whereIs({ number, type }: Element): string {
  return `element ${number} (${isStandardType(type) ? type : 'of another type'})`
}

function checkHeadings(elements: readonly Element[]): readonly PdfFinding[] {
  const headings = elements.filter(({ type }) => /^H[1-6]?$/.test(type))
  const levels = headings.map(({ type }) => (type === 'H' ? 1 : Number(type[1])))
  return headings.flatMap((heading, index) => [
    ...unless(index > 0 || levels[0] === 1, 'headings', whereIs(heading), 'The first heading is not H1.'),
    ...unless(index === 0 || levels[index]! <= levels[index - 1]! + 1, 'headings', whereIs(heading), 'A level of heading is skipped before it.'),
    ...unless((heading.type === 'H') === (headings[0]!.type === 'H'), 'headings', whereIs(heading), 'Headings with and without a level are mixed.'),
  ])
}

const checks: Readonly<Record<string, (element: Element) => readonly PdfFinding[]>> = {
  Table: checkTable,
  THead: (element) => within('tables', element, ['Table'], ['TR']),
  TBody: (element) => within('tables', element, ['Table'], ['TR']),
  TFoot: (element) => within('tables', element, ['Table'], ['TR']),
  TR: (element) => within('tables', element, ['Table', 'THead', 'TBody', 'TFoot'], ['TH', 'TD']),
  TH: (element) => [...within('tables', element, ['TR'], null), ...checkScope(element)],
  TD: (element) => within('tables', element, ['TR'], null),
  L: checkList,
  LI: checkItem,
  Lbl: (element) => within('lists', element, ['LI', 'Note', 'Span', 'P', 'Div'], null),
  LBody: (element) => within('lists', element, ['LI'], null),
  Figure: (element) => unless(`${textOf(at(element.object, 'Alt')) ?? ''}${textOf(at(element.object, 'ActualText')) ?? ''}`.trim() !== '', 'figures', whereIs(element), 'It is not described in words.'),
}

/** An element of a table or list stands in its kind of parent, and where it only groups, holds its kind of children and no words of its own. */
function within(rule: 'tables' | 'lists', element: Element, parents: readonly string[], children: readonly string[] | null): readonly PdfFinding[] {
  return [
    ...unless(element.parent !== null && parents.includes(element.parent.type), rule, whereIs(element), `It does not stand in ${parents[0]!}.`),
    ...(children === null ? [] : onlyHolds(rule, element, children)),
  ]
}

function onlyHolds(rule: 'tables' | 'lists', element: Element, children: readonly string[]): readonly PdfFinding[] {
  return [
    ...element.children.filter(({ type }) => !children.includes(type)).map(() => found(rule, whereIs(element), `It holds something other than ${children.join(' or ')}.`)),
    ...unless(element.content.length === 0, rule, whereIs(element), 'It holds words of its own, outside its parts.'),
  ]
}

function checkTable(table: Element): readonly PdfFinding[] {
  const rows = table.children.flatMap((child) => (child.type === 'TR' ? [child] : child.children.filter(({ type }) => type === 'TR')))
  const widths = rowWidths(rows)
  return [
    ...onlyHolds('tables', table, ['TR', 'THead', 'TBody', 'TFoot', 'Caption']),
    ...unless(rows.length > 0, 'tables', whereIs(table), 'It has no row.'),
    ...rows.flatMap((row, index) => unless(widths[index] === widths[0], 'tables', whereIs(row), 'It has not as many cells as the first row.')),
  ]
}

/** How many columns each row fills, with the cells that reach down into it from above. */
function rowWidths(rows: readonly Element[]): readonly number[] {
  let reaching: readonly { readonly columns: number; readonly rows: number }[] = []
  return rows.map((row) => {
    const cells = row.children.map(({ object }) => ({ columns: attributeOf(object, 'Table', 'ColSpan') ?? 1, rows: attributeOf(object, 'Table', 'RowSpan') ?? 1 }))
    const width = [...cells, ...reaching].reduce((sum, { columns }) => sum + columns, 0)
    reaching = [...reaching, ...cells].map((cell) => ({ ...cell, rows: cell.rows - 1 })).filter((cell) => cell.rows > 0)
    return width
  })
}

function checkScope(cell: Element): readonly PdfFinding[] {
  const headed = attribute(cell.object, 'Table', 'Scope')
  return unless(['Row', 'Column', 'Both'].includes(nameOf(headed) ?? ''), 'header-scope', whereIs(cell), 'It does not say whether it heads a row or a column.')
}

function checkList(list: Element): readonly PdfFinding[] {
  const labelled = list.children.some((item) => item.children.some(({ type }) => type === 'Lbl'))
  const numbering = nameOf(attribute(list.object, 'List', 'ListNumbering')) ?? 'None'
  return [
    ...onlyHolds('lists', list, ['LI', 'Caption', 'L']),
    ...unless(list.children.length > 0, 'lists', whereIs(list), 'It has no item.'),
    ...unless(!labelled || numbering !== 'None', 'lists', whereIs(list), 'Its items have labels, and it does not say how they are numbered.'),
  ]
}

function checkItem(item: Element): readonly PdfFinding[] {
  return [...within('lists', item, ['L'], ['Lbl', 'LBody']), ...unless(item.children.some(({ type }) => type === 'LBody'), 'lists', whereIs(item), 'It has no body.')]
}

function attributeOf(object: Found, owner: string, key: string): number | null {
  return numberOf(attribute(object, owner, key))
}

/** Attributes stand in one dictionary an owner. */
function attribute(object: Found, owner: string, key: string): Found {
  return entriesAt(object, 'A').map(({ value }) => value).filter((value) => nameOf(at(value, 'O')) === owner).map((value) => at(value, key)).find((value) => value !== undefined)
}
