import { PDFDocument, ReadingDirection, type PDFRef } from 'pdf-lib'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { directionOf } from '#domain/letter/paper-language.ts'
import { addLeaf } from './add-leaf.ts'
import { pageHeight, pageWidth } from './layout/page-shape.ts'
import { layPaper } from './layout/lay-paper.ts'
import { markAsArchive, type PageContents } from './paint/archive-marks.ts'
import { attachFile, type Attachment } from './paint/attach-file.ts'
import { embedFace } from './paint/embed-face.ts'
import { facesInUse } from './paint/face-in-use.ts'
import { addStream, bytesOf } from './paint/pack-stream.ts'
import { LOGO, paintPage } from './paint/paint-page.ts'
import { writeStructure } from './paint/write-structure.ts'
import { addPicture } from './picture/picture-object.ts'
import { readLogo } from './picture/read-logo.ts'
import { name } from './name.ts'
import { typefacesFor, type PressPorts } from './press-ports.ts'
import { writeFile } from './write-file.ts'

export interface SetOptions {
  /** False keeps whole fonts in the file: ten times the size, for comparing what subsets draw. */
  readonly subset?: boolean
  /** A file to carry inside: the paper is then PDF/A-3a. */
  readonly attach?: Attachment
  /** PDF/A-1b instead, which more programs can check. It knows no see-through picture: a letterhead’s logo may not be one. */
  readonly archive?: '1b'
}

export interface SetPaper {
  readonly bytes: Uint8Array
  readonly pages: number
}

/**
 * Sets a paper as an accessible archive file: PDF/UA-1 and PDF/A-2a. The same paper and fonts always give the same
 * bytes: no clock and no chance go in.
 * The paper's schema and scripts are checked before (`paperDocumentSchema`, `checkScripts`).
 * Rejects with MissingGlyphError rather than draw a box for a letter, and with FootTooTallError.
 */
export async function setPaper(document: PaperDocument, ports: PressPorts, { subset = true, attach, archive }: SetOptions = {}): Promise<SetPaper> {
  const logo = readLogo(document.letterhead.logo, ports)
  const pages = layPaper(await typefacesFor(document, ports), document, logo)
  const faces = facesInUse(ports.fonts)
  const painted = pages.map((marks) => paintPage(marks, faces.of, document.language))
  const file = await newFile(document)
  const font = Object.fromEntries(faces.all().map((use) => [use.key, embedFace(file.context, use, { deflate: ports.deflate, subset, lists: archive === '1b' })]))
  const pictures = logo === null ? {} : { XObject: { [LOGO]: addPicture(file.context, logo, ports) } }
  const resources = file.context.register(file.context.obj({ Font: font, ...pictures }))
  const contents = painted.map(({ content }) => packed(bytesOf(content), ports))
  const tagged = painted.map(({ tags }, index) => ({ page: addPage(file, addStream(file.context, contents[index]!.packed), { resources, index, mixes: logo !== null }), tags }))
  file.catalog.set(name('StructTreeRoot'), writeStructure(file.context, tagged))
  if (attach !== undefined) attachFile(file, attach, ports.deflate)
  markAsArchive(file, { title: document.title, contents, level: archive ?? (attach === undefined ? '2a' : '3a'), crc32: ports.crc32 })
  return { bytes: writeFile(file.context, archive === '1b' ? null : ports.deflate), pages: pages.length }
}

function packed(plain: Uint8Array, { deflate }: Pick<PressPorts, 'deflate'>): PageContents {
  return { plain, packed: deflate(plain) }
}

/** The file's properties say what the paper is and never whose: they show in folders and window titles. */
async function newFile(document: PaperDocument): Promise<PDFDocument> {
  const file = await PDFDocument.create({ updateMetadata: false })
  file.setTitle(document.title, { showInWindowTitleBar: true })
  file.setLanguage(document.language)
  if (directionOf(document.language) === 'rtl') file.catalog.getOrCreateViewerPreferences().setReadingDirection(ReadingDirection.R2L)
  file.setProducer('Consilium')
  return file
}

function addPage(file: PDFDocument, content: PDFRef, { resources, index, mixes }: { readonly resources: PDFRef; readonly index: number; readonly mixes: boolean }): PDFRef {
  const { leaf, ref } = addLeaf(file, pageWidth, pageHeight)
  leaf.set(name('Resources'), resources)
  leaf.set(name('Contents'), content)
  leaf.set(name('StructParents'), file.context.obj(index))
  leaf.set(name('Tabs'), name('S'))
  // A picture may be see-through: then a page says in which colours it mixes.
  if (mixes) leaf.set(name('Group'), file.context.obj({ S: 'Transparency', CS: 'DeviceRGB' }))
  return ref
}
