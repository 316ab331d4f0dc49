import { PDFHexString, PDFName, type PDFContext, type PDFObject, type PDFRef } from 'pdf-lib'
import { hexOf } from '../hex.ts'
import { rowLengthOf, sampleAt, unpackPng, type Samples } from './png-samples.ts'
import type { JpegPicture } from './read-jpeg.ts'
import { samplesOf, type PngPicture } from './read-png.ts'
import type { PressPorts } from '../press-ports.ts'

type Packing = Pick<PressPorts, 'deflate' | 'inflate'>
/** The rest of a picture's dictionary. */
type Entries = Readonly<Record<string, PDFObject | string | number | readonly number[]>>

/** Adds a picture to a file as an image object. Throws when the picture turns out to be damaged. */
export function addPicture(context: PDFContext, picture: JpegPicture | PngPicture, ports: Packing): PDFRef {
  return picture.kind === 'jpeg' ? addJpeg(context, picture) : addPng(context, picture, ports)
}

function addJpeg(context: PDFContext, { bytes, width, height, colours, isNegative }: JpegPicture): PDFRef {
  const space = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }[colours]
  const negative = isNegative ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}
  return addImage(context, bytes, width, height, { ColorSpace: space, BitsPerComponent: 8, Filter: 'DCTDecode', ...negative })
}

/** PDF knows PNG's way of packing, so that most pictures pass through as they are; the others are unpacked once. */
function addPng(context: PDFContext, picture: PngPicture, ports: Packing): PDFRef {
  const hasAlpha = picture.colour === 'grey-alpha' || picture.colour === 'rgb-alpha'
  const samples = hasAlpha || picture.clear !== null || picture.isInterlaced ? unpackPng(picture, ports.inflate) : null
  if (hasAlpha) return addSplit(context, picture, samples!, ports)
  // PDF could leave a colour out by its value, but not every reader does: a mask is understood by all.
  const mask = picture.clear === null ? {} : { SMask: addMask(context, picture, maskOf(picture, picture.clear, samples!), 8, ports) }
  const common = { ...spaceOf(context, picture), BitsPerComponent: picture.depth, Filter: 'FlateDecode', ...mask }
  if (picture.isInterlaced) return addImage(context, ports.deflate(samples!.bytes), picture.width, picture.height, common)
  const parameters = context.obj({ Predictor: 15, Colors: samplesOf(picture.colour), BitsPerComponent: picture.depth, Columns: picture.width })
  return addImage(context, picture.data, picture.width, picture.height, { ...common, DecodeParms: parameters })
}

function addImage(context: PDFContext, bytes: Uint8Array, width: number, height: number, entries: Entries): PDFRef {
  const literal = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, ...entries }
  return context.register(context.stream(bytes, literal as Record<string, PDFObject | string | number>))
}

function spaceOf(context: PDFContext, { colour, palette }: PngPicture): Entries {
  if (colour !== 'numbers') return { ColorSpace: colour === 'grey' ? 'DeviceGray' : 'DeviceRGB' }
  const last = palette!.length / 3 - 1
  return { ColorSpace: context.obj([PDFName.of('Indexed'), PDFName.of('DeviceRGB'), last, PDFHexString.of(hexOf(palette!))]) }
}

/** How solid each pixel is: by its number in a palette, or clear where it is the one colour the file says is clear. */
function maskOf({ width, height, depth, colour }: PngPicture, clear: Uint8Array, { bytes, rowLength }: Samples): Uint8Array {
  const count = samplesOf(colour)
  const clearColour = Array.from({ length: count }, (_, sample) => (clear[sample * 2] ?? 0) * 256 + (clear[sample * 2 + 1] ?? 0))
  const mask = new Uint8Array(width * height)
  for (let row = 0; row < height; row += 1) {
    for (let place = 0; place < width; place += 1) {
      const solid = (): number => (clearColour.every((value, sample) => sampleAt(bytes, row * rowLength, place * count + sample, depth) === value) ? 0 : 255)
      mask[row * width + place] = colour === 'numbers' ? (clear[sampleAt(bytes, row * rowLength, place, depth)] ?? 255) : solid()
    }
  }
  return mask
}

/** Parts colours and alpha into a picture and its mask. */
function addSplit(context: PDFContext, picture: PngPicture, { bytes }: Samples, ports: Packing): PDFRef {
  const { width, height, depth } = picture
  const size = depth / 8
  const inColour = (samplesOf(picture.colour) - 1) * size
  const [colours, alpha] = [new Uint8Array(width * height * inColour), new Uint8Array(width * height * size)]
  for (let pixel = 0, from = 0; pixel < width * height; pixel += 1, from += inColour + size) {
    for (let byte = 0; byte < inColour; byte += 1) colours[pixel * inColour + byte] = bytes[from + byte]!
    for (let byte = 0; byte < size; byte += 1) alpha[pixel * size + byte] = bytes[from + inColour + byte]!
  }
  const space = picture.colour === 'grey-alpha' ? 'DeviceGray' : 'DeviceRGB'
  const mask = addMask(context, picture, alpha, depth, ports)
  return addImage(context, ports.deflate(colours), width, height, { ColorSpace: space, BitsPerComponent: depth, Filter: 'FlateDecode', SMask: mask })
}

function addMask(context: PDFContext, { width, height }: PngPicture, alpha: Uint8Array, depth: number, ports: Packing): PDFRef {
  return addImage(context, ports.deflate(alpha), width, height, { ColorSpace: 'DeviceGray', BitsPerComponent: depth, Filter: 'FlateDecode' })
}

/** How many bytes the picture takes unpacked, for saying in time that it is too large. */
export function unpackedSize(picture: PngPicture): number {
  return rowLengthOf(picture, picture.width) * picture.height
}
