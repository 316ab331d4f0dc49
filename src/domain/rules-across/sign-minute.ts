import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { Fact } from '../journal/act.ts'
import { stateUnit } from '../journal/state-unit.ts'
import { decisionUnit } from '../decision/decision.ts'
import { DISSENT } from '../decision/dissent.ts'
import { SIDE } from '../case/case-parts.ts'
import { INDICATIONS } from '../case/indications.ts'
import { signedMinuteUnit } from '../letter/letter-parts.ts'
import { cardsOf } from './cards.ts'
import { isReadOnly } from './is-read-only.ts'
import { decisionOf, type CaseFile } from './read-case-file.ts'

const dissentsOf = (meeting: string) => `${DISSENT}/${meeting}/`

/** The units a case's minute shows and freezes: why, both sides, what was agreed, who dissented. */
export function unitsOfMinute(file: CaseFile, meeting: string): readonly string[] {
  const unitsHere = [...file.record.units.keys()]
  return [
    INDICATIONS,
    decisionUnit(meeting),
    ...unitsHere.filter((unit) => unit.startsWith(`${SIDE}/`) || unit.startsWith(dissentsOf(meeting))),
  ]
}

/**
 * Signs the minute of one case (J10, M4): the facts of the closing. Refused while anything of the case needs a
 * person, when an outcome is missing, or when it was signed already. `shown` is the sha256 of what was on screen.
 */
export function signMinute(
  file: CaseFile,
  meeting: string,
  signatory: { readonly user: string; readonly name: string },
  shown: string,
): Answer<readonly Fact[]> {
  if (isReadOnly(file.record)) return refuse({ kind: 'written-by-a-newer-version', rule: 'J9' })
  if (file.record.missing.length > 0) return refuse({ kind: 'earlier-part-missing', rule: 'J7' })
  if (cardsOf(file.record).length > 0) return refuse({ kind: 'settle-before-signing', rule: 'J6' })
  if (decisionOf(file, meeting)?.outcome == null) return refuse({ kind: 'outcome-missing', rule: 'M4' })
  const unit = signedMinuteUnit(meeting)
  if (file.record.units.has(unit)) return refuse({ kind: 'already-signed', rule: 'M4' })
  // Dissents whole, so that one still on its way when the minute is signed comes in as late, never unnoticed.
  const frozen = [...unitsOfMinute(file, meeting), dissentsOf(meeting)]
  return agree(stateUnit(unit, { meeting, frozen, shown, signatory }))
}

/** Is the minute of this case at this meeting signed? Then its boxes are text, and a change is an addendum. */
export function isMinuteSigned(file: CaseFile, meeting: string): boolean {
  return file.signedMinutes.some((signed) => signed.meeting === meeting)
}
