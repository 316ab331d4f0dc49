import { pdfRules, type PdfRuleName } from './rules.ts'

/** One thing that is not as it must be. Names places and never what is written there. */
export interface PdfFinding {
  readonly rule: PdfRuleName
  readonly modality: 'hard' | 'soft'
  /** For example "page 2", "element 14 (TR)", "the catalog". */
  readonly where: string
  readonly words: string
  /** How often the same is found in the same place. */
  readonly times: number
}

/** One finding, of the modality its rule has. */
export function found(rule: PdfRuleName, where: string, words: string): PdfFinding {
  return { rule, modality: pdfRules[rule].modality, where, words, times: 1 }
}

/** Gives a finding where something does not hold, and nothing where it does. */
export function unless(holds: boolean, rule: PdfRuleName, where: string, words: string): readonly PdfFinding[] {
  return holds ? [] : [found(rule, where, words)]
}

/** Takes findings and gives those that say the same of the same place as one, in the order of the first. */
export function gather(findings: readonly PdfFinding[]): readonly PdfFinding[] {
  const gathered = new Map<string, PdfFinding>()
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.where, finding.words])
    gathered.set(key, { ...finding, times: (gathered.get(key)?.times ?? 0) + finding.times })
  }
  return [...gathered.values()]
}
