import type { PaperBlock } from '#domain/letter/paper-document.ts'
import type { PaperLanguage } from '#domain/letter/paper-language.ts'
import { paperWords } from '../paper-words.ts'
import { escapeLines, isBlank, ownDirection } from './escape-text.ts'

type Table = Extract<PaperBlock, { kind: 'table' }>

/**
 * Takes a table and the id of the heading right above it, which names it, and gives it as an element; nothing where
 * it has no column. It scrolls by itself on a narrow screen, by keys too, so that the words beside it need not.
 */
export function writeTable(table: Table, namedBy: string | null, language: PaperLanguage): string {
  const count = Math.max(table.head.length, ...table.rows.map((row) => row.length), 0)
  if (count === 0) return ''
  const name = namedBy === null ? `aria-label="${paperWords[language].table}"` : `aria-labelledby="${namedBy}"`
  const head = table.head.some((text) => !isBlank(text)) ? `<thead>${writeRow(table.head, count, (text) => headCell(text, language))}</thead>\n` : ''
  const rows = table.rows.map((row) => writeRow(row, count, (text) => cell(text, language))).join('\n')
  return `<div class="table" role="group" tabindex="0" ${name}><table ${name}>\n${head}<tbody>\n${rows}\n</tbody></table></div>`
}

function writeRow(row: readonly string[], count: number, write: (text: string) => string): string {
  return `<tr>${Array.from({ length: count }, (_, index) => write(row[index] ?? '')).join('')}</tr>`
}

/** A head without words heads nothing, and would be announced with every cell below it. */
function headCell(text: string, language: PaperLanguage): string {
  return isBlank(text) ? '<td></td>' : `<th scope="col"${ownDirection(text, language)}>${escapeLines(text, language)}</th>`
}

function cell(text: string, language: PaperLanguage): string {
  return `<td${ownDirection(text, language)}>${isBlank(text) ? '' : escapeLines(text, language)}</td>`
}
