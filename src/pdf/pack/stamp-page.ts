import type { PDFRef } from 'pdf-lib'
import { pageHeight } from '../layout/page-shape.ts'
import { tag } from '../layout/tag.ts'
import { paintPage } from '../paint/paint-page.ts'
import { widthOf } from '../text/break-lines.ts'
import { shapeRuns } from '../text/shape-text.ts'
import { strip, type Drawing } from './drawing.ts'
import type { Part } from './part.ts'
import type { Press } from './press.ts'

/** Which page of which enclosure, and with whose letter it goes. */
export interface PageOf {
  readonly reference: string
  readonly place: number
  readonly title: string
  readonly page: number
  readonly pages: number
}

const size = 8.5
const fromEdge = 20

/** "C-0112: Enclosure 4, page 2 of 9", as the foot of the page says it. */
function stampWords({ reference, place, page, pages }: PageOf): string {
  return `${reference}: Enclosure ${place}, page ${page} of ${pages}`
}

/**
 * The operators of a drawing and the stamp under it, so that a page that has come loose is known again. Over text the
 * stamp is read first; under a picture it is decoration, as the picture's description says the same.
 */
export function stampPage({ width, operators, hasText }: Drawing, which: PageOf, { faces, inUse }: Pick<Press, 'faces' | 'inUse'>): string {
  const { glyphs } = shapeRuns(faces, [{ text: stampWords(which) }], 'the stamp of an enclosure')[0]!
  const place = { x: width - fromEdge - widthOf(glyphs) * size, y: pageHeight - (strip - size) / 2 }
  const stamp = paintPage([{ kind: 'text', ...place, size, glyphs, rightToLeft: false, ...(hasText ? { tag: tag('P') } : {}) }], inUse.of).content
  return hasText ? `${stamp}\n${piece('P', 1, operators)}` : `${piece('Figure', 0, operators)}\n${stamp}`
}

function piece(name: Part['name'], mcid: number, operators: string): string {
  return `/${name} <</MCID ${mcid}>> BDC\n${operators}\nEMC`
}

/**
 * The parts of a stamped page. Text is read aloud as it stands, after the words of the stamp; a picture of a page is
 * described by those words and the title, for nobody has said what can be seen on it.
 */
export function pageParts({ hasText, width, height }: Drawing, which: PageOf, page: PDFRef): readonly Part[] {
  if (hasText) return [0, 1].map((mcid) => ({ name: 'P', kids: [{ page, mcid }] }))
  const description = `${stampWords(which)}: ${which.title}`
  return [{ name: 'Figure', description, box: [0, strip, width, height], kids: [{ page, mcid: 0 }] }]
}
