import { makePorts } from '#electron/press/make-ports.ts'
import { resolve } from 'node:path'
import type { PaperBlock, PaperDocument } from '#domain/letter/paper-document.ts'

/** What the press needs, as the app gives it. */
export const ports = await makePorts(resolve(import.meta.dirname, '../../resources/fonts'))
export const { fonts } = ports

/** A short letter about a made-up child; say what should be otherwise. */
export function aPaper(changes: Partial<PaperDocument> = {}): PaperDocument {
  return {
    schema: 1,
    kind: 'letter',
    language: 'en-GB',
    title: 'Request for a clinical second opinion',
    letterhead: { organisation: 'Riverbank Children’s Hospital', lines: ['Mill Road, Exbridge EX9 4ZZ'] },
    particulars: ['9 October 2026', 'Our reference C-0117'],
    recipient: ['Dr Siân Llewellyn-Hughes', 'Severnside Children’s Hospital', 'Westerhaven', 'WH2 9QQ'],
    identity: 'Zoë O’Brien-Núñez, NHS number 999 526 0182',
    notice: null,
    blocks: [aParagraph('We would value your view.')],
    ...changes,
  }
}

export function aParagraph(text: string): PaperBlock {
  return { kind: 'paragraph', runs: [{ text }] }
}

export function aHeading(text: string, level: 1 | 2 = 2): PaperBlock {
  return { kind: 'heading', level, text }
}
