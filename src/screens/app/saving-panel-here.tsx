import { recordKey, type RecordRef } from '#domain/journal/act.ts'
import { mayDecideServer } from '#domain/journal/role-table.ts'
import type { Summary } from '#domain/rules-across/summaries.ts'
import { goTo, onlyOnScreen, summaryOf, togglePanel, useAppParts } from '#state/app-store.ts'
import { compareNow } from '#state/compare-now.ts'
import { saveLockedCopy } from '#state/locked-copy.ts'
import { NOTE_KEY } from '#state/own-note.ts'
import { signInAgain, stopSignIn } from '#state/signing-in.ts'
import { decideServer, tryAgain } from '#state/start-session.ts'
import { useNow } from '#state/use-now.ts'
import { counted } from '../kit/show-time.ts'
import { unitWords } from '../kit/words-for-acts.ts'
import { lockedCopyWords } from '../kit/locked-copy-words.ts'
import { draftWords, openDraft } from './draft-lead.ts'
import { SavingPanel, type PersonNeed } from '../saving/saving-panel.tsx'

/** Saving and sending with this session's figures and names. */
export function SavingPanelHere() {
  const { saving, session, summaries, lockedCopy, drafts, signingIn, comparing } = useAppParts('saving', 'session', 'summaries', 'lockedCopy', 'drafts', 'signingIn', 'comparing')
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
    who: draft.about.kind === 'team' ? 'The team' : nameOf(draft.about) || 'A record',
    what: draftWords(draft.key),
    // It is put where it belongs from here, with the case it is about beside it.
    ...(draft.key === NOTE_KEY ? { text: draft.words['words'] ?? '' } : {}),
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
      onlyOnScreen={onlyOnScreen({ drafts })}
      comparing={comparing}
      onClose={() => togglePanel(false)}
      onCompare={() => void compareNow()}
      onTrySaving={() => void tryAgain()}
      onLockedCopy={() => void saveLockedCopy()}
      mayDecide={mayDecideServer(session.author.role).ok}
      onDecide={(question, fill) => void decideServer(question, fill)}
      signingIn={signingIn}
      onSignIn={() => void signInAgain()}
      onStopSignIn={stopSignIn}
      role={session.author.role}
      lockedCopySaid={lockedCopyWords(lockedCopy)}
    />
  )
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
