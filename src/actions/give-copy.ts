import { agree, refuse } from '#domain/basics/answer.ts'
import { readPastDay } from '#domain/basics/read-day.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { copyGivenSchema, copyGivenUnit } from '#domain/letter/letter-parts.ts'
import { mayGiveCopy, type ChildToday } from '#domain/rules-across/copies-of-letter.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'
import { readCaseNow } from './read-case-now.ts'

/** `person` and `how` as chosen; '' while nobody has. */
export interface TypedGiving {
  readonly person: string
  readonly how: string
  /** As typed; empty is today. */
  readonly on: string
}

/**
 * Somebody says that they gave a reader their own copy of a signed version (L26). Consilium itself gives nothing. `child`:
 * what is known of them beyond this case (P17, P18).
 */
export async function giveCopy(context: ActionContext, opened: Opened, version: number, { person, how, on }: TypedGiving, child: Omit<ChildToday, 'today'>): Promise<Saved> {
  if (person === '') return refuse({ kind: 'copy-reader-missing', rule: 'L26' })
  const way = copyGivenSchema.shape.how.safeParse(how)
  if (!way.success) return refuse({ kind: 'copy-way-missing', rule: 'L26' })
  const day = readPastDay(on, context.today())
  if (!day.ok) return day
  const unit = copyGivenUnit(version, person)
  const { ended } = await readCaseNow(context, opened.about)
  return changeUnit(context, {
    verb: 'give-copy',
    unit,
    opened,
    facts: (seen) => {
      const file = { ...readCaseFile(seen), ended }
      const letter = file.signedLetters.find((signed) => signed.version === version)
      if (letter === undefined) return refuse({ kind: 'not-signed', rule: 'A3' })
      const given = mayGiveCopy(file, { ...child, today: context.today() }, letter, person, { how: way.data, on: day.value, by: context.session.author.name })
      return given.ok ? agree(stateUnit(unit, given.value)) : given
    },
  })
}
