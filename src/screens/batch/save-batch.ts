import type { Answer } from '#domain/basics/answer.ts'
import { openedNow } from '#actions/context.ts'
import { noteViewing } from '#actions/record-address.ts'
import { saveCopies } from '#state/paper.ts'
import type { SaveInHand } from '#state/use-save.ts'
import type { BatchRow, RowState, SavedFile } from './batch-rows.ts'

export interface ToSave {
  readonly row: BatchRow
  readonly state: RowState
}

/**
 * Puts what was said to be right in a folder the person chooses. Whoever takes a protected address to paper is noted first
 * (P12), and nothing leaves when that cannot be. Null when they thought better of it, or were not noted.
 */
export async function saveBatch(right: readonly ToSave[], saving: SaveInHand): Promise<Answer<readonly SavedFile[] | null>> {
  for (const { row } of right) {
    const { shows } = row.copy
    if (shows !== null && !(await saving.save((context) => noteViewing(context, openedNow(row.letter.file.record), shows)))) return { ok: true, value: null }
  }
  const files = right.flatMap(({ row, state }) => (row.numbered !== null && state.made?.answer.ok === true ? [{ row, numbered: row.numbered, hash: state.made.answer.value.hash }] : []))
  const answer = await saveCopies(
    files.map(({ row: { about }, numbered: { file: name, paper }, hash }) => (paper.kind === 'signed' ? { kind: 'signed', name, about, plainHash: paper.blob } : { kind: 'set', name, about, document: paper.document, hash })),
  )
  if (!answer.ok) return answer
  const came = answer.value
  return { ok: true, value: came === null ? null : files.map(({ row: { key }, numbered: { file }, hash }, index) => ({ key, hash, file, refusal: came[index] ?? null })) }
}
