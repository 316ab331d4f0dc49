import type { PDFRef } from 'pdf-lib'
import type { FontSet } from '../font/font-set.ts'
import { widthOf } from '../text/break-lines.ts'
import { shapeRuns } from '../text/shape-text.ts'
import { strip, type Drawing } from './drawing.ts'
import { artifact, tagged, type Tag } from './tag-content.ts'
import { writeLine, type FaceOf } from './write-line.ts'

/** Which page of which enclosure. */
export interface PageOf {
  readonly place: number
  readonly title: string
  readonly page: number
  readonly pages: number
}

const size = 8.5
const fromEdge = 20

/** "Enclosure 4, page 2 of 9", as the foot of the page says it. */
function stampWords({ place, page, pages }: PageOf): string {
  return `Enclosure ${place}, page ${page} of ${pages}`
}

/** The operators of a drawing and the stamp under it, so that a page that has come loose is known again. */
export function stampPage(drawing: Drawing, which: PageOf, fonts: FontSet, faceOf: FaceOf, isTagged: boolean): string {
  const line = shapeRuns(fonts, [{ text: stampWords(which) }], 'the stamp of an enclosure').flat()
  const stamp = writeLine(line, drawing.width - fromEdge - widthOf(line) * size, (strip - size) / 2, size, faceOf)
  if (!isTagged) return `${drawing.operators}\n${stamp}`
  if (drawing.hasText) return `${tagged('P', 0, stamp)}\n${tagged('P', 1, drawing.operators)}`
  return `${tagged('Figure', 0, drawing.operators)}\n${artifact(stamp)}`
}

/**
 * The tags of a stamped page. Text is read aloud as it stands, after the words of the stamp; a picture of a page is
 * described by those words and the title, for nobody has said what can be seen on it.
 */
export function pageTags({ hasText, width, height }: Drawing, which: PageOf, page: PDFRef): readonly Tag[] {
  if (hasText) return [0, 1].map((number) => ({ type: 'P', kids: [{ page, number }] }))
  const description = `${stampWords(which)}: ${which.title}`
  return [{ type: 'Figure', description, box: [0, strip, width, height], kids: [{ page, number: 0 }] }]
}
