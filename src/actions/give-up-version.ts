import { agree, refuse } from '#domain/basics/answer.ts'
import { letterUnit } from '#domain/letter/letter-parts.ts'
import { withdrawUnit } from '#domain/journal/state-unit.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Gives up a next version that was begun (L39): its words stay in the record and no longer count. A signed one stands (L8). */
export function giveUpVersion(context: ActionContext, opened: Opened, version: number): Promise<Saved> {
  const unit = letterUnit(version)
  return changeUnit(context, {
    verb: 'compose-letter',
    unit,
    opened,
    facts: (seen, value) => {
      if (readCaseFile(seen).signedLetters.some((letter) => letter.version === version)) return refuse({ kind: 'already-signed', rule: 'L8' })
      return value === null ? refuse({ kind: 'taken-back-already', rule: 'L39' }) : agree(withdrawUnit(unit))
    },
  })
}
