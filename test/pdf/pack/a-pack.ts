import { PDFDocument, StandardFonts, degrees, rgb } from 'pdf-lib'
import { packPorts } from '#electron/press/pack-ports.ts'
import { packLetter, type Pack } from '#pdf/pack/pack-letter.ts'
import type { PackWish } from '#pdf/pack/pack-wish.ts'
import { setPaper } from '#pdf/set-paper.ts'
import { aPaper, aParagraph, ports as pressPorts } from '../../builders/a-paper.ts'

export const ports = packPorts(pressPorts)

const { bytes: letter } = await setPaper(aPaper({ blocks: [aParagraph('We enclose what we hold.')] }), pressPorts)
export { letter }

export const identity = 'Zoë O’Brien-Núñez, NHS number 999 526 0182'

/** Which letter a pack goes with. */
export const which = { letterName: 'Enclosed with our letter of 9 October 2026, reference C-0117, version 1.', reference: 'C-0117' } as const

/** Packs a letter of one page; throws with the refusal when it is refused. */
export async function aPack(enclosures: PackWish['enclosures'], wish: Partial<PackWish> = {}): Promise<Pack> {
  const answer = await packLetter({ letter, enclosures, identity, ...which, ...wish }, ports)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}

export interface PdfWish {
  readonly pages?: number
  readonly size?: readonly [number, number]
  readonly turned?: number
  readonly words?: string
}

/** A report from elsewhere: on each page its words at the top left, and a red corner at the bottom right. */
export async function aPdf({ pages = 1, size = [595, 842], turned = 0, words = 'Report' }: PdfWish = {}): Promise<PDFDocument> {
  const file = await PDFDocument.create({ updateMetadata: false })
  const font = await file.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= pages; number += 1) {
    const page = file.addPage([size[0], size[1]])
    page.setRotation(degrees(turned))
    page.drawText(`${words} ${number}`, { x: 40, y: size[1] - 60, size: 20, font })
    page.drawRectangle({ x: size[0] - 100, y: 0, width: 100, height: 100, color: rgb(1, 0, 0) })
  }
  return file
}

/** Four colours, red and green over blue and yellow, as a page to make pictures of. */
export async function fourColours(width: number, height: number): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false })
  const page = file.addPage([width, height])
  const [across, down] = [width / 2, height / 2]
  const quarter = { width: across, height: down }
  page.drawRectangle({ x: 0, y: down, ...quarter, color: rgb(1, 0, 0) })
  page.drawRectangle({ x: across, y: down, ...quarter, color: rgb(0, 1, 0) })
  page.drawRectangle({ x: 0, y: 0, ...quarter, color: rgb(0, 0, 1) })
  page.drawRectangle({ x: across, y: 0, ...quarter, color: rgb(1, 1, 0) })
  return file.save()
}
