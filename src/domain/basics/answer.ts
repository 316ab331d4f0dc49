/**
 * What a rule answers. A rule that says no is an answer for the user, not an exception: `kind` chooses the
 * words (in screens/kit), `rule` names the line of RULES.md, and the rest is what the words need.
 */
export interface Refusal {
  readonly kind: string
  readonly rule: string
  readonly [detail: string]: unknown
}

export type Answer<T, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R }

export function agree<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function refuse<R extends Refusal>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal }
}
