import type { Answer, Asking, Desk } from '../answers/asking.ts'
import { isJson, notJson } from '../answers/asking.ts'
import { tooMany } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import { answerBatch } from './answer-batch.ts'
import { answerTransaction } from './answer-transaction.ts'
import { readBundle } from './read-bundle.ts'

/** Answers many requests sent as one: a transaction as a whole, a batch each for itself. It counts as many as it has entries. */
export async function answerBundle(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  if (!isJson(asking.header('content-type'))) return notJson
  const bundle = readBundle(asking.body)
  if (bundle.kind === 'refusal') return bundle
  if (!(await asking.countMore(bundle.entries.length - 1))) return tooMany
  const { type, entries } = bundle
  return type === 'batch' ? answerBatch(desk, asking, entries) : answerTransaction(desk, asking, entries)
}
