import { recordKey, type RecordRef } from '#domain/journal/act.ts'
import type { Summary } from '#domain/rules-across/summaries.ts'
import { BEFORE } from '#domain/case/indications.ts'
import { goTo, summaryOf, togglePanel, useApp, type Place } from '#state/app-store.ts'
import { saveLockedCopy } from '#state/locked-copy.ts'
import { tryAgain } from '#state/start-session.ts'
import { useNow } from '#state/use-now.ts'
import { counted } from '../kit/show-time.ts'
import { goToCase, type CaseTab } from '../case/case-tab.ts'
import { unitWords } from '../kit/words-for-acts.ts'
import { lockedCopyWords } from '../kit/locked-copy-words.ts'
import { SavingPanel, type PersonNeed } from '../saving/saving-panel.tsx'

/** Saving and sending with this session's figures and names. */
export function SavingPanelHere() {
  const { saving, session, summaries, lockedCopy, onlyHere, drafts } = useApp()
  const now = useNow()
  if (saving === null || session === null) return null
  const nameOf = (about: RecordRef): string => {
    if (about.kind === 'patient') return summaryOf(summaries, 'patient', about.id)?.name ?? ''
    if (about.kind === 'meeting') return summaryOf(summaries, 'meeting', about.id)?.name ?? ''
    if (about.kind === 'provider') return summaryOf(summaries, 'provider', about.id)?.provider?.name ?? ''
    if (about.kind === 'team') return summaryOf(summaries, 'team', about.id)?.name ?? ''
    return summaryOf(summaries, 'patient', summaryOf(summaries, 'case', about.id)?.patient ?? '')?.name ?? ''
  }
  const needs = [...summaries.values()].filter((entry) => entry.needsPerson > 0).map((entry): PersonNeed => {
    const about: RecordRef = { kind: entry.kind, id: entry.id }
    return { id: recordKey(about), who: nameOf(about) || 'A record', what: needWords(entry), act: settleAct(about, entry) }
  })
  const unfinished = [...drafts.values()].map((draft): PersonNeed => ({
    id: `${recordKey(draft.about)} ${draft.key}`,
    who: nameOf(draft.about) || 'A record',
    what: draftWords(draft.key),
    act: openDraft(draft),
  }))
  return (
    <SavingPanel
      saving={saving}
      now={now}
      needs={needs}
      unfinished={unfinished}
      nameOf={nameOf}
      user={session.author.name}
      onlyOnScreen={onlyHere.size}
      onClose={() => togglePanel(false)}
      onCompare={() => void tryAgain()}
      onTrySaving={() => void tryAgain()}
      onLockedCopy={() => void saveLockedCopy()}
      lockedCopySaid={lockedCopyWords(lockedCopy)}
    />
  )
}

/** What was being written: "what we agreed", "a new action". */
function draftWords(key: string): string {
  return key.startsWith('task/new/') ? 'a new action' : unitWords(key)
}

/** Back to where it is written: the letter, the meeting's minute, else the case. */
function openDraft({ about, key }: { readonly about: RecordRef; readonly key: string }): PersonNeed['act'] {
  if (about.kind !== 'case') return undefined
  const meeting = /^(?:decision|dissent|side|indications|addendum|task\/new)\/([^/]+)/.exec(key)?.[1]
  const place: Place = key.startsWith('letter/') ? { kind: 'letter', case: about.id } : meeting === undefined || meeting === BEFORE ? { kind: 'case', case: about.id } : { kind: 'meeting-room', meeting, case: about.id }
  return {
    words: 'Open it',
    run: () => {
      togglePanel(false)
      const tab = afterTab(key)
      if (tab !== null) goToCase(about.id, tab)
      else goTo(key.startsWith('chase/') ? { kind: 'owed' } : place)
    },
  }
}

/** What follows a decision is written in two parts of the case. */
function afterTab(key: string): CaseTab | null {
  if (/^(approach|pack|dispatch|information|told)\//.test(key)) return 'sending'
  return /^(seen|verbal|report|no-report|filed|offered|discussed|transfer|transfer-gate|care)(\/|$)/.test(key) ? 'report' : null
}

/** "two versions of who the child is", "3 things to settle" */
function needWords({ needsPerson, unsettled }: Summary): string {
  const [unit] = unsettled
  return needsPerson === 1 && unit !== undefined ? `two versions of ${unitWords(unit)}` : counted(needsPerson, 'thing to settle', 'things to settle')
}

/** The one thing to settle is opened; a case with more shows them all. Null where only waiting helps. */
function settleAct(about: RecordRef, { unsettled, needsPerson }: Summary): PersonNeed['act'] {
  const [unit] = unsettled
  if (about.kind !== 'case' && unit === undefined) return undefined
  return {
    words: 'Settle them',
    run: () => {
      togglePanel(false)
      goTo(unit === undefined || (about.kind === 'case' && needsPerson > 1) ? { kind: 'case', case: about.id } : { kind: 'two-versions', about, unit })
    },
  }
}
