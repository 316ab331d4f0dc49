import type { RecordRef } from '#domain/journal/act.ts'
import { foldRecord } from '#domain/journal/fold-record.ts'
import { readCaseFile, type CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { ActionContext } from './context.ts'

/**
 * The case with all that has arrived: for what must stop at once (died, withdrawn, parked), whatever the person had
 * before them when they began.
 */
export async function readCaseNow(context: ActionContext, about: RecordRef): Promise<CaseFile> {
  const { acts, refused } = await context.readRecord(about)
  return readCaseFile(foldRecord(about, acts, new Set(Object.keys(refused))))
}
