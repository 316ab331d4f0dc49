import type { Pathway } from '../pathway/read-pathway.ts'
import { latestDecision, type CaseFile } from './read-case-file.ts'

/** Who the case is with: the decision's provider; while a decision waits to be settled, whom the last letter went to. */
export function providerInHand(file: CaseFile): string | null {
  return latestDecision(file)?.provider ?? file.signedLetters.at(-1)?.provider ?? null
}

export function hasDeclined(pathway: Pathway, provider: string): boolean {
  return pathway.approaches.some((approach) => approach.provider === provider && approach.answer?.kind === 'declined')
}

/** Row 14: whom to ask next: the chosen one, then the back-up, then the shortlist in its order, but for who declined. */
export function nextProvider(file: CaseFile, pathway: Pathway): string | null {
  const decision = latestDecision(file)
  const inTurn = [decision?.provider, decision?.backUp, ...file.shortlist.map((listed) => listed.provider)]
  return inTurn.find((provider) => provider != null && !hasDeclined(pathway, provider)) ?? null
}
