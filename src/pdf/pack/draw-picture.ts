import type { PDFContext } from 'pdf-lib'
import { pageHeight, pageWidth } from '../layout/page-shape.ts'
import { strip, type Drawing } from './drawing.ts'
import { operands, followedBy, type Matrix } from '../matrix.ts'
import type { PackPorts } from './pack-ports.ts'
import { addPicture } from '../picture/picture-object.ts'
import type { JpegPicture } from '../picture/read-jpeg.ts'
import type { PngPicture } from '../picture/read-png.ts'

/** White round a picture, in points: printers need it. */
const edge = 28

/**
 * Draws a picture on a page of A4, upright as it was taken, the page lying where the picture is wider than tall. It
 * fills the page, but a pixel is never larger than a point: a small picture enlarged shows nothing more.
 */
export function drawPicture(picture: JpegPicture | PngPicture, into: PDFContext, ports: Pick<PackPorts, 'inflate' | 'deflate'>): Drawing {
  const orientation = picture.kind === 'jpeg' ? picture.orientation : 1
  const [across, down] = orientation >= 5 ? [picture.height, picture.width] : [picture.width, picture.height]
  const [width, height] = across > down ? [pageHeight, pageWidth] : [pageWidth, pageHeight]
  const scale = Math.min((width - 2 * edge) / across, (height - edge - strip - 4) / down, 1)
  const [wide, tall] = [across * scale, down * scale]
  const place: Matrix = [wide, 0, 0, tall, (width - wide) / 2, height - edge - tall]
  return {
    width,
    height,
    operators: `q\n${operands(followedBy(uprights[orientation - 1]!, place))} cm\n/P Do\nQ`,
    objects: { P: addPicture(into, picture, ports) },
    hasText: false,
  }
}

/** From the picture as stored to the picture as seen, for each of EXIF's eight numbers; both of size 1 by 1. */
const uprights: readonly Matrix[] = [
  [1, 0, 0, 1, 0, 0],
  [-1, 0, 0, 1, 1, 0],
  [-1, 0, 0, -1, 1, 1],
  [1, 0, 0, -1, 0, 1],
  [0, -1, -1, 0, 1, 1],
  [0, -1, 1, 0, 0, 1],
  [0, 1, 1, 0, 0, 0],
  [0, 1, -1, 0, 1, 0],
]
