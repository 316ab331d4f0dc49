import { deflateSync } from 'node:zlib'
import { PDFName, PDFRawStream } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { withoutNotes } from '#pdf/picture/without-notes.ts'
import { hasPoppler } from '../poppler.ts'
import { aPack, aPdf, fourColours } from './a-pack.ts'
import { aJpeg, lookAt, withExif } from './look.ts'

const bytes = (...parts: readonly (string | ArrayLike<number>)[]): Buffer => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(Array.from(part)))))
const segment = (marker: number, body: string): Buffer => bytes([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255], body)
const begin = [0xff, 0xd8]
const frame = segment(0xc1, '\u000c\u0000\u0001\u0000\u0001\u0001\u0001\u0011\u0000')
const scan = bytes(segment(0xda, '\u0001\u0001\u0000\u0000\u003f\u0000'), [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56])
const jfif = segment(0xe0, 'JFIF\0\u0001\u0001\u0000\u0000\u0001\u0000\u0001\u0000\u0000')
const adobe = segment(0xee, 'Adobe\u0000\u0064\u0000\u0000\u0000\u0000\u0001')
const notes = bytes(segment(0xe1, 'Exif\0\0taken at home'), segment(0xfe, 'taken by'), segment(0xed, 'Photoshop'), segment(0xe0, 'JFXX\0\u0010taken small'))

describe('a picture keeps nothing that a camera noted', () => {
  const whole = bytes(begin, jfif, adobe, frame, scan, [0xff, 0xd9])

  test.each([
    ['with an end', bytes(begin, jfif, notes, adobe, frame, scan, [0xff, 0xd9], 'taken behind'), whole],
    ['without an end', bytes(begin, jfif, adobe, notes, frame, scan), whole.subarray(0, -2)],
    ['with something before its beginning', bytes('\n', begin, notes, jfif, adobe, frame, scan, [0xff, 0xd9]), whole],
    ['with notes between its scans', bytes(begin, frame, scan, notes, scan, notes), bytes(begin, frame, scan, scan)],
    ['cut in the middle of a note', bytes(begin, frame, notes.subarray(0, 12)), bytes(begin, frame)],
    ['with a small copy in its first note', bytes(begin, segment(0xe0, `${jfif.toString('latin1').slice(4, 16)}\u0001\u0001abc`), adobe, frame, scan, [0xff, 0xd9]), whole],
    ['with words behind the mark of Adobe', bytes(begin, jfif, segment(0xee, `${adobe.toString('latin1').slice(4)}taken`), frame, scan, [0xff, 0xd9]), whole],
    ['with notes that only have the number of Adobe’s', bytes(begin, jfif, segment(0xee, 'taken at home'), frame, scan), bytes(begin, jfif, frame, scan)],
    ['that never begins', bytes('taken at home'), bytes()],
  ])('[L32] one %s', (_, noted, wanted) => {
    expect(Buffer.from(withoutNotes(noted)).toString('latin1')).toBe(wanted.toString('latin1'))
  })

  test('[L32] what is taken out of a copy stays in the picture that was given', () => {
    const noted = bytes(begin, segment(0xe0, `${jfif.toString('latin1').slice(4, 16)}\u0001\u0001`), frame, scan)
    const given = Buffer.from(noted)
    expect(Buffer.from(withoutNotes(given)).equals(bytes(begin, jfif, frame, scan))).toBe(true)
    expect(given.equals(noted)).toBe(true)
  })

  test('[L32] one without notes is not copied', () => {
    expect(withoutNotes(whole)).toBe(whole)
  })
})

describe.skipIf(!hasPoppler)('a picture on a page of an enclosure', () => {
  test.each([
    ['without its end', (jpeg: Buffer) => jpeg.subarray(0, -2), ['DCTDecode']],
    ['packed once more', (jpeg: Buffer) => deflateSync(jpeg), ['FlateDecode', 'DCTDecode']],
    ['written in letters', (jpeg: Buffer) => bytes(jpeg.toString('hex'), '>'), ['ASCIIHexDecode', 'DCTDecode']],
  ])('[L32] %s loses its notes and is drawn', async (_, change, filters) => {
    const file = await aPdf()
    const { context } = file
    const jpeg = withExif(aJpeg(await fourColours(60, 40)), 1)
    const entries = { Type: 'XObject', Subtype: 'Image', Width: 60, Height: 40, ColorSpace: 'DeviceRGB', BitsPerComponent: 8, Filter: filters }
    const { node } = file.getPage(0)
    node.set(PDFName.of('Resources'), context.obj({ XObject: { P: context.register(PDFRawStream.of(context.obj(entries) as never, change(jpeg))) } }))
    node.set(PDFName.of('Contents'), context.register(context.stream('595 0 0 842 0 0 cm /P Do')))
    const packed = (await aPack([{ name: 'Photo', bytes: await file.save() }])).bytes
    expect(Buffer.from(packed).includes('taken at home')).toBe(false)
    expect(Buffer.from(packed).includes(jpeg.subarray(jpeg.indexOf(Buffer.from([0xff, 0xda])), -2))).toBe(true)
    const [red, , blue] = lookAt(packed)[2]!.at(150, 200)
    expect(red > 200 && blue < 50).toBe(true)
  })
})
