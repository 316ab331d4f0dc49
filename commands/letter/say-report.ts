import type { PdfReport } from '#pdf/check/check-pdf.ts'
import type { PdfFinding } from '#pdf/check/finding.ts'
import { pdfRules, sourceOf } from '#pdf/check/rules.ts'

/** Says what the checker looked at and found, one line a finding, in the order a reader would mend them. */
export function sayReport(file: string, { findings, checked }: PdfReport): string {
  const { pages, elements, drawn, letters, fonts } = checked
  const looked = `${counted(pages, 'page')}, ${counted(elements, 'element')}, ${counted(drawn, 'drawing operator')}, ${counted(letters, 'letter')}, ${counted(fonts, 'font')}, ${counted(Object.keys(pdfRules).length, 'rule')}`
  if (findings.length === 0) return `${file}: checked (${looked}), nothing found`
  return [`${file}: checked (${looked}), ${counted(findings.length, 'finding')}:`, ...[...findings].sort(byModality).map(sayFinding)].join('\n')
}

function sayFinding({ rule, modality, where, words, times }: PdfFinding): string {
  const source = sourceOf(rule)
  const often = times === 1 ? '' : ` ${times.toLocaleString('en-GB')} times.`
  return `  ${modality === 'soft' ? 'To look at: ' : ''}${where}: ${words}${often} ${pdfRules[rule].says}${source === '' ? '' : ` (${source})`}`
}

function byModality(one: PdfFinding, other: PdfFinding): number {
  return Number(one.modality === 'soft') - Number(other.modality === 'soft')
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-GB')} ${what}${count === 1 ? '' : 's'}`
}
