import { create } from 'zustand'
import type { Blocker } from '#domain/rules-across/what-stops-letter.ts'
import { goTo } from '#state/app-store.ts'

export type CaseTab = 'story' | 'patient' | 'request' | 'words' | 'people' | 'provider' | 'minute'

/** Which part of which case is open: another screen can lead straight to it. */
const useOpenTab = create<{ readonly case: string; readonly tab: CaseTab }>()(() => ({ case: '', tab: 'story' }))

/** The open part of a case; what has happened, for one that nobody was led to. */
export function useCaseTab(caseId: string): CaseTab {
  return useOpenTab((open) => (open.case === caseId ? open.tab : 'story'))
}

export function openCaseTab(caseId: string, tab: CaseTab): void {
  useOpenTab.setState({ case: caseId, tab })
}

/** Goes to one part of a case. */
export function goToCase(caseId: string, tab: CaseTab): void {
  openCaseTab(caseId, tab)
  goTo({ kind: 'case', case: caseId })
}

const tabs: Readonly<Partial<Record<Blocker['kind'], CaseTab>>> = {
  'identity-missing': 'patient',
  'turned-eighteen': 'people',
  'nothing-agreed': 'minute',
  'only-a-view': 'minute',
  'no-provider': 'provider',
  'provider-at-home-trust': 'provider',
  'provider-incomplete': 'provider',
  'relevance-missing': 'provider',
  'provider-not-independent': 'provider',
  'independence-not-checked': 'provider',
  'no-question': 'request',
}

/** The part of the case where a blocker is seen to. What waits for a person stands as a card above every part. */
export function tabOfBlocker(kind: Blocker['kind']): CaseTab {
  return tabs[kind] ?? 'story'
}
