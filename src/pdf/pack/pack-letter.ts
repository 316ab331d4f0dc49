import type { PDFDocument } from 'pdf-lib'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { checkScript, type ScriptRefusal } from '#domain/letter/check-scripts.ts'
import type { EnclosureRefusal } from '#domain/letter/enclosure-refusal.ts'
import { DamagedEnclosureError, FontNotUsableError, MissingGlyphError } from '../errors.ts'
import { openPdf } from '../open-pdf.ts'
import { embedFace } from '../paint/embed-face.ts'
import { facesInUse } from '../paint/face-in-use.ts'
import { writeFile } from '../write-file.ts'
import { needsShaping } from '../text/scripts.ts'
import type { Typefaces } from '../text/shape-text.ts'
import { withdrawClaims } from '../withdraw-claims.ts'
import { addBookmarks } from './add-bookmarks.ts'
import { addContents, addEnclosure } from './add-parts.ts'
import { addStructure } from './add-structure.ts'
import type { Enclosed, LeftOut } from './drawing.ts'
import { nameFile } from './name-file.ts'
import type { PackPorts } from './pack-ports.ts'
import type { PackWish } from './pack-wish.ts'
import type { Press } from './press.ts'
import { readEnclosure } from './read-enclosure.ts'
import { layContents, type ContentsRow } from './lay-contents.ts'
import { showLayers } from './show-layers.ts'

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
    return await pack(opened.file, wish, read.value, ports)
  } catch (error) {
    return refuse(refusalFor(error))
  }
}

function checkTexts({ enclosures, identity, letterName, reference }: PackWish): Answer<true, ScriptRefusal> {
  const titles = enclosures.map(({ name }, index) => checkScript(name, `the title of enclosure ${index + 1}`))
  return [checkScript(identity, 'the foot of the list of enclosures'), checkScript(letterName, 'the head of the list of enclosures'), checkScript(reference, 'the stamp of an enclosure'), ...titles].find((answer) => !answer.ok) ?? agree(true)
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

async function pack(file: PDFDocument, wish: PackWish, ready: readonly Ready[], ports: PackPorts): Promise<Answer<Pack, PackRefusal>> {
  const texts = [wish.identity, wish.letterName, wish.reference, ...wish.enclosures.map(({ name }) => name)]
  const faces = { fonts: ports.fonts, shape: texts.some(needsShaping) ? await ports.loadShaper() : null }
  const firstPage = file.getPage(0).ref
  const rows = rowsOf(wish, ready, faces, file.getPageCount())
  const press: Press = { file, faces, inUse: facesInUse(ports.fonts), fontPlace: file.context.nextRef(), ports }
  const listed = rows.length === 0 ? [] : addContents(press, layContents(faces, rows, wish))
  const added = [...listed, ...rows.flatMap((row, index) => addEnclosure(press, { ...row, reference: wish.reference }, ready[index] ?? null))]
  const fontRefs = press.inUse.all().map((face) => [face.key, embedFace(file.context, face, { deflate: ports.deflate, subset: true, lists: false })] as const)
  file.context.assign(press.fontPlace, file.context.obj(Object.fromEntries(fontRefs)))
  addStructure(file, added.map(({ part }) => part))
  showLayers(file, added.flatMap(({ layers }) => layers))
  addBookmarks(file, [{ title: 'Letter', page: firstPage }, ...added.map(({ bookmark }) => bookmark)])
  withdrawClaims(file, ['pdfaid', 'pdfuaid'])
  nameFile(file, wish, ports)
  return agree({ bytes: writeFile(file.context, ports.deflate), pages: file.catalog.Pages().Count().asNumber(), ...whatBecame(rows, ready) })
}

/** Where each enclosure begins: the list stands before them, and takes the same pages whatever numbers are in it. */
function rowsOf(wish: PackWish, ready: readonly Ready[], faces: Typefaces, letterPages: number): readonly ContentsRow[] {
  const rows = wish.enclosures.map(({ name }, index) => ({ place: index + 1, title: name, pages: ready[index]?.pages ?? 0, firstPage: null }))
  let next = letterPages + layContents(faces, rows, wish).length + 1
  return rows.map((row) => {
    next += row.pages
    return { ...row, firstPage: row.pages === 0 ? null : next - row.pages }
  })
}

function whatBecame(rows: readonly ContentsRow[], ready: readonly Ready[]): Pick<Pack, 'enclosures' | 'without'> {
  return {
    enclosures: rows.flatMap(({ place, pages, firstPage }, index) => (firstPage === null ? [] : [{ place, pages, firstPage, leftOut: ready[index]!.leftOut }])),
    without: rows.filter(({ firstPage }) => firstPage === null).map(({ place }) => place),
  }
}
