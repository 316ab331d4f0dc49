import { PDFDict, PDFName, PDFNumber, PDFString, type PDFArray } from 'pdf-lib'
import type { PdfRuleName } from '#pdf/check/rules.ts'
import { aPiece, aText, body, foot, heading, kidsOf, paragraph, rule, type Change, type TaggedFile } from './a-tagged-file.ts'

export const n = PDFName.of

export function objects(work: (file: TaggedFile) => void): Change {
  return { objects: work }
}

/** Other operators on the first page. */
export function onFirst(from: string | RegExp, to: string): Change {
  return { content: (operators, page) => (page === 0 ? replaced(operators, from, to) : operators) }
}

export function packet(from: string | RegExp, to: string): Change {
  return { packet: (text) => replaced(text, from, to) }
}

/** A change that changes nothing would prove nothing. */
function replaced(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, () => to)
  if (changed === text) throw new Error('the change found nothing to change')
  return changed
}

export function resourcesOf(page: PDFDict | undefined): PDFDict {
  return page!.lookup(n('Resources'), PDFDict)
}

function swap(list: PDFArray, one: number, other: number): void {
  const kept = list.get(one)
  list.set(one, list.get(other))
  list.set(other, kept)
}

/** A map from every code to one glyph. */
function allTo(glyph: number): Uint8Array {
  const map = new Uint8Array(65536 * 2)
  for (let code = 0; code < 65536; code += 1) map[code * 2 + 1] = glyph
  return map
}

function withByte(bytes: Uint8Array, place: number, value: number): Uint8Array {
  const other = bytes.slice()
  other[place] = value
  return other
}

const aForm = objects(({ pages, context }) => {
  resourcesOf(pages[0]).set(n('XObject'), context.obj({ X0: context.register(context.stream('0 0 1 1 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9] })) }))
})
const seeThrough = objects(({ pages, context }) => {
  resourcesOf(pages[0]).set(n('ExtGState'), context.obj({ G0: { ca: 0.5 } }))
})

/** One thing wrong in a good file, and the rule that must find it. */
export const mutations: readonly (readonly [rule: PdfRuleName, what: string, change: Change])[] = [
  ['readable', 'cut short', { saved: (bytes) => bytes.slice(0, 300) }],
  ['readable', 'a bracket without its other half', onFirst('<</MCID 0>>', '<</MCID 0')],
  ['readable', 'a font the page does not have', onFirst('/F1', '/F9')],
  ['not-locked', 'encrypted', objects(({ context }) => { context.trailerInfo.Encrypt = context.obj({ Filter: 'Standard' }) })],
  ['file-header', 'no bytes that no text has', { saved: (bytes) => withByte(bytes, bytes.indexOf(0x81), 0x41) }],
  ['file-header', 'something after its end', { saved: (bytes) => new Uint8Array([...bytes, 0x41]) }],
  ['file-id', 'no ID', objects(({ context }) => { delete context.trailerInfo.ID })],
  ['stream-filters', 'packed by LZW', objects(({ context }) => { context.register(context.stream('x', { Filter: 'LZWDecode' })) })],
  ['stream-filters', 'kept in another file', objects(({ context }) => { context.register(context.stream('x', { F: PDFString.of('other.bin') })) })],
  ['marked', 'not marked', objects(({ catalog }) => { catalog.delete(n('MarkInfo')) })],
  ['marked', 'suspect', objects(({ catalog, context }) => { catalog.set(n('MarkInfo'), context.obj({ Marked: true, Suspects: true })) })],
  ['language', 'no language', objects(({ catalog }) => { catalog.delete(n('Lang')) })],
  ['language', 'an element in no language', objects(({ elements }) => { elements['p1']!.set(n('Lang'), PDFString.of('of the King')) })],
  ['title-shown', 'the name of the file in the window', objects(({ catalog, context }) => { catalog.set(n('ViewerPreferences'), context.obj({ DisplayDocTitle: false })) })],
  ['metadata', 'none', objects(({ catalog }) => { catalog.delete(n('Metadata')) })],
  ['metadata', 'of no kind', objects(({ metadata }) => { metadata.delete(n('Subtype')) })],
  ['metadata', 'a character that XML forbids', packet('>Request<', '>Request&#7;<')],
  ['metadata', 'an element that does not end', packet('</rdf:Alt>', '')],
  ['title', 'no title', packet(/<dc:title>.*<\/dc:title>/, '')],
  ['title', 'another title in the properties', packet('>Request<', '>Question<')],
  ['ua-claim', 'not claimed', packet('<pdfuaid:part>1</pdfuaid:part>', '')],
  ['ua-claim', 'not described', packet(/<pdfaExtension:schemas>.*<\/pdfaExtension:schemas>/, '')],
  ['a-claim', 'level B', packet('conformance="A"', 'conformance="B"')],
  ['output-intent', 'none', objects(({ catalog }) => { catalog.delete(n('OutputIntents')) })],
  ['output-intent', 'of another kind of colour than it says', objects(({ profile }) => { profile.set(n('N'), PDFNumber.of(4)) })],
  ['device-colour', 'a colour for the press', onFirst('0.5 re f', '0.5 re 0 0 0 1 k f')],
  ['transparency', 'see-through', { ...onFirst('BT', '/G0 gs BT'), ...seeThrough }],
  ['no-actions', 'a script at opening', objects(({ catalog, context }) => { catalog.set(n('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFString.of('1') })) })],
  ['no-actions', 'a program is started', objects(({ context }) => { context.register(context.obj({ Type: 'Action', S: 'Launch' })) })],
  ['no-forms', 'a form', objects(({ catalog, context }) => { catalog.set(n('AcroForm'), context.obj({ Fields: [] })) })],
  ['no-forms', 'a note over the page', objects(({ pages, context }) => { pages[0]!.set(n('Annots'), context.obj([{ Type: 'Annot', Subtype: 'Text' }])) })],
  ['attached-files', 'attached', objects(({ context }) => { context.register(context.obj({ Type: 'Filespec', EF: {} })) })],
  ['attached-files', 'PDF/A-3 with nothing attached', packet('part="2"', 'part="3"')],
  ['attached-files', 'PDF/A-3 and no word what it is', { ...packet('part="2"', 'part="3"'), ...objects(({ context }) => { context.register(context.obj({ Type: 'Filespec', F: PDFString.of('a'), UF: PDFString.of('a'), EF: {} })) }) }],
  ['operators', 'one of our own', onFirst('BT', 'toString BT')],
  ['tagged-content', 'text outside', onFirst(heading, aText('Request', 60, 780))],
  ['tagged-content', 'a path outside', onFirst(rule, '60 686 200 0.5 re S')],
  ['tagged-content', 'only in a mark that says nothing', onFirst('/H1 <</MCID 0>> BDC', '/Span BMC')],
  ['tagged-content', 'an inline picture outside', onFirst('/H1', 'q 9 0 0 9 60 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID ( EI Q /H1')],
  ['tagged-content', 'a form drawn outside', { ...onFirst('/H1', '/X0 Do /H1'), ...aForm }],
  ['artifact-inside', 'an artifact in a paragraph', onFirst('<</MCID 1>> BDC', '<</MCID 1>> BDC /Artifact BMC EMC')],
  ['tagged-inside-artifact', 'a paragraph in an artifact', onFirst('0.5 re f EMC', '0.5 re f /P <</MCID 8>> BDC EMC EMC')],
  ['tagged-inside-artifact', 'a paragraph in a paragraph', onFirst('<</MCID 1>> BDC', '<</MCID 1>> BDC /P <</MCID 8>> BDC EMC')],
  ['marks-closed', 'not closed', onFirst(/EMC$/, '')],
  ['marks-closed', 'closed twice', onFirst(/EMC$/, 'EMC EMC')],
  ['marks-closed', 'closed in another text object', onFirst(heading, heading.replace('ET EMC', 'EMC ET'))],
  ['mark-ids', 'the same identifier twice', onFirst('<</MCID 2>>', '<</MCID 3>>')],
  ['parent-tree', 'marked content without an element', onFirst('<</MCID 2>>', '<</MCID 12>>')],
  ['parent-tree', 'two elements in each other’s place', objects(({ parents }) => { swap(parents, 0, 1) })],
  ['parent-tree', 'no list for a page', objects(({ root }) => { root.lookup(n('ParentTree'), PDFDict).delete(n('Nums')) })],
  ['parent-tree', 'an element claims what no page has', objects(({ elements, context, pages }) => { kidsOf(elements['p1']!).push(context.obj({ Type: 'MCR', Pg: context.getObjectRef(pages[0]!)!, MCID: 40 })) })],
  ['parent-tree', 'two elements claim the same', objects(({ elements }) => { kidsOf(elements['p2']!).push(kidsOf(elements['p1']!).get(0)) })],
  ['parent-tree', 'the next free key is taken', objects(({ root }) => { root.set(n('ParentTreeNextKey'), PDFNumber.of(1)) })],
  ['page-keys', 'no key', objects(({ pages }) => { pages[1]!.delete(n('StructParents')) })],
  ['page-keys', 'the same key on two pages', objects(({ pages }) => { pages[1]!.set(n('StructParents'), PDFNumber.of(0)) })],
  ['tab-order', 'by rows', objects(({ pages }) => { pages[1]!.set(n('Tabs'), n('R')) })],
  ['structure', 'none', objects(({ catalog }) => { catalog.delete(n('StructTreeRoot')) })],
  ['structure', 'no Document at its top', objects(({ elements }) => { elements['document']!.set(n('S'), n('Sect')) })],
  ['structure', 'another parent named', objects(({ elements, refs }) => { elements['p1']!.set(n('P'), refs['list']!) })],
  ['structure', 'a loop', objects(({ elements, refs }) => { kidsOf(elements['p1']!).push(refs['document']!) })],
  ['structure', 'an element on nothing', objects(({ elements }) => { kidsOf(elements['document']!).remove(1) })],
  ['standard-types', 'a type of our own', objects(({ elements }) => { elements['p1']!.set(n('S'), n('Poem')) })],
  ['standard-types', 'a type mapped to itself', objects(({ elements, root, context }) => { elements['p1']!.set(n('S'), n('Poem')); root.set(n('RoleMap'), context.obj({ Poem: 'Poem' })) })],
  ['headings', 'the first is H2', objects(({ elements }) => { elements['h1']!.set(n('S'), n('H2')) })],
  ['headings', 'H3 after H1', objects(({ elements }) => { elements['p2']!.set(n('S'), n('H3')) })],
  ['headings', 'H after H1', objects(({ elements }) => { elements['p2']!.set(n('S'), n('H')) })],
  ['tables', 'a row too short', objects(({ elements }) => { kidsOf(elements['row2']!).remove(1) })],
  ['tables', 'a paragraph among the cells', objects(({ elements }) => { elements['td1']!.set(n('S'), n('P')) })],
  ['tables', 'a cell outside', objects(({ elements }) => { elements['p2']!.set(n('S'), n('TD')) })],
  ['tables', 'no row', objects(({ elements }) => { kidsOf(elements['table']!).remove(1); kidsOf(elements['table']!).remove(0) })],
  ['header-scope', 'no scope', objects(({ elements }) => { elements['th1']!.delete(n('A')) })],
  ['lists', 'no body', objects(({ elements }) => { kidsOf(elements['item']!).remove(1) })],
  ['lists', 'a paragraph among the items', objects(({ elements }) => { elements['item']!.set(n('S'), n('P')) })],
  ['lists', 'not said how it is numbered', objects(({ elements }) => { elements['list']!.delete(n('A')) })],
  ['figures', 'no words', objects(({ elements }) => { elements['figure']!.delete(n('Alt')) })],
  ['figures', 'blank words', objects(({ elements }) => { elements['figure']!.set(n('Alt'), PDFString.of(' ')) })],
  ['font-kind', 'no map from codes to glyphs', objects(({ child }) => { child.delete(n('CIDToGIDMap')) })],
  ['font-kind', 'a simple font', objects(({ font }) => { font.set(n('Subtype'), n('TrueType')) })],
  ['font-kind', 'a file that is no font', objects(({ descriptor, context }) => { descriptor.set(n('FontFile2'), context.register(context.stream('no font'))) })],
  ['font-embedded', 'not in the file', objects(({ descriptor }) => { descriptor.delete(n('FontFile2')) })],
  ['glyph-present', 'past the last glyph', onFirst(heading, heading.replace(/<\w{4}(\w+)> Tj/, '<ffff$1> Tj'))],
  ['glyph-present', 'a letter that draws nothing', objects(({ child, context }) => { child.set(n('CIDToGIDMap'), context.register(context.stream(allTo(3)))) })],
  ['glyph-known', 'the box for an unknown letter', onFirst(heading, heading.replace(/<\w{4}(\w+)> Tj/, '<0000$1> Tj'))],
  ['glyph-known', 'a map too short for a letter', objects(({ child, context }) => { child.set(n('CIDToGIDMap'), context.register(context.stream(new Uint8Array(2)))) })],
  ['glyph-width', 'half as wide', objects(({ child }) => { child.delete(n('W')); child.set(n('DW'), PDFNumber.of(250)) })],
  ['text-known', 'no map to characters', objects(({ font }) => { font.delete(n('ToUnicode')) })],
  ['text-known', 'a letter that stands for nothing', objects(({ font, context }) => { font.set(n('ToUnicode'), context.register(context.stream('1 beginbfchar <002b> <0000> endbfchar'))) })],
  ['within-page', 'below the page', onFirst('60 40 Tm', '60 -40 Tm')],
  ['within-page', 'a path beside the page', onFirst('60 686 200', '60 686 700')],
  ['within-page', 'moved off by a matrix', onFirst(rule, rule.replace('60 686', '1 0 0 1 600 0 cm 60 686'))],
  ['identity', 'not on the second page', { content: (operators, page) => (page === 1 ? replaced(operators, foot, '') : operators) }],
  ['identity', 'somebody else’s', { content: (operators) => replaced(operators, foot, foot.replace(/<\w{4}(\w+)> Tj/, '<0035$1> Tj')) }],
  ['words', 'a word lost', onFirst(body, aPiece('LBody', 3))],
  ['words', 'a word twice', onFirst(paragraph, aPiece('P', 1, aText('We ask for 5 mg ', 60, 760), aText('5 mg of it.', 60, 745)))],
  ['words', 'in another order', objects(({ elements }) => { swap(kidsOf(elements['document']!), 0, 1) })],
]
