import { useState } from 'react'
import type { RecordRef } from '#domain/journal/act.ts'
import { goTo, summariesOf, summaryOf, togglePanel, useApp } from '#state/app-store.ts'
import { saveLockedCopy } from '#state/locked-copy.ts'
import { tryAgain } from '#state/start-session.ts'
import { useNow } from '#state/use-now.ts'
import { counted } from '../kit/show-time.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { SavingPanel, type PersonNeed } from '../saving/saving-panel.tsx'

/** Saving and sending with this session's figures and names. */
export function SavingPanelHere() {
  const { saving, session, summaries } = useApp()
  const now = useNow()
  const [said, setSaid] = useState<string | undefined>(undefined)
  if (saving === null || session === null) return null
  const nameOf = (about: RecordRef): string => {
    if (about.kind === 'patient') return summaryOf(summaries, 'patient', about.id)?.name ?? ''
    if (about.kind === 'meeting') return summaryOf(summaries, 'meeting', about.id)?.name ?? ''
    if (about.kind === 'provider') return summaryOf(summaries, 'provider', about.id)?.provider?.name ?? ''
    if (about.kind === 'team') return summaryOf(summaries, 'team', about.id)?.name ?? ''
    return summaryOf(summaries, 'patient', summaryOf(summaries, 'case', about.id)?.patient ?? '')?.name ?? ''
  }
  const needs: PersonNeed[] = summariesOf(summaries, 'case')
    .filter((entry) => entry.needsPerson > 0)
    .map((entry) => ({
      id: entry.id,
      who: nameOf({ kind: 'case', id: entry.id }),
      what: counted(entry.needsPerson, 'thing to settle', 'things to settle'),
      act: {
        words: 'Settle them',
        run: () => {
          togglePanel(false)
          goTo({ kind: 'case', case: entry.id })
        },
      },
    }))
  const copy = async (): Promise<void> => {
    const answer = await saveLockedCopy()
    setSaid(answer.ok ? (answer.value.saved ? 'A locked copy was put where you chose' : 'No copy was made') : wordsFor(answer.refusal))
  }
  return (
    <SavingPanel
      saving={saving}
      now={now}
      needs={needs}
      nameOf={nameOf}
      user={session.author.name}
      onClose={() => togglePanel(false)}
      onCompare={() => void tryAgain()}
      onTrySaving={() => void tryAgain()}
      onLockedCopy={() => void copy()}
      lockedCopySaid={said}
    />
  )
}
