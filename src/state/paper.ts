import type { PaperPages, Replies, RequestOf } from '#bridge/bridge.ts'
import type { Answer } from '#domain/basics/answer.ts'
import type { RecordRef } from '#domain/journal/act.ts'
import type { DrawnPaper } from '#domain/letter/drawn-paper.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'

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

/** Puts a copy of a signed letter where the person says. The name carries the case's reference, never the child's. */
export function saveSigned(plainHash: string, about: RecordRef, reference: string, version: number): Promise<Answer<{ readonly saved: boolean }>> {
  return window.consilium.ask('saveBlob', { plainHash, about, suggestedName: `${reference}-letter-v${version}.pdf` })
}

/** Puts the copies of a batch in a folder the person chooses. Answers for each by itself; null when they think better of it. */
export function saveCopies(copies: RequestOf<'saveCopies'>['copies']): Promise<Replies['saveCopies']> {
  return window.consilium.ask('saveCopies', { copies })
}
