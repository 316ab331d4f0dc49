import { longDay, weekdayOf, type CalendarDay } from '../basics/calendar.ts'
import { inHouseType } from '../basics/house-type.ts'
import type { Team } from '../meeting/team.ts'
import type { PaperBlock, PaperDocument } from '../letter/paper-document.ts'

/** One copy of a batch, as it is looked over beside its envelope. */
export interface CheckSheetRow {
  readonly number: string
  /** The case’s reference: the sheet has no name of a child, no number and no address (L38). */
  readonly reference: string
  readonly to: string
  readonly pages: string
  readonly file: string
}

/** Somebody of a letter who has no copy, and why. */
export interface NoCopyRow {
  readonly reference: string
  readonly to: string
  readonly why: string
}

/** Ticked with a pen. */
const BOX = '☐'

/** The readers of a batch on paper, each with a box for a pen: looked over before anything is printed or put in an envelope. */
export function checkSheet(team: Team, name: string, day: CalendarDay, rows: readonly CheckSheetRow[], none: readonly NoCopyRow[]): PaperDocument {
  return {
    schema: 1,
    kind: 'check-sheet',
    language: 'en-GB',
    ...inHouseType(team),
    title: `Check sheet of copies, ${longDay(day)}`,
    letterhead: { organisation: team.organisation, lines: [team.name] },
    particulars: [`${weekdayOf(day)} ${longDay(day)}`, name],
    recipient: [],
    identity: `Check sheet of copies, ${longDay(day)}. Confidential: shred it when it is done`,
    notice: null,
    blocks: [
      { kind: 'heading', level: 1, text: 'Who gets which copy' },
      paragraph('Hold each file and its envelope against its row. No address is on this sheet: it is on the reader’s own copy.'),
      { kind: 'table', head: ['Right', 'Case', 'Goes to', 'Pages', 'No. and file'], rows: rows.map(({ number, reference, to, pages, file }) => [BOX, reference, to, pages, `${number}.\u00A0${file}`]) },
      ...noneBlocks(none),
    ],
  }
}

function noneBlocks(none: readonly NoCopyRow[]): readonly PaperBlock[] {
  if (none.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'No copy' },
    { kind: 'table', head: ['Case', 'Who', 'Why'], rows: none.map(({ reference, to, why }) => [reference, to, why]) },
  ]
}

function paragraph(text: string): PaperBlock {
  return { kind: 'paragraph', runs: [{ text }] }
}
