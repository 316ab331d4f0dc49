import type { Run } from '#domain/basics/prose.ts'
import type { PaperBlock } from '#domain/letter/paper-document.ts'
import { directionOf, escapeLines, escapeStretches, isBlank } from './escape-text.ts'
import { levelHeadings, type Heading } from './level-headings.ts'
import { writeTable } from './write-table.ts'

type Bullets = Extract<PaperBlock, { kind: 'bullets' }>
type Questions = Extract<PaperBlock, { kind: 'questions' }>

/** Takes the blocks of a paper and gives them as elements, in order; its title is the heading where it has none of its own. */
export function writeBlocks(title: string, blocks: readonly PaperBlock[]): string {
  const headings = levelHeadings(blocks)
  const own = headings.some((heading) => heading?.level === 1)
  return [...(own ? [] : [element('h1', title)]), ...blocks.map((block, index) => writeBlock(block, headings, index))].filter((part) => part !== '').join('\n')
}

function writeBlock(block: PaperBlock, headings: readonly (Heading | null)[], index: number): string {
  switch (block.kind) {
    case 'heading':
      return writeHeading(block.text, headings[index])
    case 'paragraph':
      return isBlank(textOf(block.runs)) ? '' : `<p${directionOf(textOf(block.runs))}>${writeRuns(block.runs)}</p>`
    case 'bullets':
      return writeBullets(block)
    case 'questions':
      return writeQuestions(block)
    case 'table':
      return writeTable(block, headings[index - 1]?.id ?? null)
    case 'signature':
      return `<div class="signature">${block.lines.filter((line) => !isBlank(line)).map((line) => element('p', line)).join('')}</div>`
  }
}

function writeHeading(text: string, heading: Heading | null | undefined): string {
  return heading === null || heading === undefined ? '' : `<h${heading.level} id="${heading.id}"${directionOf(text)}>${escapeLines(text)}</h${heading.level}>`
}

function writeBullets(block: Bullets): string {
  const items = block.items.filter((item) => !isBlank(textOf(item)))
  const [open, close] = block.ordered === true ? ['ol class="counted"', 'ol'] : ['ul', 'ul']
  return items.length === 0 ? '' : `<${open}>\n${items.map((item) => `<li${directionOf(textOf(item))}>${writeRuns(item)}</li>`).join('\n')}\n</${close}>`
}

/** A report answers by number, so a question's number is said wherever the one before it left no ink. */
function writeQuestions(block: Questions): string {
  const items = block.items.map((item, index) => ({ ...item, number: block.start + index })).filter((item) => !isBlank(textOf(item.runs) + (item.attribution ?? '')))
  const first = items[0]?.number ?? block.start
  const written = items.map(({ runs, attribution, number }, index) => {
    const value = number === first + index ? '' : ` value="${number}"`
    return `<li${value}>${writeAsked(runs)}${isBlank(attribution ?? '') ? '' : element('p', attribution ?? '', 'asker')}</li>`
  })
  return items.length === 0 ? '' : `<ol start="${first}">\n${written.join('\n')}\n</ol>`
}

function writeAsked(runs: readonly Run[]): string {
  return isBlank(textOf(runs)) ? '' : `<p${directionOf(textOf(runs))}>${writeRuns(runs)}</p>`
}

function writeRuns(runs: readonly Run[]): string {
  const written = escapeStretches(runs.map(({ text }) => text))
  return runs.map((run, index) => writeRun(run, written[index]!)).join('')
}

function writeRun({ bold, italic }: Run, written: string): string {
  const leaning = italic === true ? `<em>${written}</em>` : written
  return bold === true ? `<strong>${leaning}</strong>` : leaning
}

/** Gives words as one element, which lets them run as their writing does. */
export function element(name: string, text: string, style?: string): string {
  return `<${name}${style === undefined ? '' : ` class="${style}"`}${directionOf(text)}>${escapeLines(text)}</${name}>`
}

function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}
