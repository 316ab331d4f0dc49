import { agree, refuse } from '#domain/basics/answer.ts'
import { toJson } from '#domain/basics/json.ts'
import { proseSchema, type Prose } from '#domain/basics/prose.ts'
import { letterProseSchema, letterUnit } from '#domain/letter/letter-parts.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { letterWords } from '#domain/rules-across/letter-words.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Keeps the consultant's wording of one part of a letter version; null goes back to the minute's own. */
export function writeLetter(
  context: ActionContext,
  opened: Opened,
  version: number,
  part: 'why' | 'ask',
  prose: Prose | null,
): Promise<Saved> {
  const unit = letterUnit(version)
  return changeUnit(context, {
    verb: 'compose-letter',
    unit,
    opened,
    facts: (seen, value) => {
      const file = readCaseFile(seen)
      if (file.signedLetters.some((letter) => letter.version === version)) {
        return refuse({ kind: 'already-signed', rule: 'L8' })
      }
      const parsed = letterProseSchema.safeParse(value)
      const before = parsed.success ? parsed.data : letterWords(file, version).prose
      const changed = { ...before, [part]: prose === null ? null : proseSchema.parse(prose) }
      return agree(stateUnit(unit, { why: toJson(changed.why), ask: toJson(changed.ask) }))
    },
  })
}
