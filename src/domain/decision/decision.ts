import { z } from 'zod'
import { agree, refuse, type Answer } from '../basics/answer.ts'

/**
 * How the meeting ended on one case. There is no plain refusal (row 2): "not supported" carries its reason, who
 * tells the family, and another route.
 */
export const outcomeKinds = ['agreed', 'more-information', 'not-supported', 'deferred-urgent', 'deferred', 'redirected'] as const
export type OutcomeKind = (typeof outcomeKinds)[number]

/** What a meeting agreed on one case, with its provider and reasons: one unit, `decision/<meeting>`. */
export const decisionSchema = z.object({
  meeting: z.string().min(1),
  outcome: z.enum(outcomeKinds).nullable(),
  /** The agreed sentence. */
  sentence: z.string(),
  rationale: z.string(),
  provider: z.string().nullable(),
  backUp: z.string().nullable(),
  /** Row 15: the chair's reason for a provider who is not independent; kept with the decision. */
  override: z.object({ reason: z.string().min(1), by: z.string().min(1) }).nullable(),
  /** A meeting that is not quorate records a view, not an agreement. */
  standing: z.enum(['agreement', 'view']),
  /**
   * For more information: what, from whom, by when. For not supported: reason, who tells, other route. For deferred: why. For redirected: which
   * view, who talks with the family, by when.
   */
  more: z.object({ what: z.string(), who: z.string(), by: z.string() }).nullable(),
  readBack: z.boolean(),
})
export type Decision = z.infer<typeof decisionSchema>

export const DECISION = 'decision'

export function decisionUnit(meeting: string): string {
  return `${DECISION}/${meeting}`
}

export function openDecision(meeting: string): Decision {
  return {
    meeting,
    outcome: null,
    sentence: '',
    rationale: '',
    provider: null,
    backUp: null,
    override: null,
    standing: 'agreement',
    more: null,
    readBack: false,
  }
}

/** What stands beside the sentence: of a case carried over or redirected, only what the sentence does not say itself. */
export function moreBeside({ outcome, sentence, more }: Pick<Decision, 'outcome' | 'sentence' | 'more'>): string {
  if (more === null) return ''
  const isInSentence = (part: string): boolean => (outcome === 'deferred' || outcome === 'redirected') && sentence.includes(part)
  return [more.what, more.who, more.by].filter((part) => part !== '' && !isInSentence(part)).join('. ')
}

/** Rows 2, 14 and 15, and the sentence itself: what an outcome needs before it is recorded. */
export function checkOutcome(decision: Decision): Answer<Decision> {
  if (decision.sentence.trim() === '') return refuse({ kind: 'agreed-sentence-empty', rule: 'D1' })
  if (decision.outcome === null) return refuse({ kind: 'outcome-missing', rule: 'D1' })
  const more = decision.more
  if (decision.outcome === 'not-supported' && (more === null || [more.what, more.who, more.by].some(isBlank))) {
    return refuse({ kind: 'not-supported-needs-a-route', rule: 'D2' })
  }
  if (decision.outcome === 'more-information' && (more === null || [more.what, more.who, more.by].some(isBlank))) {
    return refuse({ kind: 'more-information-needs-what-who-when', rule: 'D3' })
  }
  if (decision.outcome === 'deferred' && isBlank(more?.what ?? '')) return refuse({ kind: 'deferred-needs-a-reason', rule: 'M21' })
  if (decision.outcome === 'redirected' && (more === null || [more.what, more.who, more.by].some(isBlank))) {
    return refuse({ kind: 'redirected-needs-what-and-when', rule: 'M22' })
  }
  return agree(decision)
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
