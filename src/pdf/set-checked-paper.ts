import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { checkScripts } from '#domain/letter/check-scripts.ts'
import { paperDocumentSchema, type PaperDocument } from '#domain/letter/paper-document.ts'
import { FontNotUsableError, FootTooTallError, MissingGlyphError } from './errors.ts'
import type { DrawnPaper } from '#domain/letter/drawn-paper.ts'
import { drawPaper } from './draw-paper.ts'
import type { PressPorts } from './press-ports.ts'
import { setPaper, type SetOptions, type SetPaper } from './set-paper.ts'
import { refuseUnprintable } from './text/refuse-unprintable.ts'

/** Why something sent to be set could not be. Names places, never what is written there. */
export type PaperRefusal =
  | { readonly kind: 'paper-not-valid'; readonly rule: 'L7'; readonly where: string; readonly problem: string }
  | { readonly kind: 'script-not-settable'; readonly rule: 'L7'; readonly script: string; readonly where: string }
  | {
      readonly kind: 'missing-glyph'
      readonly rule: 'L7'
      readonly character: string
      readonly codePoint: string
      readonly where: string
    }
  | { readonly kind: 'foot-too-long'; readonly rule: 'L7' }
  | { readonly kind: 'fonts-not-usable'; readonly rule: 'L7' }

/** Sets what claims to be a paper, after every check. */
export function setCheckedPaper(input: unknown, ports: PressPorts, options: SetOptions = {}): Promise<Answer<SetPaper, PaperRefusal>> {
  return afterChecks(input, (document) => setPaper(document, ports, options))
}

/** Draws what claims to be a paper, after the same checks. */
export function drawCheckedPaper(input: unknown, ports: PressPorts): Promise<Answer<DrawnPaper, PaperRefusal>> {
  return afterChecks(input, (document) => drawPaper(document, ports))
}

/** The one door for papers from outside this room. */
async function afterChecks<T>(input: unknown, work: (document: PaperDocument) => Promise<T>): Promise<Answer<T, PaperRefusal>> {
  const parsed = paperDocumentSchema.safeParse(input)
  if (!parsed.success) return refuse({ kind: 'paper-not-valid', rule: 'L7', ...firstProblem(parsed.error.issues) })
  const scripts = checkScripts(parsed.data)
  if (!scripts.ok) {
    const { script, where } = scripts.refusal
    return refuse({ kind: 'script-not-settable', rule: 'L7', script: String(script), where: String(where) })
  }
  try {
    // The title is drawn nowhere: no font would miss a character that the file’s metadata cannot hold.
    refuseUnprintable('the title', parsed.data.title)
    return agree(await work(parsed.data))
  } catch (error) {
    return refuse(refusalFor(error))
  }
}

function refusalFor(error: unknown): PaperRefusal {
  if (error instanceof MissingGlyphError) {
    const { character, codePoint, where } = error
    return { kind: 'missing-glyph', rule: 'L7', character, codePoint, where }
  }
  if (error instanceof FootTooTallError) return { kind: 'foot-too-long', rule: 'L7' }
  if (error instanceof FontNotUsableError) return { kind: 'fonts-not-usable', rule: 'L7' }
  throw error
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** The schema's messages name fields and kinds of value; they never quote a value. */
function firstProblem(issues: readonly Issue[]): { readonly where: string; readonly problem: string } {
  const issue = issues[0]
  return { where: placeOf(issue?.path ?? []), problem: issue?.message ?? 'Invalid input' }
}

/** `blocks`, 3, `runs`, 0, `text` as "block 4, runs 1, text": people count from 1. */
function placeOf(path: readonly PropertyKey[]): string {
  const words: string[] = []
  for (const step of path) {
    const list = words.at(-1)
    if (typeof step !== 'number' || list === undefined) words.push(String(step))
    else words[words.length - 1] = `${list.replace(/^blocks$/, 'block')} ${step + 1}`
  }
  return words.length === 0 ? 'the document itself' : words.join(', ')
}
