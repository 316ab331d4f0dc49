import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { PaperCheck } from '#domain/letter/paper-check.ts'
import { paperDocumentSchema } from '#domain/letter/paper-document.ts'
import { checkPdf } from './check/check-pdf.ts'
import { expectedOf } from './check/expected.ts'
import { pdfRules } from './check/rules.ts'
import type { PressPorts } from './press-ports.ts'
import { setCheckedPaper, type PaperRefusal } from './set-checked-paper.ts'
import type { SetPaper } from './set-paper.ts'

export interface FinalPaper extends SetPaper {
  /** Null for a paper that is no letter, or not final: it is read, and neither signed nor kept. */
  readonly check: PaperCheck | null
}

/** A letter’s file breaks a rule it is held to: a fault of ours, so that it is neither signed nor sent. */
export type NotSound = {
  readonly kind: 'paper-not-sound'
  readonly rule: 'L33'
  /** Which of `pdfRules`, and where in the file; no words of the letter. */
  readonly finding: string
  readonly where: string
}

/** Sets what claims to be a paper, and holds the file of a final letter to PDF/UA-1, PDF/A-2a and our own rules (L33). */
export async function setFinalPaper(input: unknown, ports: PressPorts): Promise<Answer<FinalPaper, PaperRefusal | NotSound>> {
  const set = await setCheckedPaper(input, ports)
  if (!set.ok) return set
  const document = paperDocumentSchema.parse(input)
  if (!isLetter.has(document.kind) || document.notice !== null) return agree({ ...set.value, check: null })
  const { findings, sound } = await checkPdf(set.value.bytes, expectedOf(document))
  const [first] = findings.filter(({ modality }) => modality === 'hard')
  if (!sound || first !== undefined) return refuse({ kind: 'paper-not-sound', rule: 'L33', finding: first?.rule ?? 'readable', where: first?.where ?? 'the file' })
  return agree({ ...set.value, check: { rules: Object.keys(pdfRules).length, remarks: findings.length } })
}

const isLetter: ReadonlySet<string> = new Set(['letter', 'letter-copy', 'pseudonymised-letter'])
