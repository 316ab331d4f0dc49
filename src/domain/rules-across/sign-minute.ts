import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { JsonObject } from '../basics/json.ts'
import type { Fact } from '../journal/act.ts'
import { stateUnit } from '../journal/state-unit.ts'
import { decisionUnit } from '../decision/decision.ts'
import { DISSENT } from '../decision/dissent.ts'
import { SIDE } from '../case/case-parts.ts'
import { INDICATIONS, indicationsUnit } from '../case/indications.ts'
import { signedMinuteUnit } from '../letter/letter-parts.ts'
import { cardsOf } from './cards.ts'
import { isReadOnly } from './is-read-only.ts'
import { decisionOf, type CaseFile } from './read-case-file.ts'
import { indicationsUnitFor, sidesPrefixFor } from './why-and-sides.ts'

/** The parts a minute holds: why, what was agreed, and, whole, the lists of sides and dissents (M5). */
function partsOfMinute(meeting: string): readonly string[] {
  return [indicationsUnit(meeting), decisionUnit(meeting), `${SIDE}/${meeting}/`, `${DISSENT}/${meeting}/`]
}

/** A unit of the minute, where the record holds it now, and its value; null when withdrawn or two versions stand. */
interface ShownUnit {
  readonly unit: string
  readonly from: string
  readonly value: JsonObject | null
}

function shownUnits(file: CaseFile, meeting: string): readonly ShownUnit[] {
  const sides = `${sidesPrefixFor(file, meeting)}/`
  const dissents = `${DISSENT}/${meeting}/`
  const named = [indicationsUnitFor(file, meeting), decisionUnit(meeting)].filter((unit) => file.record.units.has(unit))
  const listed = [...file.record.units.keys()].filter((unit) => unit.startsWith(sides) || unit.startsWith(dissents))
  return [...named, ...listed].map((from) => {
    const state = file.record.units.get(from)
    return { unit: unitInMinute(from, meeting, sides), from, value: state?.kind === 'settled' ? state.value : null }
  })
}

/** What was proposed before any meeting stands in the minute as this meeting's own. */
function unitInMinute(from: string, meeting: string, sides: string): string {
  if (from.startsWith(sides)) return `${SIDE}/${meeting}/${from.slice(sides.length)}`
  return from.startsWith(`${INDICATIONS}/`) ? indicationsUnit(meeting) : from
}

/** What the minute of a case shows its signer, by the units the minute holds it in: what is hashed as `shown`. */
export function whatMinuteShows(file: CaseFile, meeting: string): JsonObject {
  return Object.fromEntries(shownUnits(file, meeting).map(({ unit, value }) => [unit, value]))
}

/**
 * Signs the minute of one case (J10, M4): the facts of the closing. Refused while anything of the case needs a
 * person, when an outcome is missing, or when it was signed already. What the meeting took over from before any
 * meeting is stated again as its own, so that the minute holds what it showed. `shown` is the sha256 of what was on
 * screen.
 */
export function signMinute(
  file: CaseFile,
  meeting: string,
  signatory: { readonly user: string; readonly name: string },
  shown: string,
): Answer<readonly Fact[]> {
  if (isReadOnly(file.record)) return refuse({ kind: 'written-by-a-newer-version', rule: 'J9' })
  if (file.record.missing.length > 0) return refuse({ kind: 'earlier-part-missing', rule: 'J7' })
  const cards = cardsOf(file.record)
  if (cards.some((card) => card.kind === 'refused')) return refuse({ kind: 'entry-refused', rule: 'J8' })
  if (cards.length > 0) return refuse({ kind: 'settle-before-signing', rule: 'J6' })
  if (decisionOf(file, meeting)?.outcome == null) return refuse({ kind: 'outcome-missing', rule: 'M4' })
  const unit = signedMinuteUnit(meeting)
  if (file.record.units.has(unit)) return refuse({ kind: 'already-signed', rule: 'M4' })
  const takenOver = shownUnits(file, meeting).filter((entry) => entry.unit !== entry.from)
  return agree([
    ...stateUnit(unit, { meeting, frozen: partsOfMinute(meeting), shown, signatory }),
    ...takenOver.flatMap((entry) => (entry.value === null ? [] : stateUnit(entry.unit, entry.value))),
  ])
}

/** Is the minute of this case at this meeting signed? Then its boxes are text, and a change is an addendum. */
export function isMinuteSigned(file: CaseFile, meeting: string): boolean {
  return file.signedMinutes.some((signed) => signed.meeting === meeting)
}
