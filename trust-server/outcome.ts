/** R4 IssueType codes this server gives. */
export type IssueCode =
  | 'invalid' | 'structure' | 'value' | 'not-supported' | 'not-found' | 'login' | 'forbidden'
  | 'multiple-matches' | 'conflict' | 'required' | 'business-rule' | 'too-long' | 'exception' | 'transient' | 'throttled'

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

/** The refusal as the JSON text of an OperationOutcome. */
export function writeOutcome(refusal: Refusal): string {
  return JSON.stringify({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: refusal.code, diagnostics: refusal.words, ...(refusal.places === undefined ? {} : { expression: refusal.places }) }],
  })
}
