import { create } from 'zustand'
import type { Blocker } from '#domain/rules-across/what-stops-letter.ts'
import { goTo } from '#state/app-store.ts'

export type CaseTab = 'story' | 'patient' | 'request' | 'words' | 'people' | 'provider' | 'minute' | 'sending' | 'report'

/** Which part of which case is open: another screen can lead straight to it. */
const useOpenTab = create<{ readonly case: string; readonly tab: CaseTab; readonly form: string | null }>()(() => ({ case: '', tab: 'story', form: null }))

/** The open part of a case; what has happened, for one that nobody was led to. */
export function useCaseTab(caseId: string): CaseTab {
  return useOpenTab((open) => (open.case === caseId ? open.tab : 'story'))
}

export function openCaseTab(caseId: string, tab: CaseTab): void {
  useOpenTab.setState({ case: caseId, tab, form: null })
}

/** The form that is open in a part of the case, one at a time; null for none. */
export function useCaseForm(caseId: string): string | null {
  return useOpenTab((open) => (open.case === caseId ? open.form : null))
}

export function openCaseForm(caseId: string, tab: CaseTab, form: string | null): void {
  useOpenTab.setState({ case: caseId, tab, form })
}

/** Goes to one part of a case, and to a form of it where one is named. */
export function goToCase(caseId: string, tab: CaseTab, form: string | null = null): void {
  openCaseForm(caseId, tab, form)
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
  'provider-declined': 'provider',
  'provider-not-independent': 'sending',
  'independence-not-checked': 'provider',
  'no-question': 'request',
}

/** The part of the case where a blocker is seen to. What waits for a person stands as a card above every part. */
export function tabOfBlocker(kind: Blocker['kind']): CaseTab {
  return tabs[kind] ?? 'story'
}
