import { z } from 'zod'
import { houseTypeSchema } from '../basics/house-type.ts'
import { pictureSchema } from '../basics/picture.ts'
import { runSchema } from '../basics/prose.ts'
import { paperLanguageSchema } from './paper-language.ts'

/**
 * A document that the press sets as pages: the seam between what is said and how it looks. Everything printed is
 * in it; the press adds only the page numbers. Its JSON form is what `npm run letter` reads.
 */
export const paperKinds = ['letter', 'letter-copy', 'pseudonymised-letter', 'agenda', 'minutes', 'family-sheet', 'to-do-list', 'check-sheet', 'figures'] as const

const runs = z.array(runSchema)

const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(1), z.literal(2)]), text: z.string() }).strict(),
  z
    .object({
      kind: z.literal('paragraph'),
      runs,
      /** A clause the law or a rule demands: no editor may remove it. */
      clause: z.enum(['law-and-ethics', 'national-law', 'care-remains-here', 'independence', 'return-route']).optional(),
    })
    .strict(),
  z
    .object({
      kind: z.literal('bullets'),
      /** Counted as 1), 2), 3): a report answers questions by their numbers, and must not take one for the other. */
      ordered: z.literal(true).optional(),
      items: z.array(runs),
    })
    .strict(),
  /** What is numbered: the questions, and a numbered list of the prose. */
  z
    .object({
      kind: z.literal('questions'),
      /** The number of the first question: numbering goes on through a letter so that a report can answer by number. */
      start: z.int().min(1),
      items: z.array(z.object({ runs, attribution: z.string().optional() }).strict()),
    })
    .strict(),
  z.object({ kind: z.literal('table'), head: z.array(z.string()), rows: z.array(z.array(z.string())) }).strict(),
  z.object({ kind: z.literal('signature'), lines: z.array(z.string()) }).strict(),
])
export type PaperBlock = z.infer<typeof blockSchema>

export const paperDocumentSchema = z
  .object({
    schema: z.literal(1),
    kind: z.enum(paperKinds),
    /** What its words are written in. A paper that is read from the right is laid out from the right. */
    language: paperLanguageSchema,
    /** Large print is 16 points; usual when it is not said. */
    print: z.enum(['usual', 'large']).optional(),
    /** The family of type it is set in; Arimo when it is not said. */
    houseType: houseTypeSchema.optional(),
    /** For the file's properties and the screen reader: says what it is, never whose it is. */
    title: z.string().min(1),
    letterhead: z.object({ organisation: z.string().min(1), lines: z.array(z.string()), logo: pictureSchema.optional() }).strict(),
    /** Date, reference, version: set at the top, on the side where lines end. */
    particulars: z.array(z.string()),
    recipient: z.array(z.string()),
    /** Printed on every page beside "page x of y": whose paper this is. Empty where a paper is about many. */
    identity: z.string(),
    /** Words across the foot of every page of a paper that is not final, for example "Draft, not signed". */
    notice: z.string().nullable(),
    blocks: z.array(blockSchema).min(1),
  })
  .strict()
export type PaperDocument = z.infer<typeof paperDocumentSchema>

/** Every text of a document with where it stands, in reading order: for checks on scripts and characters. */
export function textsOf(document: PaperDocument): readonly { readonly where: string; readonly text: string }[] {
  const head = [
    { where: 'the letterhead', text: [document.letterhead.organisation, ...document.letterhead.lines].join('\n') },
    { where: 'the particulars', text: document.particulars.join('\n') },
    { where: 'the address', text: document.recipient.join('\n') },
    { where: 'the line at the foot of each page', text: [document.identity, document.notice ?? ''].join('\n') },
  ]
  return [...head, ...document.blocks.map((block, index) => ({ where: `block ${index + 1}`, text: textOfBlock(block) }))]
}

/**
 * The part of a paper a place named by `textsOf` stands in, as its reader would name it: its last heading before it, or
 * the foot or head of the letter. Null when the place is none of this paper's.
 */
export function partOf(document: PaperDocument, where: string): string | null {
  const number = /^block (\d+)\b/.exec(where)?.[1]
  if (number === undefined) return textsOf(document).some((entry) => entry.where === where) ? where : null
  const place = Number(number) - 1
  const block = document.blocks[place]
  if (block === undefined) return null
  if (block.kind === 'signature') return 'the signature'
  const heading = document.blocks.slice(0, place + 1).findLast((before) => before.kind === 'heading')
  return heading?.kind !== 'heading' || heading.level === 1 ? 'the opening' : heading.text
}

function textOfBlock(block: PaperBlock): string {
  switch (block.kind) {
    case 'heading':
      return block.text
    case 'paragraph':
      return join(block.runs)
    case 'bullets':
      return block.items.map(join).join('\n')
    case 'questions':
      return block.items.map((item) => `${join(item.runs)} ${item.attribution ?? ''}`).join('\n')
    case 'table':
      return [block.head, ...block.rows].map((row) => row.join(' ')).join('\n')
    case 'signature':
      return block.lines.join('\n')
  }
}

function join(runs: readonly { readonly text: string }[]): string {
  return runs.map((run) => run.text).join('')
}
