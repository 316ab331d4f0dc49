import type { CalendarDay } from '../basics/calendar.ts'
import { textFromProse } from '../basics/prose.ts'
import { DECISION } from '../decision/decision.ts'
import type { Team } from '../meeting/team.ts'
import { readPathway } from '../pathway/read-pathway.ts'
import type { Identity } from '../person/identity.ts'
import { checkOtherOrganisation, missingOfProvider, type Provider } from '../provider/provider.ts'
import { cardsOf } from './cards.ts'
import { hasDeclined, providerInHand } from './provider-in-hand.ts'
import { childStops } from './child-stops.ts'
import { agreedByNobodyWhoCan, refusalsNotAnswered } from './override-consent.ts'
import { notIndependent } from './override-independence.ts'
import type { Elsewhere } from './elsewhere.ts'
import { latestDecision, type CaseFile } from './read-case-file.ts'
import { independenceIn, teamsNotAskedAbout } from './independence-in.ts'
import { isReadOnly } from './is-read-only.ts'

/** One thing that stops a letter being signed, with the rule it comes from. Words are the screen's. */
export interface Blocker {
  readonly kind:
    | 'ended'
    | 'turned-eighteen'
    | 'parked-for-urgent-treatment'
    | 'non-expert-view'
    | 'routine-advice'
    | 'written-by-a-newer-version'
    | 'earlier-part-missing'
    | 'two-versions'
    | 'signed-twice'
    | 'late-change'
    | 'entry-refused'
    | 'identity-missing'
    | 'nothing-agreed'
    | 'only-a-view'
    | 'no-provider'
    | 'team-missing'
    | 'provider-at-home-trust'
    | 'provider-incomplete'
    | 'relevance-missing'
    | 'provider-declined'
    | 'provider-not-independent'
    | 'independence-not-checked'
    | 'no-question'
    | 'no-consent'
    | 'consent-refused'
    | 'consent-not-theirs'
    | 'words-missing'
  readonly rule: string
  /** What the words need: a unit, the missing fields, a person's name, a part of the letter. */
  readonly detail: string
}

export interface LetterFacts {
  readonly file: CaseFile
  readonly identity: Identity | null
  /** Does the patient's own record have something that needs a person? */
  readonly patientNeedsAPerson: boolean
  /** The same child’s other cases, and those of entries a person joined with this one. */
  readonly elsewhere: Elsewhere
  readonly today: CalendarDay
  readonly team: Team | null
  readonly provider: Provider | null
}

/**
 * Everything that stops the letter of a case, most serious first (L1 to L6). The same list guards composing for
 * signature, signing and dispatch, so that no screen can forget one.
 */
export function whatStopsLetter(facts: LetterFacts): readonly Blocker[] {
  return [...stopsOfTheCase(facts), ...stopsOfTheDecision(facts), ...stopsOfTheProvider(facts), ...stopsOfThePeople(facts)]
}

function stopsOfTheCase({ file, identity, patientNeedsAPerson, elsewhere, today }: LetterFacts): Blocker[] {
  const stops: Blocker[] = []
  if (file.ended !== null) stops.push({ kind: 'ended', rule: 'L1', detail: file.ended.how })
  const ofTheChild = childStops(file, identity, elsewhere, today)
  if (file.ended === null && ofTheChild === 'died') stops.push({ kind: 'ended', rule: 'P17', detail: 'died' })
  if (ofTheChild === 'turned-eighteen') stops.push({ kind: 'turned-eighteen', rule: 'P18', detail: '' })
  if (file.hold?.state === 'parked') stops.push({ kind: 'parked-for-urgent-treatment', rule: 'L2', detail: '' })
  if (file.route === 'non-expert') stops.push({ kind: 'non-expert-view', rule: 'S4', detail: '' })
  if (file.route === 'routine') stops.push({ kind: 'routine-advice', rule: 'S5', detail: '' })
  if (isReadOnly(file.record)) stops.push({ kind: 'written-by-a-newer-version', rule: 'J9', detail: '' })
  for (const card of cardsOf(file.record)) {
    if (card.kind === 'two-versions') stops.push({ kind: 'two-versions', rule: 'J6', detail: card.unit })
    if (card.kind === 'signed-twice') stops.push({ kind: 'signed-twice', rule: 'J11', detail: card.what })
    if (card.kind === 'late') stops.push({ kind: 'late-change', rule: 'J10', detail: card.late.act.by.name })
    if (card.kind === 'refused') stops.push({ kind: 'entry-refused', rule: 'J8', detail: card.act.by.name })
    if (card.kind === 'earlier-part-missing') stops.push({ kind: 'earlier-part-missing', rule: 'J7', detail: '' })
  }
  if (identity === null || patientNeedsAPerson || elsewhere.identityDiffers) stops.push({ kind: 'identity-missing', rule: 'P5', detail: '' })
  return stops
}

function stopsOfTheDecision({ file }: LetterFacts): Blocker[] {
  const decision = latestDecision(file)
  if (decision === null && hasTwoDecisions(file)) return []
  if (decision === null || decision.outcome !== 'agreed') return [{ kind: 'nothing-agreed', rule: 'L4', detail: '' }]
  return decision.standing === 'view' ? [{ kind: 'only-a-view', rule: 'M2', detail: '' }] : []
}

/** Two versions of what was agreed stop the letter already: that nothing was agreed would not be true. */
function hasTwoDecisions({ record }: CaseFile): boolean {
  return [...record.units].some(([unit, state]) => unit.startsWith(`${DECISION}/`) && state.kind === 'unsettled')
}

function stopsOfTheProvider({ file, team, provider }: LetterFacts): Blocker[] {
  const decision = latestDecision(file)
  if (decision === null && hasTwoDecisions(file)) return []
  // Row 14: after a decline the letter goes to the next, who answers for themselves.
  const inHand = providerInHand(file)
  if (decision === null || inHand === null || provider === null) return [{ kind: 'no-provider', rule: 'L4', detail: '' }]
  // Only when all of the list have: until then the case is with the next.
  const stops: Blocker[] = hasDeclined(readPathway(file.record), inHand) ? [{ kind: 'provider-declined', rule: 'A3', detail: provider.name }] : []
  // Without our own organisation nobody can say that theirs is another.
  if (team === null) stops.push({ kind: 'team-missing', rule: 'V1', detail: '' })
  if (team !== null && !checkOtherOrganisation(provider, team).ok) {
    stops.push({ kind: 'provider-at-home-trust', rule: 'V1', detail: provider.organisation })
  }
  const missing = missingOfProvider(provider)
  if (missing.length > 0) stops.push({ kind: 'provider-incomplete', rule: 'V2', detail: missing.join(', ') })
  const entry = file.shortlist.find((listed) => listed.provider === inHand)
  if (entry !== undefined && entry.why.trim() === '') stops.push({ kind: 'relevance-missing', rule: 'V2', detail: provider.name })
  const independence = entry?.independence ?? null
  // A team named since is not answered by the chair’s reason for another (D4).
  if (independenceIn(file, independence) === 'not-checked' || teamsNotAskedAbout(file, independence).length > 0) stops.push({ kind: 'independence-not-checked', rule: 'L3', detail: provider.name })
  if (notIndependent(file, inHand) !== null) stops.push({ kind: 'provider-not-independent', rule: 'D4', detail: provider.name })
  return stops
}

function stopsOfThePeople({ file }: LetterFacts): Blocker[] {
  const stops: Blocker[] = []
  if (!file.questions.some((question) => textFromProse(question.prose).trim() !== '')) stops.push({ kind: 'no-question', rule: 'L5', detail: '' })
  for (const person of refusalsNotAnswered(file)) stops.push({ kind: 'consent-refused', rule: 'L6', detail: person })
  for (const person of agreedByNobodyWhoCan(file)) stops.push({ kind: 'consent-not-theirs', rule: 'L6', detail: person })
  if (!file.consents.some((consent) => consent.answer === 'agreed')) {
    stops.push({ kind: 'no-consent', rule: 'L6', detail: file.consents.find((consent) => consent.answer === 'not-asked')?.person ?? '' })
  }
  return stops
}
