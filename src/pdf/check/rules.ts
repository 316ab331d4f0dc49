/**
 * What the checker holds a finished letter to, with where it is asked for: a clause of PDF/UA-1 (ISO 14289-1), one of
 * PDF/A-2 (ISO 19005-2), a failure condition of the Matterhorn Protocol. Those with none of the three are the PDF
 * standard's own (ISO 32000-1) or ours, as `says` tells.
 */
export interface PdfRule {
  readonly says: string
  readonly ua?: string
  readonly a?: string
  readonly matterhorn?: string
  /** Hard: a letter that breaks it is not signed. Soft: somebody should look. */
  readonly modality: 'hard' | 'soft'
}

const hard = 'hard'
const soft = 'soft'

export const pdfRules = {
  readable: { says: 'The file can be read to its end (ISO 32000-1, 7.5).', modality: hard },
  'not-locked': { says: 'The file is not encrypted.', ua: '7.16', a: '6.1.3', modality: hard },
  'file-header': { says: 'The file says that it is PDF 1, that it is not text, and nothing follows its end.', a: '6.1.2', modality: hard },
  'file-id': { says: 'The trailer has an ID of two strings.', a: '6.1.3', modality: hard },
  'stream-filters': { says: 'No stream is packed by LZW or kept in another file.', a: '6.1.7', modality: hard },
  marked: { says: 'The catalog says that the file is tagged, and that no tag is suspect.', ua: '6.2', a: '6.7.2.2', matterhorn: '01-007', modality: hard },
  language: { says: 'The catalog names a language, and every other language named is one.', ua: '7.2', a: '6.7.4', matterhorn: '11-001', modality: hard },
  'title-shown': { says: 'The window shows the title and not the name of the file.', ua: '7.1', matterhorn: '07-001', modality: hard },
  metadata: { says: 'The catalog has an XMP packet.', ua: '7.1', a: '6.6.2.1', matterhorn: '06-001', modality: hard },
  title: { says: 'The packet has a title, and the file’s properties have the same.', ua: '7.1', a: '6.6.3', matterhorn: '06-003', modality: hard },
  'ua-claim': { says: 'The packet claims PDF/UA-1 and describes the claim’s schema.', ua: '5', a: '6.6.2.3', matterhorn: '06-002', modality: hard },
  'a-claim': { says: 'The packet claims PDF/A-2a, or PDF/A-3a where a file is attached.', a: '6.6.4', modality: hard },
  'output-intent': { says: 'The file carries the colour profile it is meant for.', a: '6.2.3', modality: hard },
  'device-colour': { says: 'Colours are of the kind that profile describes.', a: '6.2.4.3', modality: hard },
  transparency: { says: 'Nothing is see-through, unless the page says how it mixes.', a: '6.2.10', modality: hard },
  'no-actions': { says: 'Nothing runs, opens or sends.', a: '6.5.1', modality: hard },
  'no-forms': { says: 'There is no form and no note laid over a page that is not in the structure.', ua: '7.18.1', a: '6.4.1', matterhorn: '28-002', modality: hard },
  'attached-files': { says: 'No file is attached, or in PDF/A-3 each says what it is to the letter.', ua: '7.11', a: '6.8', matterhorn: '21-001', modality: hard },
  operators: { says: 'Pages use the operators of PDF and no others.', a: '6.2.2', modality: hard },
  'tagged-content': { says: 'All that is drawn is in the structure or is an artifact.', ua: '7.1', a: '6.7.3', matterhorn: '01-005', modality: hard },
  'artifact-inside': { says: 'No artifact stands inside tagged content.', ua: '7.1', matterhorn: '01-003', modality: hard },
  'tagged-inside-artifact': { says: 'No tagged content stands inside an artifact or inside other tagged content.', ua: '7.1', matterhorn: '01-004', modality: hard },
  'marks-closed': { says: 'Marked content begins and ends in the same page and text object (ISO 32000-1, 14.6).', modality: hard },
  'mark-ids': { says: 'Each marked content of a page has an identifier of its own (ISO 32000-1, 14.7.4.2).', modality: hard },
  'parent-tree': { says: 'From each marked content the way leads to its element and back (ISO 32000-1, 14.7.4.4).', modality: hard },
  'page-keys': { says: 'Each page has a key of its own into the parent tree (ISO 32000-1, 14.7.4.4).', modality: hard },
  'tab-order': { says: 'Each page is gone through in the order of the structure.', ua: '7.18.3', matterhorn: '28-009', modality: hard },
  structure: { says: 'The structure is one tree under one Document, and every element hangs on it.', ua: '7.1', a: '6.7.3.3', modality: hard },
  'standard-types': { says: 'Each element is of a standard type or mapped to one.', ua: '7.1', a: '6.7.3.4', matterhorn: '02-001', modality: hard },
  headings: { says: 'The first heading is H1, and no level is skipped on the way down.', ua: '7.4.2', matterhorn: '14-003', modality: hard },
  tables: { says: 'Tables are made of rows and rows of cells, as many in each.', ua: '7.5', matterhorn: '09-004', modality: hard },
  'header-scope': { says: 'Each header cell says what it is the head of.', ua: '7.5', matterhorn: '15-003', modality: hard },
  lists: { says: 'Lists are made of items with a body, and say how they are numbered.', ua: '7.6', matterhorn: '09-005', modality: hard },
  figures: { says: 'Each picture is described in words.', ua: '7.3', matterhorn: '13-004', modality: hard },
  'font-kind': { says: 'Fonts are composite TrueType with a map from codes to glyphs, the kind this checker can vouch for.', ua: '7.21.3.2', a: '6.2.11.3.2', matterhorn: '31-004', modality: hard },
  'font-embedded': { says: 'Each font is in the file.', ua: '7.21.4.1', a: '6.2.11.4.1', matterhorn: '31-009', modality: hard },
  'glyph-present': { says: 'Each letter drawn has its outline in the font.', ua: '7.21.4.1', a: '6.2.11.4.1', matterhorn: '31-011', modality: hard },
  'glyph-known': { says: 'No letter is drawn as the box for an unknown one.', ua: '7.21.8', a: '6.2.11.8', matterhorn: '31-030', modality: hard },
  'glyph-width': { says: 'Letters are as wide as the font says.', ua: '7.21.5', a: '6.2.11.5', matterhorn: '31-016', modality: hard },
  'text-known': { says: 'Each letter drawn can be copied, searched and read aloud.', ua: '7.21.7', a: '6.2.11.7', matterhorn: '10-001', modality: hard },
  'within-page': { says: 'Nothing is drawn outside the page (our rule).', modality: hard },
  identity: { says: 'Every page says whose paper it is (our rule).', modality: hard },
  words: { says: 'The structure holds every word of the paper, once and in order (our rule).', modality: hard },
  'line-ends': { says: 'No line ends between a number and its unit that could have kept them together (our rule).', modality: soft },
} as const satisfies Readonly<Record<string, PdfRule>>

export type PdfRuleName = keyof typeof pdfRules

/** Where a rule is asked for, in words; empty for one of the PDF standard's or ours, whose words say so. */
export function sourceOf(name: PdfRuleName): string {
  const rule: PdfRule = pdfRules[name]
  const sources = [
    rule.ua === undefined ? '' : `ISO 14289-1, ${rule.ua}`,
    rule.a === undefined ? '' : `ISO 19005-2, ${rule.a}`,
    rule.matterhorn === undefined ? '' : `Matterhorn ${rule.matterhorn}`,
  ]
  return sources.filter((source) => source !== '').join('; ')
}
