import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { FootTooTallError } from '../errors.ts'
import { paperWords } from '../paper-words.ts'
import type { Typefaces } from '../text/shape-text.ts'
import { layPlain, textMarkAtEnd, type Column } from './lay-text.ts'
import { footMargin, margin, pageHeight, textWidth, type TypeSizes } from './page-shape.ts'
import { heightOf, stack, untagged, type Mark } from './slab.ts'
import { tag } from './tag.ts'

/** The foot of every page: the notice in a frame, whose paper it is, and which page of how many. */
export interface Foot {
  /** Where the text of a page must end, in points from its top. */
  readonly top: number
  /** The words in the frame, which a reader hears before the first page and once. */
  readonly notice: readonly Mark[]
  readonly marksOf: (page: number, pages: number) => readonly Mark[]
}

const where = 'the line at the foot of each page'
/** The white before which page of how many, in em. */
const whiteBeforeNumber = 1
const framePadding = 3
/** A page must have room for a table's head and a row that is not cut. */
const leastText = 480

/**
 * Throws FootTooTallError when the words at the foot would leave too little page.
 * @param most room is left for the number of this page; a paper with more of them needs another foot
 */
export function layFoot(faces: Typefaces, types: TypeSizes, { identity, notice, language }: PaperDocument, most: number): Foot {
  const column: Column = { faces, types, type: types.small, x: margin, width: textWidth, where }
  const words = paperWords[language]
  const number = (page: number, pages: number): Mark => textMarkAtEnd(column, `${words.page} ${page} ${words.of} ${pages}`)
  const whose = layPlain({ ...column, width: number(most, most).x - margin - whiteBeforeNumber * types.small.size }, identity)
  const inFrame: Column = { ...column, type: types.body, x: margin + 8, width: textWidth - 16, tag: tag('P') }
  const framed = layPlain(inFrame, notice ?? '', { bold: true })
  const whoseTop = pageHeight - footMargin - Math.max(types.small.leading, heightOf(whose))
  const frameHeight = framed.length === 0 ? 0 : heightOf(framed) + framePadding * 2
  const frameTop = whoseTop - 5 - (frameHeight === 0 ? 0 : frameHeight + 5)
  const top = Math.min(pageHeight - margin, frameTop - 12)
  if (top - margin < leastText) throw new FootTooTallError()
  const framedFrom = frameTop + framePadding
  const fixed = [...frameMarks(frameTop, frameHeight), ...stack(whose, whoseTop)]
  const rule: Mark = { kind: 'rule', x: margin, y: whoseTop - 4, width: textWidth, thickness: 0.5 }
  return {
    top,
    notice: stack(framed, framedFrom),
    marksOf: (page, pages) => {
      const mark = number(page, pages)
      return [...(page === 1 ? [] : stack(untagged(framed), framedFrom)), ...fixed, rule, { ...mark, y: mark.y + whoseTop }]
    },
  }
}

function frameMarks(y: number, height: number): readonly Mark[] {
  return height === 0 ? [] : [{ kind: 'frame', x: margin, y, width: textWidth, height }]
}
