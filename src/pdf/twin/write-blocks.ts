import type { Run } from '#domain/basics/prose.ts'
import type { PaperBlock, PaperDocument } from '#domain/letter/paper-document.ts'
import type { PaperLanguage } from '#domain/letter/paper-language.ts'
import { escapeLines, escapeRuns, isBlank, ownDirection } from './escape-text.ts'
import { levelHeadings, type Heading } from './level-headings.ts'
import { writeTable } from './write-table.ts'

type Bullets = Extract<PaperBlock, { kind: 'bullets' }>
type Questions = Extract<PaperBlock, { kind: 'questions' }>

/** Takes the blocks of a paper and gives them as elements, in order; its title is the heading where it has none of its own. */
export function writeBlocks({ title, blocks, language }: PaperDocument): string {
  const headings = levelHeadings(blocks)
  const own = headings.some((heading) => heading?.level === 1)
  return [...(own ? [] : [element('h1', title, language)]), ...blocks.map((block, index) => writeBlock(block, headings, index, language))].filter((part) => part !== '').join('\n')
}

function writeBlock(block: PaperBlock, headings: readonly (Heading | null)[], index: number, language: PaperLanguage): string {
  switch (block.kind) {
    case 'heading':
      return writeHeading(block.text, headings[index], language)
    case 'paragraph':
      return isBlank(textOf(block.runs)) ? '' : `<p${ownDirection(textOf(block.runs), language)}>${writeRuns(block.runs, language)}</p>`
    case 'bullets':
      return writeBullets(block, language)
    case 'questions':
      return writeQuestions(block, language)
    case 'table':
      return writeTable(block, headings[index - 1]?.id ?? null, language)
    case 'signature':
      return `<div class="signature">${block.lines.filter((line) => !isBlank(line)).map((line) => element('p', line, language)).join('')}</div>`
  }
}

function writeHeading(text: string, heading: Heading | null | undefined, language: PaperLanguage): string {
  return heading === null || heading === undefined ? '' : `<h${heading.level} id="${heading.id}"${ownDirection(text, language)}>${escapeLines(text, language)}</h${heading.level}>`
}

function writeBullets(block: Bullets, language: PaperLanguage): string {
  const items = block.items.filter((item) => !isBlank(textOf(item)))
  const [open, close] = block.ordered === true ? ['ol class="counted"', 'ol'] : ['ul', 'ul']
  return items.length === 0 ? '' : `<${open}>\n${items.map((item) => `<li${ownDirection(textOf(item), language)}>${writeRuns(item, language)}</li>`).join('\n')}\n</${close}>`
}

/** A report answers by number, so a question's number is said wherever the one before it left no ink. */
function writeQuestions(block: Questions, language: PaperLanguage): string {
  const items = block.items.map((item, index) => ({ ...item, number: block.start + index })).filter((item) => !isBlank(textOf(item.runs) + (item.attribution ?? '')))
  const first = items[0]?.number ?? block.start
  const written = items.map(({ runs, attribution, number }, index) => {
    const value = number === first + index ? '' : ` value="${number}"`
    return `<li${value}>${writeAsked(runs, language)}${isBlank(attribution ?? '') ? '' : element('p', attribution ?? '', language, 'asker')}</li>`
  })
  return items.length === 0 ? '' : `<ol start="${first}">\n${written.join('\n')}\n</ol>`
}

function writeAsked(runs: readonly Run[], language: PaperLanguage): string {
  return isBlank(textOf(runs)) ? '' : `<p${ownDirection(textOf(runs), language)}>${writeRuns(runs, language)}</p>`
}

function writeRuns(runs: readonly Run[], language: PaperLanguage): string {
  return escapeRuns(runs.map(({ text }) => text), language, (written, run) => writeRun(runs[run]!, written))
}

function writeRun({ bold, italic }: Run, written: string): string {
  const leaning = italic === true ? `<em>${written}</em>` : written
  return bold === true ? `<strong>${leaning}</strong>` : leaning
}

/** Gives words as one element, which lets them run as their writing does. */
export function element(name: string, text: string, language: PaperLanguage, style?: string): string {
  return `<${name}${style === undefined ? '' : ` class="${style}"`}${ownDirection(text, language)}>${escapeLines(text, language)}</${name}>`
}

function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}
