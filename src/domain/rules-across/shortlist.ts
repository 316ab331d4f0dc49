import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { Shortlisted } from '../case/case-parts.ts'
import { checkOtherOrganisation, type HomeTrust, type Provider } from '../provider/provider.ts'
import { searchKey } from '../person/search-key.ts'
import type { CaseFile } from './read-case-file.ts'

export interface ListedProvider {
  readonly id: string
  readonly provider: Provider
  readonly why: string
  readonly order: string
}

/** Puts a provider on a case’s shortlist (V9): once, with the reason, and from another organisation than ours. */
export function listProvider(file: Pick<CaseFile, 'shortlist'>, { id, provider, why, order }: ListedProvider, home: HomeTrust): Answer<Shortlisted> {
  if (file.shortlist.some((entry) => entry.provider === id)) return refuse({ kind: 'on-the-shortlist-already', rule: 'V9' })
  if (why.trim() === '') return refuse({ kind: 'shortlist-needs-why', rule: 'V9' })
  const elsewhere = checkOtherOrganisation(provider, home)
  return elsewhere.ok ? agree({ provider: id, why: why.trim(), order, independence: null }) : elsewhere
}

/** V9: whom a meeting chose, or named as back-up, stays on the list that its decision points to. */
export function mayTakeOff(file: Pick<CaseFile, 'decisions'>, id: string): Answer<true> {
  const named = file.decisions.some((decision) => decision.provider === id || decision.backUp === id)
  return named ? refuse({ kind: 'provider-chosen-by-a-meeting', rule: 'V9' }) : agree(true)
}

/** Row 15: the teams to ask about: ours, and each other that is known to have treated the child. */
export function teamsThatTreated(file: Pick<CaseFile, 'brief' | 'shortlist'>, home: HomeTrust | null): readonly string[] {
  const known = [...(file.brief?.treatedBy ?? []), ...file.shortlist.flatMap((entry) => entry.independence?.teams.map(({ team }) => team) ?? [])]
  // A team of ours is named with our organisation, or is our organisation itself.
  const ours = home === null ? '' : searchKey(home.organisation)
  const all = ours === '' || known.some((team) => searchKey(team).includes(ours)) ? known : [home?.organisation ?? '', ...known]
  return all.filter((team, place) => all.findIndex((other) => searchKey(other) === searchKey(team)) === place)
}
