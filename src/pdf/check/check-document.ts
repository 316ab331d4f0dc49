import { PDFArray, type PDFObject } from 'pdf-lib'
import { found, unless, type PdfFinding } from './finding.ts'
import type { CheckedFile } from './read-file.ts'
import { at, boolOf, dictOf, entriesAt, entriesOf, latinOf, nameOf, numberOf, rawAt, streamBytesOf, textOf, type Found } from './read-object.ts'

const theCatalog = 'the catalog'

/** What the catalog, the trailer and the metadata of a file must say. */
export function checkDocument(file: CheckedFile): readonly PdfFinding[] {
  return [...checkEnds(file), ...checkCatalog(file), ...checkMetadata(file), ...checkTrailer(file), ...checkIntent(file)]
}

/** A tag of a language, as far as its form tells (BCP 47). */
const languageTag = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/

function checkCatalog({ catalog, structure }: CheckedFile): readonly PdfFinding[] {
  const others = structure.elements.filter(({ object }) => rawAt(object, 'Lang') !== undefined && !languageTag.test(textOf(at(object, 'Lang')) ?? ''))
  return [
    ...unless(boolOf(at(catalog, 'MarkInfo', 'Marked')) === true, 'marked', theCatalog, 'It does not say that the file is tagged.'),
    ...unless(boolOf(at(catalog, 'MarkInfo', 'Suspects')) !== true, 'marked', theCatalog, 'It says that some tags are suspect.'),
    ...unless(languageTag.test(textOf(at(catalog, 'Lang')) ?? ''), 'language', theCatalog, 'It does not say which language the file is in.'),
    ...others.map(({ number, type }) => found('language', `element ${number} (${type})`, 'Its language is none that a reader knows.')),
    ...unless(boolOf(at(catalog, 'ViewerPreferences', 'DisplayDocTitle')) === true, 'title-shown', theCatalog, 'It does not ask for the title in the window.'),
  ]
}

function checkMetadata({ packet, title, objects, catalog }: CheckedFile): readonly PdfFinding[] {
  const where = 'the metadata'
  if (packet === null) return [found('metadata', theCatalog, 'There is no packet of metadata, or it cannot be read.')]
  const part = packet.aPart ?? ''
  return [
    ...unless(nameOf(at(catalog, 'Metadata', 'Type')) === 'Metadata' && nameOf(at(catalog, 'Metadata', 'Subtype')) === 'XML', 'metadata', where, 'Its stream does not say that it is XML metadata.'),
    ...unless((packet.title ?? '').trim() !== '', 'title', where, 'There is no title.'),
    ...unless(packet.title === title, 'title', where, 'The title is not the same as in the file’s properties.'),
    ...unless(packet.uaPart === '1', 'ua-claim', where, 'It does not claim PDF/UA-1.'),
    ...unless(packet.describesUa, 'ua-claim', where, 'It does not describe the schema of the PDF/UA claim.'),
    ...unless(/^[23]$/.test(part) && packet.aConformance === 'A', 'a-claim', where, 'It does not claim PDF/A-2a or PDF/A-3a.'),
    ...checkAttached(objects, catalog, part === '3'),
  ]
}

/** Only PDF/A-3 may carry any file, and each must say what it is to the letter. */
function checkAttached(objects: readonly PDFObject[], catalog: Found, mayAttach: boolean): readonly PdfFinding[] {
  const files = objects.filter((object) => rawAt(object, 'EF') !== undefined)
  const listed = new Set(entriesOf(at(catalog, 'AF')).map(({ value }) => value))
  const unsaid = files.filter((file) => nameOf(at(file, 'AFRelationship')) === null || textOf(at(file, 'F')) === null || textOf(at(file, 'UF')) === null || !listed.has(file))
  if (!mayAttach) return unless(files.length === 0 && at(catalog, 'Names', 'EmbeddedFiles') === undefined, 'attached-files', theCatalog, 'A file is attached that PDF/A-2 does not allow.')
  return unless(files.length > 0 && unsaid.length === 0, 'attached-files', theCatalog, files.length === 0 ? 'The file claims PDF/A-3 and nothing is attached.' : 'An attached file does not say its names or what it is to the letter.')
}

/** The first line names the version; the second begins with bytes that no text has, so that nobody sends it as one. */
const header = /^%PDF-1\.[0-7][\r\n]+%[\u0080-\u00FF]{4}/

function checkEnds({ bytes }: CheckedFile): readonly PdfFinding[] {
  return [
    ...unless(header.test(latinOf(bytes.subarray(0, 40))), 'file-header', 'the file', 'It does not begin as such a file must.'),
    ...unless(/%%EOF[\r\n]{0,2}$/.test(latinOf(bytes.subarray(-10))), 'file-header', 'the file', 'Something follows its end.'),
  ]
}

function checkTrailer({ context, objects }: CheckedFile): readonly PdfFinding[] {
  const id = entriesOf(context.lookup(context.trailerInfo.ID))
  const filters = objects.flatMap((object) => (streamOf(object) ? entriesAt(object, 'Filter').map(({ value }) => nameOf(value)) : []))
  return [
    ...unless(id.length === 2 && id.every(({ value }) => (textOf(value) ?? '') !== ''), 'file-id', 'the trailer', 'It has no ID of two strings.'),
    ...unless(!filters.includes('LZWDecode'), 'stream-filters', 'the file', 'A stream is packed by LZW.'),
    ...unless(!objects.some((object) => streamOf(object) && rawAt(object, 'F') !== undefined), 'stream-filters', 'the file', 'A stream is kept in another file.'),
  ]
}

function streamOf(object: PDFObject): boolean {
  return dictOf(object) !== null && dictOf(object) !== object
}

function checkIntent({ catalog, pages }: CheckedFile): readonly PdfFinding[] {
  const intents = entriesAt(catalog, 'OutputIntents').map(({ value }) => value).filter((intent) => nameOf(at(intent, 'S')) === 'GTS_PDFA1')
  const profile = at(intents[0], 'DestOutputProfile')
  const bytes = streamBytesOf(profile)
  const colours = numberOf(at(profile, 'N'))
  const space = bytes === null ? '' : latinOf(bytes.subarray(16, 20)).trim()
  const fits = bytes !== null && latinOf(bytes.subarray(36, 40)) === 'acsp' && { GRAY: 1, RGB: 3, CMYK: 4 }[space] === colours
  const needed = { DeviceRGB: 3, DeviceCMYK: 4 } as const
  return [
    ...unless(fits, 'output-intent', theCatalog, 'It carries no colour profile, or one that is not what it says.'),
    ...pages.flatMap(({ where, content }) => [...content.colours].filter((colour) => needed[colour] !== colours).map((colour) => found('device-colour', where, `It draws in ${colour}, which the profile does not describe.`))),
  ]
}

const passive = new Set(['GoTo', 'URI'])

/** Nothing in a letter acts by itself. */
export function checkActions({ catalog, objects, pages }: CheckedFile): readonly PdfFinding[] {
  const kinds = objects.flatMap((object) => [...actionsIn(object)])
  return [
    ...kinds.filter((kind) => !passive.has(kind)).map(() => found('no-actions', 'the file', 'It holds an action that runs, opens or sends something.')),
    ...unless(at(catalog, 'Names', 'JavaScript') === undefined && at(catalog, 'AA') === undefined && !objects.some((object) => rawAt(object, 'JS') !== undefined || rawAt(object, 'AA') !== undefined), 'no-actions', 'the file', 'It holds something that runs by itself.'),
    ...unless(at(catalog, 'AcroForm') === undefined, 'no-forms', theCatalog, 'The file has a form.'),
    ...pages.flatMap(({ dict, where }) => entriesAt(dict, 'Annots').filter(({ value }) => numberOf(at(value, 'StructParent')) === null).map(() => found('no-forms', where, 'Something lies over the page that is not in the structure.'))),
  ]
}

/** An action stands for itself or within what sets it off. */
function actionsIn(object: PDFObject): readonly string[] {
  const within = [object, at(object, 'A'), at(object, 'OpenAction')].filter((each) => each !== undefined && !(each instanceof PDFArray))
  return within.flatMap((each) => (isAction(each) ? (nameOf(at(each, 'S')) ?? []) : []))
}

const actionKinds = /^(?:GoTo[RE]?|Launch|Thread|URI|Sound|Movie|Hide|Named|SubmitForm|ResetForm|ImportData|JavaScript|SetOCGState|Rendition|Trans|GoTo3DView)$/

function isAction(object: Found): boolean {
  return actionKinds.test(nameOf(at(object, 'S')) ?? '') && rawAt(object, 'P') === undefined
}

/** A page that mixes colours must say in which space. */
export function checkTransparency({ pages }: CheckedFile): readonly PdfFinding[] {
  return pages.flatMap(({ dict, resources, where, content }) => {
    const states = [...content.graphicsStates].map((name) => at(resources, 'ExtGState', name))
    const pictures = [...(dictOf(at(resources, 'XObject'))?.keys() ?? [])].map((key) => at(resources, 'XObject', key.decodeText()))
    const mixes = states.some(isSeeThrough) || pictures.some((picture) => at(picture, 'SMask') !== undefined || nameOf(at(picture, 'Group', 'S')) === 'Transparency')
    return unless(!mixes || at(dict, 'Group', 'CS') !== undefined, 'transparency', where, 'Something on it is see-through, and the page does not say how it mixes.')
  })
}

function isSeeThrough(state: Found): boolean {
  const mask = at(state, 'SMask')
  const mode = nameOf(at(state, 'BM'))
  return (numberOf(at(state, 'ca')) ?? 1) < 1 || (numberOf(at(state, 'CA')) ?? 1) < 1 || (mask !== undefined && nameOf(mask) !== 'None') || (mode !== null && mode !== 'Normal' && mode !== 'Compatible')
}
