import type { PaperPages, Replies, RequestOf } from '#bridge/bridge.ts'
import { agree, type Answer, type Refusal } from '#domain/basics/answer.ts'
import type { RecordRef } from '#domain/journal/act.ts'
import type { DrawnPaper } from '#domain/letter/drawn-paper.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { inParts } from './in-parts.ts'

export type Pages = PaperPages

/** Sets a document as pages to look at. */
export function setPaper(document: PaperDocument, about: RecordRef | null): Promise<Answer<PaperPages>> {
  return window.consilium.ask('setPaper', { document, about })
}

/** Draws a document as it will be printed, for a page that follows the typing. */
export function drawPaper(document: PaperDocument): Promise<Answer<DrawnPaper>> {
  return window.consilium.ask('drawPaper', { document })
}

/** Puts an unsigned paper where the person says. The name says what it is and for which day, never whose. */
export function savePaper(document: PaperDocument, about: RecordRef | null, suggestedName: string): Promise<Answer<{ readonly saved: boolean }>> {
  return window.consilium.ask('savePaper', { document, about, suggestedName })
}

/** Shows a signed letter as it was kept. */
export function openSigned(plainHash: string, about: RecordRef): Promise<Answer<PaperPages>> {
  return window.consilium.ask('openBlob', { plainHash, about })
}

/** Puts a copy of a signed letter where the person says, under a name without patient data. */
export function saveSigned(plainHash: string, about: RecordRef, suggestedName: string): Promise<Answer<{ readonly saved: boolean }>> {
  return window.consilium.ask('saveBlob', { plainHash, about, suggestedName })
}

type Copies = RequestOf<'saveCopies'>['copies']

/**
 * Puts the copies of a batch in a folder the person chooses once, in as many requests as it takes. Answers for each by itself; null
 * when they think better of it. A part that is refused says so of each of its copies; the first that is refused refuses the whole.
 */
export async function saveCopies(copies: Copies): Promise<Answer<readonly (Refusal | null)[] | null>> {
  const came: (Refusal | null)[] = []
  let folder: string | null = null
  for (const part of inParts(copies)) {
    const answer: Replies['saveCopies'] = await window.consilium.ask('saveCopies', { folder, copies: part })
    if (!answer.ok && folder === null) return answer
    if (answer.ok && answer.value.files === null) return agree(null)
    if (answer.ok) folder = answer.value.folder
    came.push(...(answer.ok ? (answer.value.files ?? []) : part.map(() => answer.refusal)))
  }
  return agree(came)
}

/** Is the window as white as paper there, in CSS pixels? */
export async function isWhiteAt(x: number, y: number): Promise<boolean> {
  return (await window.consilium.ask('isWhiteAt', { x, y })).white
}
