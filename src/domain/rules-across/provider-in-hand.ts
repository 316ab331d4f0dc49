import { SHORTLIST } from '../case/case-parts.ts'
import { decisionUnit, type Decision } from '../decision/decision.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { readPathway, type Pathway } from '../pathway/read-pathway.ts'
import { latestDecision, type CaseFile } from './read-case-file.ts'

/**
 * Row 14: who the case is with, and whom its letter goes to: the one the meeting chose; once they have declined the
 * back-up, then the shortlist in its order. When all have declined it is the one the meeting chose, and another is to
 * be chosen. While a decision waits to be settled, it is whom the last letter went to.
 */
export function providerInHand(file: CaseFile): string | null {
  const decision = latestDecision(file)
  if (decision === null) return file.signedLetters.at(-1)?.provider ?? null
  if (decision.outcome !== 'agreed') return decision.provider
  return nextProvider(file, readPathway(file.record)) ?? decision.provider
}

export function hasDeclined(pathway: Pathway, provider: string): boolean {
  return pathway.approaches.some((approach) => approach.provider === provider && approach.answer?.kind === 'declined')
}

/** Whom to ask next: the chosen one, then the back-up, then the shortlist in its order, but for who declined. */
export function nextProvider(file: CaseFile, pathway: Pathway): string | null {
  const decision = latestDecision(file)
  // The shortlist follows a choice; without one nobody was chosen.
  if (decision?.provider == null) return null
  return inTurn(file, decision).find((provider) => !hasDeclined(pathway, provider)) ?? null
}

function inTurn({ shortlist, record }: CaseFile, { meeting, provider, backUp }: Decision): readonly string[] {
  const agreed = shortlist.map((listed) => listed.provider).filter((listed) => wasListedFor(record, listed, meeting))
  return [...new Set([provider, backUp, ...agreed])].filter((one) => one !== null)
}

/** A meeting agrees on the list it had before it; whom somebody adds afterwards waits for a meeting (row 14). */
function wasListedFor(record: FoldedRecord, provider: string, meeting: string): boolean {
  const decided = record.order.findLast((act) => act.facts.some(({ unit }) => unit === decisionUnit(meeting)))
  const listed = record.order.find((act) => act.facts.some(({ unit }) => unit === `${SHORTLIST}/${provider}`))
  return decided !== undefined && listed !== undefined && (decided.id === listed.id || record.hadSeen(decided.id, listed.id))
}

/** Who declined before it came to whom the case is with, in turn; nobody while that is the one the meeting chose. */
export function declinedBefore(file: CaseFile): readonly string[] {
  const decision = latestDecision(file)
  const inHand = providerInHand(file)
  if (decision?.provider == null || inHand === null || inHand === decision.provider) return []
  const turn = inTurn(file, decision)
  return turn.slice(0, turn.indexOf(inHand))
}

/**
 * Who still owes a written report (rows 30 and 31): whoever saw the child or gave an opinion by word of mouth, who has a
 * letter and the records whatever a meeting decided since, and whom the case is with, unless their report is here or somebody said, with a reason, that none will come.
 */
export function reportOwedBy(file: CaseFile, pathway: Pathway): readonly string[] {
  const outcome = latestDecision(file)?.outcome ?? null
  const inHand = outcome === 'not-supported' || outcome === 'redirected' ? null : providerInHand(file)
  const gave = [...pathway.seen.map((seen) => seen.provider), ...pathway.verbals.map((verbal) => verbal.from)]
  // Who declined owes nothing, unless they gave something all the same.
  const asked = [...sentTo(file, pathway), ...(inHand === null ? [] : [inHand])].filter((provider) => !hasDeclined(pathway, provider))
  const owing = [...new Set([...gave, ...asked])]
  return owing.filter((provider) => ![...pathway.reports.map((report) => report.from), ...pathway.noReports.map((said) => said.provider)].includes(provider))
}

/** Whose seeing of the child and whose spoken opinion may come: whom the case is with, then whoever else owes a report (A9). */
export function heardFrom(file: CaseFile, pathway: Pathway): readonly string[] {
  const inHand = providerInHand(file)
  const current = inHand === null || hasDeclined(pathway, inHand) ? [] : [inHand]
  return [...new Set([...current, ...reportOwedBy(file, pathway)])]
}

/** Whom a letter went to, and nobody took it back. */
export function sentTo({ signedLetters }: Pick<CaseFile, 'signedLetters'>, pathway: Pathway): readonly string[] {
  const versions = new Set(pathway.dispatches.filter(({ undone }) => undone === null).map(({ version }) => version))
  return [...new Set(signedLetters.filter(({ version }) => versions.has(version)).map(({ provider }) => provider))]
}
