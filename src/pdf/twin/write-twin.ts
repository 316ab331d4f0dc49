import { textsOf, type PaperDocument } from '#domain/letter/paper-document.ts'
import { directionOf, type PaperLanguage } from '#domain/letter/paper-language.ts'
import { refuseUnprintable } from '../text/refuse-unprintable.ts'
import { escapeLines, escapeText, isBlank, ownDirection } from './escape-text.ts'
import { element, writeBlocks } from './write-blocks.ts'
import { writeStyle } from './write-style.ts'

/**
 * Takes a paper and gives it as one web page that needs nothing else: for those who read better on a screen, larger,
 * in their own colours or by ear. The same words in the same order as on the pages; what is the foot of each page
 * there stands once here, the notice before all else and whose paper it is at the end.
 * The paper's schema is checked before. Throws MissingGlyphError for what the press would not print either: control
 * characters and halves of characters.
 */
export function writeTwin(document: PaperDocument): string {
  refuseWhatPressRefuses(document)
  return `<!DOCTYPE html>
<html lang="${document.language}"${directionOf(document.language) === 'rtl' ? ' dir="rtl"' : ''}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeText(document.title).replaceAll('\n', ' ')}</title>
<style>
${writeStyle(document)}
</style>
</head>
<body>
<header>
${writeHead(document)}
</header>
<main>
${writeBlocks(document)}
</main>
${isBlank(document.identity) ? '' : `<footer>${element('p', document.identity, document.language)}</footer>\n`}</body>
</html>
`
}

/** The trust’s picture travels inside the page. */
function logoOf({ logo }: PaperDocument['letterhead']): string {
  return logo === undefined ? '' : `<img src="data:image/png;base64,${logo.png}" alt="${escapeText(logo.shows)}">`
}

function writeHead({ letterhead, particulars, recipient, notice, language }: PaperDocument): string {
  const organisation = isBlank(letterhead.organisation) ? '' : element('p', letterhead.organisation, language, 'organisation')
  const parts = [
    isBlank(notice ?? '') ? '' : `<p class="notice" role="note"${ownDirection(notice ?? '', language)}>${escapeLines(notice ?? '', language)}</p>`,
    `<div class="letterhead">${logoOf(letterhead)}${organisation}${lines(letterhead.lines, language)}</div>`,
    written(particulars).length === 0 ? '' : `<div class="particulars">${lines(particulars, language)}</div>`,
    written(recipient).length === 0 ? '' : `<address${addressDirection(recipient, language)}>${written(recipient).map((line) => escapeLines(line, language)).join('<br>')}</address>`,
  ]
  return parts.filter((part) => part !== '').join('\n')
}

/** An address is in the language of the country it goes to, whatever the letter is in. */
function addressDirection(recipient: readonly string[], language: PaperLanguage): string {
  return directionOf(language) === 'rtl' ? ' dir="auto"' : ownDirection(recipient.join(''), language)
}

function lines(texts: readonly string[], language: PaperLanguage): string {
  return written(texts).map((line) => element('p', line, language)).join('')
}

function written(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => !isBlank(text))
}

function refuseWhatPressRefuses(document: PaperDocument): void {
  const blocks = document.blocks.map((block, index) => ({ where: `block ${index + 1}`, text: textsIn(block) }))
  const head = textsOf(document).slice(0, -blocks.length).map(({ where, text }) => ({ where, text: [text] }))
  for (const { where, text } of [{ where: 'the title', text: [document.title] }, ...head, ...blocks]) text.forEach((part) => refuseUnprintable(where, part))
}

/** Each text by itself: joined, two halves of a character in two runs would look whole. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
