import { checkContent, checkReached } from './check-content.ts'
import { checkActions, checkDocument, checkTransparency } from './check-document.ts'
import { checkFonts } from './check-fonts.ts'
import { checkLineEnds } from './check-line-ends.ts'
import { checkStructure } from './check-structure.ts'
import { checkWords } from './check-words.ts'
import type { Expected } from './expected.ts'
import { found, gather, type PdfFinding } from './finding.ts'
import { readFile, type CheckedFile } from './read-file.ts'

/** What the checker found in a file. */
export interface PdfReport {
  readonly findings: readonly PdfFinding[]
  /** True when no finding is hard: nothing stands against signing. */
  readonly sound: boolean
  /** How much was looked at. */
  readonly checked: { readonly pages: number; readonly elements: number; readonly drawn: number; readonly letters: number; readonly fonts: number }
}

/**
 * Takes a file and gives what stands against its being a letter that everybody can read and every archive can keep:
 * the rules of `pdfRules`. Any bytes may come in: what cannot be read is a finding, and nothing is thrown.
 */
export async function checkPdf(bytes: Uint8Array, expected: Expected = {}): Promise<PdfReport> {
  try {
    const file = await readFile(bytes)
    if (file === 'locked') return report([found('not-locked', 'the file', 'It is encrypted, so no archive can keep it.')], null)
    if (file === 'not-readable') return report([found('readable', 'the file', 'It is no PDF that can be read to its end.')], null)
    return report(checkAll(file, expected), file)
  } catch {
    return report([found('readable', 'the file', 'Something inside it cannot be read.')], null)
  }
}

function checkAll(file: CheckedFile, expected: Expected): readonly PdfFinding[] {
  return [
    ...checkDocument(file),
    ...checkActions(file),
    ...checkTransparency(file),
    ...checkStructure(file),
    ...checkReached(file),
    ...checkContent(file),
    ...checkFonts(file),
    ...checkWords(file, expected),
    ...checkLineEnds(file, expected),
  ]
}

function report(all: readonly PdfFinding[], file: CheckedFile | null): PdfReport {
  const findings = gather(all)
  const pages = file?.pages ?? []
  return {
    findings,
    sound: findings.every(({ modality }) => modality === 'soft'),
    checked: {
      pages: pages.length,
      elements: file?.structure.elements.length ?? 0,
      drawn: pages.reduce((sum, { content }) => sum + content.drawn.length, 0),
      letters: pages.reduce((sum, { content }) => sum + content.letters.length, 0),
      fonts: file?.fonts.length ?? 0,
    },
  }
}
