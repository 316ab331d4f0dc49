import { describe, expect, test } from 'vitest'
import { hasInspectors, inspect } from '../inspectors.ts'
import { hasPoppler } from '../poppler.ts'
import { aPack, fourColours } from './a-pack.ts'
import { aPng, type PngWish } from './a-png.ts'
import { aJpeg, lookAt, lookByMuPdf, withExif, type Look } from './look.ts'

const [red, green, blue, yellow, white] = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 0], [255, 255, 255]]

/** The colours in the middle of the four quarters of a picture that stands at the top of the page, in order of reading. */
function quarters(page: Look, width: number, height: number): readonly (readonly number[])[] {
  const [left, top] = [(page.width - width) / 2, 28]
  return [[0.25, 0.25], [0.75, 0.25], [0.25, 0.75], [0.75, 0.75]].map(([x, y]) => page.at(left + width * x!, top + height * y!))
}

async function pageOf(bytes: Uint8Array, look = lookAt): Promise<Look> {
  const pack = await aPack([{ name: 'A picture', bytes }])
  if (hasInspectors) expect(inspect(pack.bytes, 'qpdf', ['--check', 'paper.pdf']).stdout).toContain('No syntax or stream encoding errors found')
  return look(pack.bytes)[2]!
}

function expectNear(found: readonly (readonly number[])[], wanted: readonly (readonly number[])[]): void {
  const far = found.flatMap((colour, index) => colour.filter((value, part) => Math.abs(value - wanted[index]![part]!) > 12))
  expect(far.length === 0 ? wanted : found).toEqual(wanted)
}

/** Two readers that share no code agree about the picture. */
async function expectQuarters(bytes: Uint8Array, width: number, height: number, colours: readonly (readonly number[])[]): Promise<void> {
  for (const look of hasInspectors ? [lookAt, lookByMuPdf] : [lookAt]) expectNear(quarters(await pageOf(bytes, look), width, height), colours)
}

describe.skipIf(!hasPoppler)('a JPEG is drawn as it was taken', () => {
  const upright = [red, green, blue, yellow]
  const turns = [[1, upright], [2, [green, red, yellow, blue]], [3, [yellow, blue, green, red]], [4, [blue, yellow, red, green]], [5, [red, blue, green, yellow]], [6, [blue, red, yellow, green]], [7, [yellow, green, blue, red]], [8, [green, yellow, red, blue]]] as const

  test.each(turns)('[L32] held as orientation %i says', async (orientation, colours) => {
    const jpeg = withExif(aJpeg(await fourColours(400, 300)), orientation, orientation % 2 === 0)
    const page = await pageOf(jpeg)
    const [width, height] = orientation >= 5 ? [300, 400] : [400, 300]
    expect(page.width > page.height).toBe(width > height)
    await expectQuarters(jpeg, width, height, colours as never)
  })

  test('[L32] in four colours, in greys, and written in several passes', async () => {
    const source = await fourColours(300, 400)
    expectNear(quarters(await pageOf(aJpeg(source, ['-jpegopt', 'progressive=y'])), 300, 400), upright as never)
    const [inFour] = [quarters(await pageOf(aJpeg(source, ['-jpegcmyk'])), 300, 400)]
    for (const [index, colour] of inFour.entries()) for (const [part, value] of colour.entries()) expect(value > 127, `${index}`).toBe(upright[index]![part]! > 127)
    const greys = quarters(await pageOf(aJpeg(source, ['-gray'])), 300, 400)
    expect(greys.every(([r, g, b]) => r === g && g === b)).toBe(true)
  })

  test('[L32] its compressed picture passes through, and where it was taken does not', async () => {
    const jpeg = withExif(aJpeg(await fourColours(300, 400)), 1)
    const { bytes } = await aPack([{ name: 'A picture', bytes: Buffer.concat([jpeg, Buffer.from('small copy')]) }])
    const start = jpeg.indexOf(Buffer.from([0xff, 0xda]))
    expect(Buffer.from(bytes).includes(jpeg.subarray(start))).toBe(true)
    expect(Buffer.from(bytes).includes('taken at home')).toBe(false)
    expect(Buffer.from(bytes).includes('small copy')).toBe(false)
  })

  test('[L32] a large picture fills the page and leaves the stamp its strip', async () => {
    const page = await pageOf(aJpeg(await fourColours(2000, 3000)))
    expect([page.width, page.height]).toEqual([596, 842])
    expect(page.at(300, 26)).toEqual(white)
    expect(page.at(300, 824)).toEqual(white)
    expectNear([page.at(120, 60), page.at(480, 780)], [red!, yellow!])
  })
})

/** Red and green over blue and yellow, in samples of a depth. */
function fourSamples(depth: number, x: number, y: number): readonly number[] {
  const most = 2 ** depth - 1
  const colour = [red, green, blue, yellow][(y < 150 ? 0 : 2) + (x < 200 ? 0 : 1)]!
  return colour.map((value) => (value === 255 ? most : 0))
}

const palette = [red, green, blue, yellow].flat() as number[]
const size = { width: 400, height: 300 }
const colourful = ([8, 16] as const).map((depth): PngWish => ({ ...size, depth, type: 2, pixel: (x, y) => fourSamples(depth, x, y) }))
const numbered = ([2, 4, 8] as const).map((depth): PngWish => ({ ...size, depth, type: 3, palette, pixel: (x, y) => [(y < 150 ? 0 : 2) + (x < 200 ? 0 : 1)] }))
const withAlpha = ([8, 16] as const).map((depth): PngWish => ({ ...size, depth, type: 6, pixel: (x, y) => [...fourSamples(depth, x, y), 2 ** depth - 1] }))
const greys = ([1, 2, 4, 8, 16] as const).map((depth): PngWish => ({ ...size, depth, type: 0, pixel: (x, y) => [x < 200 === y < 150 ? 0 : 2 ** depth - 1] }))
const greysWithAlpha = ([8, 16] as const).map((depth): PngWish => ({ ...size, depth, type: 4, pixel: (x, y) => [x < 200 === y < 150 ? 0 : 2 ** depth - 1, 2 ** depth - 1] }))
const named = (wishes: readonly PngWish[]) => wishes.flatMap((wish) => [false, true].map((interlaced) => [`type ${wish.type}, ${wish.depth} bits${interlaced ? ', interlaced' : ''}`, { ...wish, interlaced }] as const))

describe.skipIf(!hasPoppler)('a PNG is drawn in its colours', () => {
  test.each(named([...colourful, ...numbered, ...withAlpha]))('[L32] %s', async (_, wish) => {
    await expectQuarters(aPng(wish), 400, 300, [red, green, blue, yellow] as never)
  })

  test.each(named([...greys, ...greysWithAlpha]))('[L32] %s', async (_, wish) => {
    await expectQuarters(aPng(wish), 400, 300, [[0, 0, 0], white, white, [0, 0, 0]] as never)
  })

  test.each([
    ['alpha samples', { ...withAlpha[0]!, pixel: (x: number, y: number) => [...fourSamples(8, x, y), y < 150 ? 255 : 0] }, [red, green, white, white]],
    ['half of alpha', { ...withAlpha[0]!, pixel: () => [0, 0, 0, 128] }, Array.from({ length: 4 }, () => [127, 127, 127])],
    ['one clear colour of the palette', { ...numbered[1]!, clear: [255, 0] }, [red, white, blue, yellow]],
    ['shades of clear in the palette', { ...numbered[0]!, clear: [128, 0, 255] }, [[255, 127, 127], white, blue, yellow]],
    ['one clear colour', { ...colourful[0]!, clear: [0, 0, 0, 0, 0, 255] }, [red, green, white, yellow]],
    ['one clear colour of 16 bits', { ...colourful[1]!, clear: [0, 0, 255, 255, 0, 0] }, [red, white, blue, yellow]],
    ['one clear grey', { ...greys[3]!, clear: [0, 0], pixel: (x: number) => [x < 200 ? 0 : 128] }, [white, [128, 128, 128], white, [128, 128, 128]]],
  ])('[L32] white shows through %s', async (_, wish, colours) => {
    for (const interlaced of [false, true]) await expectQuarters(aPng({ ...wish, interlaced } as PngWish), 400, 300, colours as never)
  })

  test('[L32] its packed picture passes through, and its author’s name does not', async () => {
    const { bytes } = await aPack([{ name: 'A picture', bytes: aPng(colourful[0]!) }])
    expect(inspect(bytes, 'mutool', ['show', 'paper.pdf', 'grep']).stdout).toMatch(/\/Predictor 15/)
    expect(Buffer.from(bytes).includes('Dr Osei')).toBe(false)
  })

  test('[L32] a picture of three pixels by one', async () => {
    const wish: PngWish = { width: 3, height: 1, depth: 8, type: 2, interlaced: true, pixel: (x) => [[255, 0, 0], [0, 255, 0], [0, 0, 255]][x]! }
    const page = await pageOf(aPng(wish))
    expect([page.width, page.height]).toEqual([842, 596])
  })
})
