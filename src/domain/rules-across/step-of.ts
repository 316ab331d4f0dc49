import type { CalendarDay } from '../basics/calendar.ts'
import type { OutcomeKind } from '../decision/decision.ts'
import { actsOwed, type OwedAct } from '../pathway/acts-owed.ts'
import { letterSent } from '../pathway/letter-sent.ts'
import type { Approach, Dispatch } from '../pathway/pathway-parts.ts'
import { readPathway, type Pathway } from '../pathway/read-pathway.ts'
import { whatClosingLacks } from './may-close.ts'
import { hasDeclined, nextProvider, providerInHand } from './provider-in-hand.ts'
import { latestDecision, type CaseFile } from './read-case-file.ts'

/** Where a case stands, in the lifecycle's order. */
export type Now =
  | 'withdrawn'
  | 'died'
  | 'closed'
  | 'parked'
  | 'not-discussed'
  | 'only-a-view'
  | 'more-information'
  | 'information-here'
  | 'not-supported'
  | 'redirected'
  | 'agreed'
  | 'approached'
  | 'accepted'
  | 'declined'
  | 'letter-signed'
  | 'letter-astray'
  | 'sent'
  | 'acknowledged'
  | 'seen'
  | 'verbal-noted'
  | 'report-received'
  | 'in-notes'
  | 'read-offered'
  | 'discussed'

/** What comes next; whoever writes it in words names `provider` or `day` where they are given. */
export type Next =
  | 'nothing'
  | 'settle-versions'
  | 'review'
  | 'discuss-at-meeting'
  | 'bring-information'
  | 'tell-family'
  | 'approach'
  | 'await-answer'
  | 'tell-of-decline'
  | 'approach-next'
  | 'choose-another'
  | 'sign-letter'
  | 'send'
  | 'await-acknowledgement'
  | 'await-seeing'
  | 'await-report'
  | OwedAct
  | 'decide-transfer'
  | 'close'

export interface Step {
  readonly now: Now
  readonly next: Next
  /** The provider the next thing is about. */
  readonly provider: string | null
  /** The day the next thing is expected: a provider's visit or clinic, a review. */
  readonly day: CalendarDay | null
}

/** Everything the case's way with one provider has left in the record. */
interface Way {
  readonly file: CaseFile
  readonly pathway: Pathway
  readonly provider: string | null
  readonly approach: Approach | null
}

/** Where a case stands and what is next (A16), in kinds; the words are the screen's. */
export function stepOf(file: CaseFile): Step {
  if (file.ended !== null) return stepTo(file.ended.how, 'nothing')
  if (file.hold?.state === 'parked') return stepTo('parked', 'review', { day: file.hold.reviewOn })
  const pathway = readPathway(file.record)
  const provider = providerInHand(file)
  const approach = pathway.approaches.find((entry) => entry.provider === provider) ?? null
  const step = stepOfWay({ file, pathway, provider, approach })
  // Nobody sends, files or asks again what two people may have said apart.
  return pathway.unsettled.length > 0 ? { ...step, next: 'settle-versions' } : step
}

function stepOfWay(way: Way): Step {
  const { pathway, provider } = way
  const decision = latestDecision(way.file)
  const outcome = decision?.outcome ?? null
  // M2: a view is no agreement, and nothing is sent on it.
  if (outcome === 'agreed' && decision?.standing === 'view') return stepTo('only-a-view', 'discuss-at-meeting')
  if (outcome !== 'agreed' && (outcome !== null || provider === null)) return stepWithoutAgreement(way, outcome)
  const report = pathway.reports.findLast((entry) => entry.from === provider)
  if (report !== undefined || pathway.noReports.some((said) => said.provider === provider)) return stepAfterReport(way, report?.id ?? null)
  return isAfterDecline(way) ? stepAfterDecline(way) : stepBeforeReport(way)
}

function stepWithoutAgreement(way: Way, outcome: Exclude<OutcomeKind, 'agreed'> | null): Step {
  if (outcome === 'more-information') return way.pathway.informed.has(latestDecision(way.file)?.meeting ?? '') ? stepTo('information-here', 'discuss-at-meeting') : stepTo('more-information', 'bring-information')
  if (outcome === 'not-supported' && !way.pathway.told.has(latestDecision(way.file)?.meeting ?? '')) return stepTo(outcome, 'tell-family')
  if (outcome === 'deferred-urgent' || outcome === 'deferred' || outcome === null) return stepTo('not-discussed', 'discuss-at-meeting')
  return stepTo(outcome, nextOwed(way))
}

/** The first act that is owed says what is next; what stands before it in the lifecycle is where the case is now. */
function stepAfterReport(way: Way, report: string | null): Step {
  const owed = report === null ? [] : actsOwed(way.pathway, report)
  const before: Readonly<Record<OwedAct, Now>> = { file: 'report-received', offer: 'in-notes', discuss: 'read-offered' }
  const [first] = owed
  if (first !== undefined) return stepTo(before[first], first, way)
  return report === null ? { ...stepBeforeReport(way), next: nextOwed(way) } : stepTo('discussed', nextOwed(way), way)
}

function nextOwed({ file }: Way): Next {
  const [lack] = whatClosingLacks(file)
  if (lack === undefined) return 'close'
  if (lack.kind === 'report') return 'await-report'
  return lack.kind === 'transfer-outcome' ? 'decide-transfer' : lack.kind
}

/** Somebody has declined, and nothing has begun with whoever is next. */
function isAfterDecline({ file, pathway, provider, approach }: Way): boolean {
  if (provider !== null && hasDeclined(pathway, provider)) return true
  const begun = approach !== null || file.signedLetters.some((letter) => letter.provider === provider)
  return !begun && pathway.approaches.some((asked) => asked.answer?.kind === 'declined')
}

/** Row 14: the family is told, then the next on the list is asked. */
function stepAfterDecline({ file, pathway }: Way): Step {
  const untold = pathway.approaches.find((asked) => asked.answer?.kind === 'declined' && asked.familyTold === null)
  if (untold !== undefined) return stepTo('declined', 'tell-of-decline', { provider: untold.provider })
  const next = nextProvider(file, pathway)
  return next === null ? stepTo('declined', 'choose-another') : stepTo('declined', 'approach-next', { provider: next })
}

function stepBeforeReport(way: Way): Step {
  const { file, pathway, provider, approach } = way
  const seen = pathway.seen.find((entry) => entry.provider === provider)
  if (pathway.verbals.some((verbal) => verbal.from === provider)) return stepTo('verbal-noted', 'await-report', way)
  if (seen !== undefined) return stepTo('seen', 'await-report', way)
  const day = approach?.answer?.sees ?? null
  const letter = file.signedLetters.at(-1)
  if (letter !== undefined && letter.provider === provider) {
    const sent = sentOf(pathway, letter.version)
    if (sent.length === 0) return stepTo(letterSent(pathway, letter.version) === 'astray' ? 'letter-astray' : 'letter-signed', 'send', way)
    if (sent.some((dispatch) => dispatch.acknowledged === null)) return stepTo('sent', 'await-acknowledgement', way)
    return stepTo('acknowledged', 'await-seeing', { provider, day })
  }
  if (approach === null) return stepTo('agreed', 'approach', way)
  return approach.answer === null ? stepTo('approached', 'await-answer', way) : stepTo('accepted', 'sign-letter', { provider, day })
}

/** What of one letter version was sent and not taken back. */
function sentOf(pathway: Pathway, version: number): readonly Dispatch[] {
  return pathway.dispatches.filter((dispatch) => dispatch.version === version && dispatch.undone === null)
}

function stepTo(now: Now, next: Next, about: { readonly provider?: string | null; readonly day?: CalendarDay | null } = {}): Step {
  return { now, next, provider: about.provider ?? null, day: about.day ?? null }
}
