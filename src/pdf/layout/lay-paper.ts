import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { isFromRight, type Typefaces } from '../text/shape-text.ts'
import type { PngPicture } from '../picture/read-png.ts'
import { layBlocks } from './lay-blocks.ts'
import { layFoot, type Foot } from './lay-foot.ts'
import { layMasthead } from './lay-masthead.ts'
import { margin, typeSizes } from './page-shape.ts'
import { paginate } from './paginate.ts'
import type { Mark } from './slab.ts'
import { turnRound } from './turn-round.ts'

/** Gives the marks of each page of a paper. Throws MissingGlyphError and FootTooTallError; loses nothing. */
export function layPaper(faces: Typefaces, document: PaperDocument, logo: PngPicture | null = null): readonly (readonly Mark[])[] {
  const types = typeSizes(document.print ?? 'usual', document.language)
  const masthead = layMasthead(faces, types, document, logo)
  const slabs = [...masthead.overflow, ...layBlocks(faces, types, document.blocks)]
  const { foot, pages } = fillPages(9)
  const laid = pages.map((marks, index) => [
    ...(index === 0 ? [...foot.notice, ...masthead.marks] : []),
    ...marks,
    ...foot.marksOf(index + 1, pages.length),
  ])
  return isFromRight(faces) ? laid.map(turnRound) : laid

  /** The foot has room for the number of the last page, and how many pages there are depends on the foot. */
  function fillPages(most: number): { readonly foot: Foot; readonly pages: readonly (readonly Mark[])[] } {
    const foot = layFoot(faces, types, document, most)
    const pages = paginate(slabs, (page) => ({ top: page === 0 ? masthead.bottom : margin, bottom: foot.top }))
    return pages.length > most ? fillPages(most * 10 + 9) : { foot, pages }
  }
}
