import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { Blocker } from '#domain/rules-across/what-stops-letter.ts'
import { goTo } from '#state/app-store.ts'
import { goToCase, tabOfBlocker } from '../case/case-tab.ts'

/** Goes to where a blocker is seen to: the two versions themselves, or the part of the case. */
export function leadTo(stop: Blocker, file: CaseFile): void {
  if (stop.kind === 'two-versions') goTo({ kind: 'two-versions', about: file.record.about, unit: stop.detail })
  else if (stop.kind === 'signed-twice') goTo({ kind: 'two-versions', about: file.record.about, unit: `signed/${stop.detail}` })
  else goToCase(file.id, tabOfBlocker(stop.kind))
}

/** Consent is asked about beside the letter, where sending is in hand. */
export function isAboutConsent({ kind }: Blocker): boolean {
  return kind === 'no-consent' || kind === 'consent-refused' || kind === 'consent-not-theirs'
}
