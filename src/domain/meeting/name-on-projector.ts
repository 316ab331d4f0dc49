import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { Role } from '../journal/act.ts'

/** What was chosen of the name on the projector, in this sitting of the meeting; never in the record. */
export interface NameChoice {
  /** Hidden for every case until somebody shows it again. */
  readonly hidden: boolean
  /** Shown for this case alone, and whether that was said in the face of a reporting restriction. */
  readonly shownFor: { readonly case: string; readonly restricted: boolean } | null
}

export const nothingChosen: NameChoice = { hidden: false, shownFor: null }

/** The case in hand, as the choice needs to know it. */
export interface CaseOnProjector {
  readonly case: string
  /** A reporting restriction holds. */
  readonly restricted: boolean
}

/** M31: with a reporting restriction the name is hidden unless the chair showed it for this case, knowing of it. */
export function isNameShown({ hidden, shownFor }: NameChoice, { case: id, restricted }: CaseOnProjector): boolean {
  if (restricted) return shownFor?.case === id && shownFor.restricted
  return shownFor?.case === id || !hidden
}

/** M33: what was shown for one case is shown for it alone, and not when it comes back. */
export function atCase(choice: NameChoice, id: string | null): NameChoice {
  return choice.shownFor === null || choice.shownFor.case === id ? choice : { ...choice, shownFor: null }
}

export interface NamePress extends CaseOnProjector {
  /** The projector is on. */
  readonly on: boolean
  readonly role: Role
  /** The key was pressed a moment ago, and the words that ask for the second press were shown. */
  readonly again: boolean
}

/**
 * X was pressed: hides at once, always. Shows at once too, but in the face of a reporting restriction only by the
 * chair, who presses twice (M32). With the projector off, it says how the next case begins.
 */
export function pressName(choice: NameChoice, press: NamePress): Answer<NameChoice> {
  if (!press.on) return agree({ hidden: !choice.hidden, shownFor: null })
  if (isNameShown(choice, press)) return agree({ hidden: true, shownFor: null })
  if (press.restricted && press.role !== 'chair') return refuse({ kind: 'restricted-name-is-the-chairs', rule: 'M32' })
  if (press.restricted && !press.again) return refuse({ kind: 'restricted-name-needs-a-second-press', rule: 'M32' })
  return agree({ hidden: press.restricted && choice.hidden, shownFor: { case: press.case, restricted: press.restricted } })
}
