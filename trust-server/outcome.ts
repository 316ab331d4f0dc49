/** R4 IssueType codes this server gives. */
export type IssueCode =
  | 'invalid' | 'structure' | 'value' | 'not-supported' | 'not-found' | 'login' | 'forbidden'
  | 'multiple-matches' | 'conflict' | 'required' | 'business-rule' | 'too-long' | 'too-costly' | 'exception' | 'transient' | 'throttled'

/** A "no" with its reason in plain words. It never repeats what was sent, so it cannot carry a patient's details. */
export interface Refusal {
  readonly kind: 'refusal'
  readonly status: number
  readonly code: IssueCode
  readonly words: string
  /** Where in what was sent, as FHIRPath; the whole when it is not said. */
  readonly places?: readonly string[]
}

export function refuse(status: number, code: IssueCode, words: string): Refusal {
  return { kind: 'refusal', status, code, words }
}

export const tooMany = refuse(429, 'throttled', 'There are more requests than this server takes in a minute. Try again in a minute.')

/** What to say when the database fails. The failure's name and code alone are noted: its messages quote what was being written. */
export function refuseFailure(error: unknown): Refusal {
  reportFailure(error)
  return refuse(503, 'transient', 'The server could not reach its records just now, so nothing was kept or shown. Try again in a moment.')
}

export function reportFailure(error: unknown): void {
  const { name = 'Error', code = 'no code' } = (error ?? {}) as { readonly name?: string; readonly code?: string }
  console.error(`Trust server: a request failed (${name}, ${code}).`)
}

/** The refusal as the JSON text of an OperationOutcome. */
export function writeOutcome(refusal: Refusal): string {
  return JSON.stringify({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: refusal.code, diagnostics: refusal.words, ...(refusal.places === undefined ? {} : { expression: refusal.places }) }],
  })
}
