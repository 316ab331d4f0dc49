import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { setPaper } from '#pdf/set-paper.ts'
import { aPaper, ports } from '../builders/a-paper.ts'
import { corpus } from './corpus.ts'
import { hasPreflight, preflight } from './preflight.ts'

/** PDF/A-1 knows no see-through picture, and the made-up trust’s logo is one. */
const withoutLogo = (letter: PaperDocument): PaperDocument => ({ ...letter, letterhead: { organisation: letter.letterhead.organisation, lines: letter.letterhead.lines } })
const as1b = async (letter: PaperDocument): Promise<Uint8Array> => (await setPaper(withoutLogo(letter), ports, { archive: '1b' })).bytes

describe.skipIf(!hasPreflight)('PDFBox Preflight', () => {
  test('finds every paper sound that is set as PDF/A-1b', async () => {
    const found = preflight(await Promise.all(corpus.map(([, letter]) => as1b(letter))))
    expect(Object.fromEntries(corpus.map(([name], index) => [name, found[index]]))).toEqual(Object.fromEntries(corpus.map(([name]) => [name, []])))
  }, 60_000)

  test('finds what we break', async () => {
    const [sound, unlisted, bare, usual, cut] = await Promise.all([as1b(aPaper()), without('CIDSet'), without('FontFile2'), setPaper(aPaper(), ports), as1b(aPaper())])
    const found = preflight([sound, unlisted, bare, usual.bytes, cut.subarray(0, 4000)])
    expect(found.map((findings) => findings.length > 0)).toEqual([false, true, true, true, true])
    expect(found[1]!.join()).toContain('CIDSet entry is missing')
    expect(found[3]!.join()).toMatch(/part must be 1/)
  }, 60_000)
})

/** A letter set as PDF/A-1b, its fonts afterwards without one of their parts. */
async function without(part: 'CIDSet' | 'FontFile2'): Promise<Uint8Array> {
  const file = await PDFDocument.load(await as1b(aPaper()), { updateMetadata: false })
  for (const [, object] of file.context.enumerateIndirectObjects()) if (object instanceof PDFDict && !(object instanceof PDFRawStream)) object.delete(PDFName.of(part))
  return file.save({ useObjectStreams: false, updateFieldAppearances: false })
}
