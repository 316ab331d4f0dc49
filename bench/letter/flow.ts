import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PaperDocument } from '#domain/letter/paper-document.ts'

/** The two-page letter that everybody sets. Everybody runs in the project folder. */
export const letter = JSON.parse(readFileSync(join('resources', 'demo', 'letter-example.json'), 'utf8')) as PaperDocument

const names = ['Zoë O’Brien-Núñez', 'Amelia Clarke', 'Łukasz Żak', 'Mohammed Rahman', 'Siân Gwyneth Rees', 'Chloé Dubois', 'Noah Patel', 'Fionnuala Ní Dhálaigh', 'Jack Taylor', 'Adébáyọ̀ Ọlá']

/** One of many letters: of ten children, each in four papers for different readers, over and over. */
export function oneOf(count: number): PaperDocument {
  const name = names[Math.floor(count / 4) % names.length]!
  return JSON.parse(JSON.stringify(letter).replaceAll('Zoë O’Brien-Núñez', name).replaceAll('Zoë', name.split(' ')[0]!)) as PaperDocument
}

/** The same faces for everybody. */
export const faceFiles = {
  regular: join('resources', 'fonts', 'arimo', 'arimo-regular.ttf'),
  bold: join('resources', 'fonts', 'arimo', 'arimo-bold.ttf'),
} as const

export interface Piece {
  readonly kind: 'heading' | 'text' | 'item'
  readonly size: number
  readonly runs: readonly { readonly text: string; readonly bold: boolean }[]
}

export interface Flow {
  readonly pieces: readonly Piece[]
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  readonly foot: string
}

/** Sets a flow as a PDF file, from the bytes of the faces on, as its makers show it. */
export type Renderer = (flow: Flow) => Promise<Uint8Array>

/** The letter as any library can take it: paragraphs in order, one table, a line at the foot. */
export function flowOf(document: PaperDocument): Flow {
  const plain = (text: string, bold = false, size = 10.5): Piece => ({ kind: 'text', size, runs: [{ text, bold }] })
  const pieces: Piece[] = [plain(document.letterhead.organisation, true, 13), ...[...document.letterhead.lines, ...document.particulars, ...document.recipient].map((line) => plain(line))]
  let table: Flow['table'] = { head: [], rows: [] }
  for (const block of document.blocks) {
    if (block.kind === 'heading') pieces.push({ kind: 'heading', size: block.level === 1 ? 16 : 12, runs: [{ text: block.text, bold: true }] })
    else if (block.kind === 'paragraph') pieces.push({ kind: 'text', size: 10.5, runs: block.runs.map(({ text, bold }) => ({ text, bold: bold === true })) })
    else if (block.kind === 'bullets') for (const item of block.items) pieces.push({ kind: 'item', size: 10.5, runs: [{ text: `• ${item.map(({ text }) => text).join('')}`, bold: false }] })
    else if (block.kind === 'questions') for (const [index, item] of block.items.entries()) pieces.push({ kind: 'item', size: 10.5, runs: [{ text: `${block.start + index}. ${item.runs.map(({ text }) => text).join('')} ${item.attribution ?? ''}`, bold: false }] })
    else if (block.kind === 'table') table = { head: block.head, rows: block.rows }
    else pieces.push(...block.lines.map((line) => plain(line)))
  }
  return { pieces, table, foot: document.identity }
}
