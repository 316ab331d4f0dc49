import { PDFDocument, PDFHexString, PDFName, PDFRef, PDFString, type PDFObject } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { deflate } from '#electron/press/deflate.ts'
import { writeFile } from '#pdf/write-file.ts'
import { hasInspectors, inspect } from './inspectors.ts'

const objectsIn = (file: PDFDocument): readonly (readonly [number, PDFObject])[] => file.context.enumerateIndirectObjects().map(([{ objectNumber }, object]) => [objectNumber, object])

/** More objects than share one stream, of every kind, with numbers among them that nobody uses. */
async function aFile(): Promise<PDFDocument> {
  const file = await PDFDocument.create({ updateMetadata: false })
  file.setTitle('A title (with brackets)')
  const { context } = file
  const kept = Array.from({ length: 450 }, (_, index) => {
    if (index % 90 === 7) context.nextRef()
    const entry = index % 3 === 0 ? context.stream(Uint8Array.from({ length: index }, (_byte, at) => at % 256)) : context.obj({ Number: index, Less: -0.0001 * index, Text: PDFString.of('a (b) \u00E9'), Hex: PDFHexString.fromText('Żółć'), Yes: true, None: null, List: [index, 'Name'] })
    return context.register(entry)
  })
  const page = file.addPage()
  page.node.set(PDFName.of('Kept'), context.obj(kept))
  return file
}

describe.each([['with what can be packed shared among streams', deflate], ['with each object by itself', null]] as const)('a file written %s', (_, pack) => {
  it('is read back as the objects it was written from', async () => {
    const file = await aFile()
    const bytes = writeFile(file.context, pack)
    const read = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
    const written = objectsIn(file)
    const texts = new Map(objectsIn(read).map(([number, object]) => [number, object.toString()]))
    expect(written.length).toBeGreaterThan(450)
    expect(written.map(([number]) => texts.get(number))).toEqual(written.map(([, object]) => object.toString()))
    expect(read.getTitle()).toBe('A title (with brackets)')
    expect(read.getPageCount()).toBe(1)
  })

  it('keeps what was put in the place of a freed object, by its generation, and the later one alone', async () => {
    const file = await PDFDocument.create({ updateMetadata: false })
    const { context } = file
    const page = file.addPage()
    const first = context.nextRef()
    const later = PDFRef.of(first.objectNumber, 3)
    context.assign(first, PDFString.of('freed'))
    context.assign(later, PDFString.of('in its place'))
    page.node.set(PDFName.of('Kept'), later)
    const read = await PDFDocument.load(writeFile(context, pack), { updateMetadata: false, throwOnInvalidObject: true })
    expect(read.getPage(0).node.lookup(PDFName.of('Kept'))?.toString()).toBe('(in its place)')
    expect(objectsIn(read).map(([, object]) => object.toString())).not.toContain('(freed)')
    if (!hasInspectors) return
    const shown = inspect(writeFile(context, pack), 'qpdf', ['--check', `--show-object=${later.objectNumber},3`, 'paper.pdf'])
    expect(shown.stdout).toContain('(in its place)')
  })

  it('has room for more objects than one call takes', async () => {
    const file = await PDFDocument.create({ updateMetadata: false })
    file.addPage()
    for (let count = 0; count < 140_000; count += 1) file.context.register(file.context.obj(count))
    expect(new TextDecoder('latin1').decode(writeFile(file.context, pack).subarray(-40))).toContain('%%EOF')
  })

  it.skipIf(!hasInspectors)('is sound to another reader, table and all', async () => {
    const bytes = writeFile((await aFile()).context, pack)
    const checked = inspect(bytes, 'qpdf', ['--check', 'paper.pdf'])
    expect(checked.stdout + checked.stderr).toContain('No syntax or stream encoding errors found')
    expect(checked.stderr).toBe('')
    expect(checked.status).toBe(0)
  })
})

it('what is packed is smaller by a third', async () => {
  const [packed, single] = [writeFile((await aFile()).context, deflate), writeFile((await aFile()).context, null)]
  expect(packed.length).toBeLessThan(single.length * 0.7)
})
