import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { directionOf, type PaperLanguage } from '#domain/letter/paper-language.ts'
import { paperWords } from '../paper-words.ts'
import { escapeStyle } from './escape-text.ts'

/**
 * Takes a paper and gives the style sheet of its twin: black on white (21:1) and grey on white (9:1), one column that
 * is as narrow as the screen asks for, and on paper the notice at the head and whose it is at the
 * foot of every page.
 */
export function writeStyle({ identity, notice, print, houseType, language }: PaperDocument): string {
  const large = print === 'large'
  const [start, end] = directionOf(language) === 'rtl' ? ['right', 'left'] : ['left', 'right']
  const words = paperWords[language]
  return `html { font-size: ${large ? '137.5%' : '100%'}; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { max-width: 42rem; margin: 0 auto; padding: 1rem; background: #fff; color: #000; font-family: ${houseType === 'source-sans-3' ? '"Source Sans 3", "Source Sans Pro", ' : ''}Arimo, Arial, Helvetica, sans-serif; line-height: 1.5; overflow-wrap: break-word; }
h1 { margin: 1.5rem 0 0.75rem; font-size: 1.5rem; line-height: 1.3; }
h2, h3 { margin: 1.5rem 0 0.5rem; font-size: 1.2rem; line-height: 1.3; }
p, ul, ol, address { margin: 0 0 0.75rem; }
address { font-style: normal; }
ul, ol { padding-inline-start: 2rem; }
@counter-style counted { system: extends decimal; suffix: ") "; }
.counted { list-style: counted; }
li { margin-bottom: 0.5rem; }
li p, .signature p, .letterhead p, .particulars p { margin: 0; }
.letterhead, .particulars, .signature { margin-bottom: 1.25rem; }
img { display: block; max-height: 3rem; max-width: 100%; margin-bottom: 0.5rem; }
.organisation { font-size: 1.2rem; font-weight: bold; }
.asker, footer { color: #404040; }
.notice { padding: 0.5rem 0.75rem; border: 2px solid #000; font-weight: bold; }
.table { margin: 0 0 1rem; overflow-x: auto; }
.table:focus-visible { outline: 3px solid #005eb8; outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; }
th, td { min-width: 4rem; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid #606060; text-align: start; vertical-align: top; }
th { border-bottom-width: 2px; }
footer { margin-top: 2rem; padding-top: 0.5rem; border-top: 1px solid #606060; }
@media (forced-colors: active) { .asker, footer { color: CanvasText; } .notice, th, td, footer { border-color: CanvasText; } }
@media print {
  html { font-size: ${large ? '16pt' : '10.5pt'}; }
  body { max-width: none; padding: 0; }
  h1, h2, h3 { break-after: avoid; }
  li, tr, .signature { break-inside: avoid; }
  thead { display: table-header-group; }
  .table { overflow: visible; }
}
${fromRight(language)}@page { size: A4; margin: 20mm; @top-${start} { content: ${escapeStyle(notice ?? '', language)}; font: bold 10.5pt Arial, sans-serif; } @bottom-${start} { content: ${escapeStyle(identity, language)}; font: 9pt Arial, sans-serif; } @bottom-${end} { content: "${words.page} " counter(page) " ${words.of} " counter(pages); font: 9pt Arial, sans-serif; } }`
}

/** What is otherwise on a page that is read from the right. Urdu is read in the hanging hand, where a computer has it, and its lines need room. */
function fromRight(language: PaperLanguage): string {
  if (directionOf(language) === 'ltr') return ''
  const urdu = language === 'ur' ? 'body { font-family: "Noto Nastaliq Urdu", "Jameel Noori Nastaleeq", "Urdu Typesetting", Arial, sans-serif; line-height: 2.2; }\n' : ''
  return `${urdu}th, td { padding: 0.25rem 0 0.25rem 0.75rem; }\n`
}
