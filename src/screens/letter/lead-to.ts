import { providerInHand } from '#domain/rules-across/provider-in-hand.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { Blocker } from '#domain/rules-across/what-stops-letter.ts'
import { goTo } from '#state/app-store.ts'
import { goToCase, tabOfBlocker } from '../case/case-tab.ts'
import { proseBoxId } from './prose-part-name.ts'

/** The forms of a provider on the shortlist that settle what stops a letter. */
const formOf: Readonly<Partial<Record<Blocker['kind'], 'independence' | 'why'>>> = { 'independence-not-checked': 'independence', 'relevance-missing': 'why' }

/** Goes to where a blocker is seen to: the two versions themselves, the form or box, or the part of the case. From the letter the way back leads to it. */
export function leadTo(stop: Blocker, file: CaseFile, from: 'letter' | 'case'): void {
  const provider = providerInHand(file)
  const form = formOf[stop.kind]
  if (stop.kind === 'two-versions') goTo({ kind: 'two-versions', about: file.record.about, unit: stop.detail })
  else if (stop.kind === 'signed-twice') goTo({ kind: 'two-versions', about: file.record.about, unit: `signed/${stop.detail}` })
  else if (stop.kind === 'provider-incomplete' && provider !== null) goTo({ kind: 'provider', provider, forCase: file.id, missingFor: from })
  else if (stop.kind === 'words-missing' && from === 'letter') document.getElementById(proseBoxId(stop.detail === 'why' ? 'why' : 'ask'))?.focus()
  else if (stop.kind === 'words-missing') goTo({ kind: 'letter', case: file.id })
  else if (form !== undefined && provider !== null) goToCase(file.id, 'provider', `${form}/${provider}/${from}`)
  else goToCase(file.id, tabOfBlocker(stop.kind))
}

/** Consent is asked about beside the letter, where sending is in hand. */
export function isAboutConsent({ kind }: Blocker): boolean {
  return kind === 'no-consent' || kind === 'consent-refused' || kind === 'consent-not-theirs'
}
