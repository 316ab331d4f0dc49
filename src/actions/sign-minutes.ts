import type { ActIntent } from '#domain/journal/act.ts'
import { canonicalJson } from '#domain/basics/canonical-json.ts'
import { signedMinuteUnit } from '#domain/letter/letter-parts.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { signMinute, whatMinuteShows } from '#domain/rules-across/sign-minute.ts'
import { makeIntent } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'
import { pinTyped } from './pin-typed.ts'

/**
 * Signs the minutes of a meeting: one closing in each discussed case, saved together or not at all. Stops at the
 * first case that cannot be signed and says why; nothing is signed then.
 */
export async function signMinutes(
  context: ActionContext,
  meeting: string,
  cases: readonly { readonly opened: Opened; readonly record: FoldedRecord }[],
  pin: string,
): Promise<Saved> {
  const typed = pinTyped(pin)
  if (!typed.ok) return typed
  const { user, name } = context.session.author
  const intents: ActIntent[] = []
  for (const { opened, record } of cases) {
    const shown = await context.digest(canonicalJson(whatMinuteShows(readCaseFile(record), meeting)))
    const intent = await makeIntent(context, {
      verb: 'sign-minutes',
      unit: signedMinuteUnit(meeting),
      opened,
      facts: (seen) => signMinute(readCaseFile(seen), meeting, { user, name }, shown),
    })
    if (!intent.ok) return intent
    intents.push(intent.value)
  }
  const saved = await context.ask('appendActs', { intents, pin })
  if (!saved.ok) return saved
  // One act each, in the order of the cases: a case's own act is all its record will ever show.
  await Promise.all(cases.map(({ opened }, index) => context.shown(saved.value.slice(index, index + 1), opened.about)))
  return saved
}
