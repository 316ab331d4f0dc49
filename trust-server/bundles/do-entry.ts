import { keepPrepared, prepareCreate } from '../answers/answer-create.ts'
import type { Prepared } from '../answers/answer-create.ts'
import { keepChange, prepareUpdate } from '../answers/answer-update.ts'
import type { PreparedChange } from '../answers/answer-update.ts'
import type { Answer, Desk } from '../answers/asking.ts'
import { isDerived } from '../kept-types.ts'
import { refuse } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import type { SentResource } from '../read-resource.ts'
import type { AskedEntry } from './ask-entry.ts'
import { refersWithin } from './replace-references.ts'

/** A request of a Bundle that was judged, and of which nothing is kept yet. */
export type ReadyEntry = AskedEntry & ({ readonly does: 'create'; readonly prepared: Prepared } | { readonly does: 'update'; readonly prepared: PreparedChange } | { readonly does: 'read' })

const refersToOthers = refuse(422, 'business-rule', 'What is recorded is kept letter for letter, so it may not refer to another entry by urn:uuid: there is nothing of that name outside this Bundle.')

/** Judges one request of a Bundle as if it were asked by itself; an answer is what was here already. */
export async function prepareEntry(desk: Desk, asked: AskedEntry): Promise<{ readonly kind: 'ready'; readonly ready: ReadyEntry } | Answer | Refusal> {
  const { entry, asking } = asked
  if (entry.method === 'GET') return { kind: 'ready', ready: { ...asked, does: 'read' } }
  if (entry.method === 'PUT') {
    const prepared = await prepareUpdate(desk, asking)
    return prepared.kind === 'prepared' ? { kind: 'ready', ready: { ...asked, does: 'update', prepared } } : prepared
  }
  const prepared = await prepareCreate(desk, asking)
  if (prepared.kind !== 'prepared') return prepared
  if (!isDerived(prepared.type) && refersWithin(prepared.sent.text)) return refersToOthers
  return { kind: 'ready', ready: { ...asked, does: 'create', prepared } }
}

/**
 * Does what was prepared.
 * @param rewrite what something derived is to be instead of what was sent
 * @param id that what is made is to have; any unless given
 */
export async function doEntry(desk: Desk, ready: ReadyEntry, rewrite: (sent: SentResource) => SentResource, id?: string): Promise<Answer | Refusal> {
  const { asking, way } = ready
  if (ready.does === 'read') return way.answer(desk, asking)
  const sent = isDerived(asking.type) ? rewrite(ready.prepared.sent) : ready.prepared.sent
  if (ready.does === 'update') return keepChange(desk, asking, { ...ready.prepared, sent })
  return keepPrepared(desk, asking, { ...ready.prepared, sent }, id)
}
