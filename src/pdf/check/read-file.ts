import { PDFDocument, type PDFContext, type PDFDict, type PDFObject } from 'pdf-lib'
import type { FontCache } from './content-walk.ts'
import type { PageContent } from './page-content.ts'
import { readContent } from './read-content.ts'
import type { FileFont } from './read-font.ts'
import { at, entriesOf, keyOf, numbersOf, rawAt, streamBytesOf, textOf, type Found } from './read-object.ts'
import { readPacket, type Packet } from './read-packet.ts'
import { readStructure, type Structure } from './read-structure.ts'

/** A page of a file under check. */
export interface FilePage {
  /** For example "page 2". */
  readonly where: string
  readonly key: string
  readonly dict: PDFDict
  readonly resources: Found
  /** Left, bottom, right, top. */
  readonly box: readonly number[]
  readonly content: PageContent
}

/** A file under check, read once for all rules. */
export interface CheckedFile {
  readonly bytes: Uint8Array
  readonly context: PDFContext
  readonly catalog: PDFDict
  readonly objects: readonly PDFObject[]
  readonly title: string | null
  readonly packet: Packet | null
  readonly structure: Structure
  readonly pages: readonly FilePage[]
  readonly fonts: readonly FileFont[]
}

/** Takes the bytes of a file; gives it read, or why it cannot be. Any other fault inside is thrown. */
export async function readFile(bytes: Uint8Array): Promise<CheckedFile | 'locked' | 'not-readable'> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true, ignoreEncryption: true }).catch(() => null)
  if (file === null) return 'not-readable'
  if (file.isEncrypted) return 'locked'
  const { catalog, context } = file
  const fonts: FontCache = new Map()
  const pages = file.getPages().map((page, index) => readFilePage(page.node, page.ref.toString(), `page ${index + 1}`, fonts))
  return {
    bytes,
    context,
    catalog,
    objects: context.enumerateIndirectObjects().map(([, object]) => object),
    title: textOf(at(context.lookup(context.trailerInfo.Info), 'Title')),
    packet: readPacket(streamBytesOf(at(catalog, 'Metadata'))),
    structure: readStructure(catalog),
    pages,
    fonts: [...fonts.values()],
  }
}

function readFilePage(dict: PDFDict, key: string, where: string, fonts: FontCache): FilePage {
  const resources = inherited(dict, 'Resources')
  const box = numbersOf(inherited(dict, 'CropBox') ?? inherited(dict, 'MediaBox'))
  return { where, key, dict, resources, box, content: readContent(contentBytes(dict), resources, fonts) }
}

/** What a page does not say itself, its parents in the page tree may say for it. */
function inherited(dict: PDFDict, key: string, depth = 0): Found {
  return at(dict, key) ?? (depth > 50 ? undefined : inheritedFrom(at(dict, 'Parent'), key, depth + 1))
}

function inheritedFrom(parent: Found, key: string, depth: number): Found {
  return parent === undefined ? undefined : inherited(parent as PDFDict, key, depth)
}

/** Several streams are one, with white between them. */
function contentBytes(dict: PDFDict): Uint8Array {
  const contents = at(dict, 'Contents')
  const streams = (keyOf(rawAt(dict, 'Contents')) !== null && streamBytesOf(contents) !== null ? [contents] : entriesOf(contents).map(({ value }) => value)).map((stream) => streamBytesOf(stream) ?? new Uint8Array())
  const joined = new Uint8Array(streams.reduce((length, stream) => length + stream.length + 1, 0)).fill(10)
  let offset = 0
  for (const stream of streams) {
    joined.set(stream, offset)
    offset += stream.length + 1
  }
  return joined
}
