import type { PDFDocument } from 'pdf-lib'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { checkScript, type ScriptRefusal } from '#domain/letter/check-scripts.ts'
import type { EnclosureRefusal } from '#domain/letter/enclosure-refusal.ts'
import { DamagedEnclosureError, FontNotUsableError, MissingGlyphError } from '../errors.ts'
import { readFontSet, type FontSet, type FontStyle } from '../font/font-set.ts'
import { openPdf } from '../open-pdf.ts'
import { embedFace } from '../paint/embed-face.ts'
import { useFace, type FaceInUse } from '../paint/face-in-use.ts'
import { withdrawClaims } from '../withdraw-claims.ts'
import { addBookmarks } from './add-bookmarks.ts'
import { addContents, addEnclosure, type Press } from './add-parts.ts'
import { addTags, isTagged } from './add-tags.ts'
import type { Enclosed, LeftOut } from './drawing.ts'
import { nameFile } from './name-file.ts'
import type { PackPorts } from './pack-ports.ts'
import type { PackWish } from './pack-wish.ts'
import { readEnclosure } from './read-enclosure.ts'
import { countContentsPages, setContents, type ContentsRow } from './set-contents.ts'
import { showLayers } from './show-layers.ts'
import type { FaceOf } from './write-line.ts'

/** What became of one enclosure. */
export interface PackedEnclosure {
  readonly place: number
  readonly pages: number
  /** From 1. */
  readonly firstPage: number
  readonly leftOut: LeftOut
}

export interface Pack {
  readonly bytes: Uint8Array
  readonly pages: number
  readonly enclosures: readonly PackedEnclosure[]
  /** Left out with somebody's consent; the list of enclosures says so. */
  readonly without: readonly number[]
}

export type PackRefusal =
  | { readonly kind: 'letter-not-readable'; readonly rule: 'L32' }
  | { readonly kind: 'enclosures-not-added'; readonly rule: 'L32'; readonly enclosures: readonly { readonly place: number; readonly refusal: EnclosureRefusal }[] }
  | ScriptRefusal
  | { readonly kind: 'missing-glyph'; readonly rule: 'L7'; readonly character: string; readonly codePoint: string; readonly where: string }
  | { readonly kind: 'fonts-not-usable'; readonly rule: 'L7' }

/**
 * Packs a letter and its enclosures into one PDF file: the letter, the list of what is enclosed, then every page of
 * the enclosures in order, each stamped at its foot. The list stands behind the letter and not before it: whoever
 * opens the post must see first who writes to whom, and the letter's own pages keep their numbers.
 * The same letter and enclosures always give the same bytes. Refuses as a whole, naming every enclosure that cannot
 * be added, unless each of those is one that somebody agreed to do without.
 */
export async function packLetter(wish: PackWish, ports: PackPorts): Promise<Answer<Pack, PackRefusal>> {
  const opened = await openPdf(wish.letter)
  if (opened.state !== 'open') return refuse({ kind: 'letter-not-readable', rule: 'L32' })
  const scripts = checkTexts(wish)
  if (!scripts.ok) return scripts
  const read = await readAll(wish, ports)
  if (!read.ok) return read
  try {
    const fonts = readFontSet(ports.fonts)
    return await pack(opened.file, wish, read.value, fonts, ports)
  } catch (error) {
    return refuse(refusalFor(error))
  }
}

function checkTexts({ enclosures, identity }: PackWish): Answer<true, ScriptRefusal> {
  const titles = enclosures.map(({ name }, index) => checkScript(name, `the title of enclosure ${index + 1}`))
  return [checkScript(identity, 'the foot of the list of enclosures'), ...titles].find((answer) => !answer.ok) ?? agree(true)
}

/** An enclosure that will be in the pack, or null for one that is left out. */
type Ready = Enclosed | null

async function readAll({ enclosures, without = [] }: PackWish, ports: PackPorts): Promise<Answer<readonly Ready[], PackRefusal>> {
  const ready: Ready[] = []
  const refused: { readonly place: number; readonly refusal: EnclosureRefusal }[] = []
  for (const [index, { bytes }] of enclosures.entries()) {
    const answer = without.includes(index + 1) ? null : await readEnclosure(bytes, ports)
    ready.push(answer?.ok ? answer.value : null)
    if (answer !== null && !answer.ok) refused.push({ place: index + 1, refusal: answer.refusal })
  }
  return refused.length === 0 ? agree(ready) : refuse({ kind: 'enclosures-not-added', rule: 'L32', enclosures: refused })
}

function refusalFor(error: unknown): PackRefusal {
  if (error instanceof DamagedEnclosureError) {
    return { kind: 'enclosures-not-added', rule: 'L32', enclosures: [{ place: error.place, refusal: { kind: 'enclosure-broken', rule: 'L32' } }] }
  }
  if (error instanceof MissingGlyphError) return { kind: 'missing-glyph', rule: 'L7', character: error.character, codePoint: error.codePoint, where: error.where }
  if (error instanceof FontNotUsableError) return { kind: 'fonts-not-usable', rule: 'L7' }
  throw error
}

async function pack(file: PDFDocument, wish: PackWish, ready: readonly Ready[], fonts: FontSet, ports: PackPorts): Promise<Answer<Pack, PackRefusal>> {
  const letterPages = file.getPageCount()
  const firstPages = file.getPages().map(({ ref }) => ref)
  const rows = rowsOf(wish, ready, fonts, letterPages)
  const faces = facesInUse(fonts)
  const press: Press = { file, fonts, faceOf: faces.faceOf, place: file.context.nextRef(), isTagged: isTagged(file), ports }
  const listed = rows.length === 0 ? [] : addContents(press, setContents(fonts, rows, wish.identity, faces.faceOf))
  const packed = rows.flatMap((row, index) => addEnclosure(press, row, ready[index] ?? null))
  const fontRefs = faces.used().map((face) => [face.key, embedFace(file.context, face, true)] as const)
  file.context.assign(press.place, file.context.obj(Object.fromEntries(fontRefs)))
  if (press.isTagged) addTags(file, [...listed, ...packed].map(({ tag }) => tag))
  showLayers(file, packed.map(({ layers }) => layers))
  addBookmarks(file, [{ title: 'Letter', page: firstPages[0]! }, ...[...listed, ...packed].map(({ bookmark }) => bookmark)])
  withdrawClaims(file, ['pdfaid', 'pdfuaid'])
  nameFile(file, wish, ports)
  const bytes = await file.save({ addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: Infinity })
  const enclosures = rows.flatMap(({ place, pages, firstPage }, index) => (firstPage === null ? [] : [{ place, pages, firstPage, leftOut: ready[index]!.leftOut }]))
  return agree({ bytes, pages: file.getPageCount(), enclosures, without: rows.filter((row) => row.firstPage === null).map(({ place }) => place) })
}

function rowsOf({ enclosures }: PackWish, ready: readonly Ready[], fonts: FontSet, letterPages: number): readonly ContentsRow[] {
  const titles = enclosures.map(({ name }, index) => ({ place: index + 1, title: name }))
  let next = letterPages + countContentsPages(fonts, titles) + 1
  return titles.map((row, index) => {
    const pages = ready[index]?.pages ?? 0
    next += pages
    return { ...row, pages, firstPage: pages === 0 ? null : next - pages }
  })
}

function facesInUse(fonts: FontSet): { readonly faceOf: FaceOf; readonly used: () => readonly FaceInUse[] } {
  const faces = new Map<FontStyle, FaceInUse>()
  const faceOf = (style: FontStyle): FaceInUse => {
    const face = faces.get(style) ?? useFace(style, fonts[style])
    faces.set(style, face)
    return face
  }
  return { faceOf, used: () => [...faces.values()] }
}
