import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFRawStream, PDFString, type PDFContext, type PDFObject, type PDFRef } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { hasInspectors, inspect } from '../inspectors.ts'
import { hasPoppler } from '../poppler.ts'
import { aPack } from './a-pack.ts'
import { lookAt } from './look.ts'

type Entries = Record<string, unknown>

/** A stream that is an object of its own. */
function add(context: PDFContext, content: string, entries: Entries): PDFRef {
  return context.register(context.stream(content, entries as never))
}

/** A page of operators and what they name. */
async function drawnPage(operators: string, resources: (context: PDFContext) => Entries): Promise<PDFDocument> {
  const file = await PDFDocument.create({ updateMetadata: false })
  const { node } = file.addPage([595, 842])
  node.set(PDFName.of('Resources'), file.context.obj(resources(file.context) as never))
  node.set(PDFName.of('Contents'), file.context.register(file.context.flateStream(operators)))
  return file
}

/** All of a pack, its streams unpacked. */
async function openedPack(file: PDFDocument): Promise<string> {
  const { bytes } = await aPack([{ name: 'Report', bytes: await file.save() }])
  return inspect(bytes, 'qpdf', ['--qdf', '--object-streams=disable', 'paper.pdf', '-']).stdout
}

const box = { BBox: [0, 0, 50, 50] }
const pixel = { Type: 'XObject', Subtype: 'Image', Width: 1, Height: 1, BitsPerComponent: 8 }

describe.skipIf(!hasInspectors)('of each object only what drawing reads is in the pack', () => {
  test('[L32] no path, author, other picture or removed page behind a key of a program’s own', async () => {
    const file = await drawnPage('/X Do /I Do /Pattern cs /P scn 0 0 9 9 re f /S sh /G gs BT /F 9 Tf (a) Tj ET /C cs 1 scn f', (context) => {
      const removed = context.register(context.obj({ Type: 'Page', Contents: add(context, 'SECRET page', {}) }))
      const other = add(context, 'SECRET picture', pixel)
      const own = { 'PTEX.FileName': PDFString.of('/home/SECRET/scan.pdf'), 'PTEX.InfoDict': { Author: PDFString.of('SECRET author') }, 'Consilium': removed, 'Metadata': other }
      const tint = { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0], C1: [1, 0, 0], N: 1, ...own }
      return {
        XObject: { X: add(context, 'f', { Type: 'XObject', Subtype: 'Form', ...box, ...own, Group: { S: 'Transparency', ...own } }), I: add(context, 'x', { ...pixel, ColorSpace: 'DeviceGray', ...own, Alternates: [{ Image: other }], ID: PDFString.of('SECRET'), Name: 'SECRET' }) },
        Pattern: { P: add(context, 'f', { PatternType: 1, PaintType: 1, TilingType: 1, ...box, XStep: 9, YStep: 9, Resources: {}, ...own }) },
        Shading: { S: { ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: [0, 0, 1, 1], Function: tint, ...own } },
        ExtGState: { G: { ca: 0.5, ...own } },
        Font: { F: { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica', ...own, Encoding: { Differences: [1, 'a'], ...own }, FontDescriptor: { FontName: 'Helvetica', Flags: 4, ...own } } },
        ColorSpace: { C: ['Separation', 'Spot', 'DeviceRGB', tint] },
      }
    })
    const opened = await openedPack(file)
    expect(opened).toMatch(/\/PatternType 1[^]*\/ShadingType 2|\/ShadingType 2[^]*\/PatternType 1/)
    expect(opened).not.toMatch(/SECRET|PTEX|Alternates|\/Consilium \d/)
  })
})

/** A packed stream with something behind its end. */
function addWithMore(context: PDFContext, content: string, entries: Entries): PDFRef {
  const bytes = Buffer.concat([deflateSync(Buffer.from(content, 'latin1')), Buffer.from('SECRET behind the end')])
  return context.register(PDFRawStream.of(context.obj({ ...entries, Filter: 'FlateDecode' } as never) as never, bytes))
}

describe('of each stream only what is unpacked from it is in the pack', () => {
  test('[L32] nothing that stands behind the end of a page, a drawing, a font or a letter of one', async () => {
    const file = await drawnPage('', (context) => ({
      XObject: { X: addWithMore(context, '0 0 9 9 re f', { Type: 'XObject', Subtype: 'Form', ...box }) },
      Font: {
        F: { Type: 'Font', Subtype: 'TrueType', BaseFont: 'Own', FontDescriptor: { FontName: 'Own', Flags: 4, FontFile2: addWithMore(context, 'a font', { Length1: 6 }) } },
        D: { Type: 'Font', Subtype: 'Type3', FontBBox: [0, 0, 1, 1], FontMatrix: [1, 0, 0, 1, 0, 0], Encoding: { Differences: [97, 'a'] }, CharProcs: { a: addWithMore(context, '1 0 d0 % SECRET child\n0 0 1 1 re f', {}) } },
      },
    }))
    file.getPage(0).node.set(PDFName.of('Contents'), addWithMore(file.context, '/X Do BT /F 9 Tf (a) Tj /D 9 Tf (a) Tj ET', {}))
    const { bytes } = await aPack([{ name: 'Report', bytes: await file.save() }])
    expect(Buffer.from(bytes).includes('SECRET')).toBe(false)
    if (hasInspectors) expect(inspect(bytes, 'qpdf', ['--qdf', '--object-streams=disable', 'paper.pdf', '-']).stdout).not.toContain('SECRET')
  })

  test.skipIf(!hasInspectors)('[L32] no comment of a program among the operators of a page or a drawing', async () => {
    const file = await drawnPage('% SECRET child\n0 0 9 9 re f (100% of it) pop /X Do % SECRET to the end', (context) => ({ XObject: { X: add(context, '1 0 %SECRET middle\r0 rg f', { Type: 'XObject', Subtype: 'Form', ...box }) } }))
    const opened = await openedPack(file)
    expect(opened).not.toContain('SECRET')
    expect(opened).toMatch(/\(100% of it\)[^]*1 0 \r0 rg f|1 0 \r0 rg f[^]*\(100% of it\)/)
  })
})

/** One colour in each of six ways of getting one, side by side, 100 points each. */
const manyWays = `
/Pattern cs /P scn 0 400 90 90 re f
q 100 400 90 90 re W n /S sh Q
/C cs 1 scn 200 400 90 90 re f
q 90 0 0 90 300 400 cm /I Do Q
q /G gs 1 0 0 rg 400 400 90 90 re f Q
BT /F 90 Tf 0 500 Td (a) Tj ET
q /Pattern cs /P2 scn 100 500 90 90 re f Q
q 90 0 0 90 200 500 cm /M Do Q
/CS cs 1 scn 300 500 90 90 re f
/N cs 0 1 scn 400 500 90 90 re f`

function manyWaysNeed(context: PDFContext): Entries {
  const red = { FunctionType: 2, Domain: [0, 1], C0: [1, 0, 0], C1: [1, 0, 0], N: 1 }
  const shading = { ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: [0, 0, 600, 0], Extend: [true, true], Function: { FunctionType: 3, Domain: [0, 1], Bounds: [0.5], Encode: [0, 1, 0, 1], Functions: [red, red] } }
  const palette: PDFObject = add(context, '\u0000\u0000\u00ff\u00ff\u0000\u0000', {})
  const mask = add(context, '1 g 400 400 40 90 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 600, 800], Group: { S: 'Transparency', CS: 'DeviceGray' } })
  const inks = add(context, '{ pop pop 1 0 0 }', { FunctionType: 4, Domain: [0, 1, 0, 1], Range: [0, 1, 0, 1, 0, 1] })
  return {
    Pattern: { P: add(context, '1 0 0 rg 0 0 9 9 re f', { PatternType: 1, PaintType: 1, TilingType: 1, BBox: [0, 0, 9, 9], XStep: 9, YStep: 9, Resources: {} }), P2: { PatternType: 2, Shading: shading, Matrix: [1, 0, 0, 1, 0, 0] } },
    Shading: { S: shading },
    ColorSpace: { C: ['Separation', 'Spot', 'DeviceRGB', red], CS: ['Indexed', 'DeviceRGB', 1, palette], N: ['DeviceN', ['One', 'Two'], 'DeviceRGB', inks, { Colorants: { One: ['Separation', 'One', 'DeviceRGB', red] } }] },
    XObject: {
      I: add(context, '\u0001', { ...pixel, ColorSpace: ['Indexed', 'DeviceRGB', 1, palette], SMask: add(context, '\u00ff', { ...pixel, ColorSpace: 'DeviceGray' }) }),
      M: add(context, '\u00ff\u0000\u0000', { ...pixel, ColorSpace: 'DeviceRGB', Mask: [0, 10, 0, 10, 0, 10] }),
    },
    ExtGState: { G: { SMask: { S: 'Luminosity', G: mask } } },
    Font: { F: { Type: 'Font', Subtype: 'Type3', FontBBox: [0, 0, 1, 1], FontMatrix: [1, 0, 0, 1, 0, 0], FirstChar: 97, LastChar: 97, Widths: [1], Encoding: { Differences: [97, 'a'] }, CharProcs: { a: add(context, '1 0 d0 1 0 0 rg 0 0 1 1 re f', {}) }, Resources: {} } },
  }
}

test.skipIf(!hasPoppler)('[L32] patterns, shadings, inks, palettes, masks and drawn letters keep their colours', async () => {
  const file = await drawnPage(manyWays, manyWaysNeed)
  const [before, after] = [lookAt(await file.save())[0]!, lookAt((await aPack([{ name: 'Chart', bytes: await file.save() }])).bytes)[2]!]
  const places = [445, 545].flatMap((y) => [45, 145, 245, 345, 420].map((x) => [x, y] as const))
  expect(places.map(([x, y]) => before.at(x, 842 - y))).toEqual(places.map(() => [255, 0, 0]))
  expect(places.map(([x, y]) => after.at(297.5 + (x - 297.5) * (818 / 842), (842 - y) * (818 / 842)))).toEqual(places.map(() => [255, 0, 0]))
  expect(after.at(297.5 + (470 - 297.5) * (818 / 842), (842 - 445) * (818 / 842))).toEqual([255, 255, 255])
})
