import { z } from 'zod'
import type { Act, ActId } from './act.ts'
import type { Past } from './past.ts'

/** A closing (minutes, a letter version) lists the units it froze and the hash of what was shown to the signer. */
export const closingValueSchema = z.object({
  /** Units, and prefixes that end in `/` for every item of a list, those of later acts too. */
  frozen: z.array(z.string().min(1)),
  /** sha256, hex, of the canonical JSON of what stood on the screen when it was signed. */
  shown: z.string().regex(/^[0-9a-f]{64}$/),
})

/** The unit a closing states itself in: `signed/<what>`. */
export const CLOSING_UNIT = /^signed\/(.+)$/

export interface Closing {
  readonly act: Act
  /** What was signed, for example `minute/<meeting>` or `letter/1`. */
  readonly what: string
  readonly frozen: readonly string[]
  readonly shown: string
  /** Closings of the same thing that neither author had seen: signed twice; nothing is dispatched until settled. */
  readonly signedTwiceWith: readonly ActId[]
}

/** An act that touches a frozen unit and that a closing of the unit had not seen. Late as a whole. */
export interface LateAct {
  readonly act: Act
  readonly frozenBy: readonly ActId[]
  /** How a person resolved it, once they have: `resolve-late` acts about it. */
  readonly resolvedBy: readonly Act[]
}

/** The unit in which a late act is accepted (as an addendum that quotes it) or left, with a reason. */
export function lateUnit(act: ActId): string {
  return `late/${act}`
}

export function closingsOf(acts: readonly Act[], past: Past): readonly Closing[] {
  const closings = acts.flatMap((act) => closingsIn(act))
  return closings.map((closing) => ({
    ...closing,
    signedTwiceWith: closings
      .filter((other) => other.what === closing.what && other.act.id !== closing.act.id)
      .filter((other) => !past.hadSeen(other.act.id, closing.act.id) && !past.hadSeen(closing.act.id, other.act.id))
      .map((other) => other.act.id),
  }))
}

function closingsIn(act: Act): readonly Omit<Closing, 'signedTwiceWith'>[] {
  const units = new Set(act.facts.map((fact) => fact.unit).filter((unit) => CLOSING_UNIT.test(unit)))
  return [...units].flatMap((unit) => {
    const fields = Object.fromEntries(act.facts.filter((fact) => fact.unit === unit).map((fact) => [fact.path, fact.value]))
    const value = closingValueSchema.safeParse(fields)
    if (!value.success) return []
    return [{ act, what: CLOSING_UNIT.exec(unit)?.[1] ?? '', frozen: value.data.frozen, shown: value.data.shown }]
  })
}

/** Does this closing freeze this unit: by its name, or as an item of a list that was frozen whole? */
export function freezes(closing: Pick<Closing, 'frozen'>, unit: string): boolean {
  return closing.frozen.some((frozen) => unit === frozen || (frozen.endsWith('/') && unit.startsWith(frozen)))
}

/**
 * The acts that came too late for a closing. Once late, an act stays late: a later closing that has seen it was
 * signed from a screen that showed it as late. Only of a thing signed twice is what one signer had seen not late.
 * Of a thing signed twice, the signing that was not kept is late with what else it stated.
 */
export function lateActs(acts: readonly Act[], closings: readonly Closing[], past: Past): readonly LateAct[] {
  const standing = closings.filter((closing) => !isSetAside(closing, closings, past))
  const closingActs = new Set(standing.map((closing) => closing.act.id))
  return acts.flatMap((act) => {
    if (closingActs.has(act.id)) return []
    const frozenBy = standing.filter((closing) => act.facts.some((fact) => freezes(closing, fact.unit)))
    const lateFor = frozenBy.filter((closing) => !wasSeenBy(act, closing, frozenBy, past))
    if (lateFor.length === 0) return []
    const unit = lateUnit(act.id)
    const resolvedBy = acts.filter((other) => other.facts.some((fact) => fact.unit === unit))
    return [{ act, frozenBy: lateFor.map((closing) => closing.act.id), resolvedBy }]
  })
}

function wasSeenBy(act: Act, closing: Closing, others: readonly Closing[], past: Past): boolean {
  const twins = others.filter((other) => closing.signedTwiceWith.includes(other.act.id))
  return [closing, ...twins].some((one) => past.hadSeen(one.act.id, act.id))
}

/** Of a thing signed twice, the one that was not kept: a later act that had seen both states the other again. */
function isSetAside(closing: Closing, closings: readonly Closing[], past: Past): boolean {
  const twins = closings.filter((other) => closing.signedTwiceWith.includes(other.act.id) && other.shown !== closing.shown)
  return closings.some(
    (later) =>
      later.what === closing.what &&
      past.hadSeen(later.act.id, closing.act.id) &&
      twins.some((twin) => twin.shown === later.shown && past.hadSeen(later.act.id, twin.act.id)),
  )
}
