import type { RecordRef, Role } from '#domain/journal/act.ts'
import type { Comparing } from '#state/app-store.ts'
import type { SavingState, ServerQuestion as Question } from '#state/saving.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { LOCK_AND_COME_BACK } from '../kit/lock-and-come-back.ts'
import { Notice } from '../kit/notice.tsx'
import { showMoment } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'
import { usePanelFocus } from '../kit/use-panel-focus.ts'
import { LittleRoom } from './little-room.tsx'
import { ReadingEnds } from './reading-ends.tsx'
import { RoleChanged, SignInAgain, type SignInAgainProps } from './sign-in-notices.tsx'
import { ServerQuestion } from './server-question.tsx'
import { comparedNow, connectionSentence, hasEnded, maySignIn, panelFacts, type PanelFact } from './panel-words.ts'
import { SavingStates } from './saving-states.tsx'
import './saving-panel.css'

/** Something in a record that waits for a person: two versions, a late change. */
export interface PersonNeed {
  readonly id: string
  /** "Maisie Fairweather-Ng" */
  readonly who: string
  /** "two versions of what we agreed" */
  readonly what: string
  /** Words to be read beside the work, as they were written. */
  readonly text?: string | undefined
  /** What can be done about it now. */
  readonly act?: { readonly words: string; readonly keys?: string; readonly run: () => void } | undefined
}

export interface SavingPanelProps extends SignInAgainProps {
  readonly saving: SavingState
  /** ISO instant. */
  readonly now: string
  readonly needs: readonly PersonNeed[]
  /** What was typed and is in no record yet, each with the way back to it. */
  readonly unfinished: readonly PersonNeed[]
  /** Whom or what a record is about, as the user names it; '' when it cannot be said. */
  readonly nameOf: (about: RecordRef) => string
  /** The user's own name: shown as "You". */
  readonly user: string
  /** Texts that are on no disk while nothing can be saved. */
  readonly onlyOnScreen: number
  /** What came of comparing with the trust server, as far as the person asked for it. */
  readonly comparing: Comparing
  readonly onClose: () => void
  readonly onCompare: () => void
  readonly onTrySaving: () => void
  readonly onLockedCopy: () => void
  /** The person may say whether the trust server is filled again. */
  readonly mayDecide: boolean
  readonly onDecide: (question: Question, fill: boolean) => void
  /** What this computer was set up as. */
  readonly role: Role
  /** What came of the locked copy: "Put on the drive at 9:05am", or why not. */
  readonly lockedCopySaid?: string | undefined
}

/** Saving and sending: a panel over any screen, opened from the corner. Every figure comes from the record. */
export function SavingPanel(props: SavingPanelProps) {
  const { saving, now, onClose } = props
  const heading = usePanelFocus<HTMLHeadingElement>()
  useKeys([{ keys: 'Escape', words: 'close saving and sending', run: onClose }], { name: 'Saving and sending' })
  return (
    <aside className="saving-panel" id="saving-panel" aria-labelledby="saving-title" data-area="Saving and sending" data-panel>
      <div className="saving-head">
        <h2 id="saving-title" ref={heading} tabIndex={-1}>
          Saving and sending
        </h2>
        <TextButton onPress={onClose} keys="Escape">
          Close
        </TextButton>
      </div>
      <p className="saving-lead">{connectionSentence(saving, now)}</p>
      {saving.notSaved !== null && <NotSaved {...props} notSaved={saving.notSaved} />}
      {saving.room !== null && <LittleRoom room={saving.room} />}
      <ReadingEnds {...props} />
      {(maySignIn(saving) || props.signingIn === 'waiting') && <SignInAgain {...props} ended={hasEnded(saving)} />}
      {saving.roleNow !== null && <RoleChanged was={props.role} now={saving.roleNow} />}
      {saving.toDecide !== null && <Decide {...props} question={saving.toDecide} onDone={() => heading.current?.focus()} />}
      <SavingStates {...props} />
      <dl className="saving-facts">
        {panelFacts(saving, now, props.onlyOnScreen).map((fact) => (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd>
              <FactWords {...props} fact={fact} />
            </dd>
          </div>
        ))}
      </dl>
    </aside>
  )
}

/** A question about another server, or with other figures, begins anew. */
function Decide({ question, mayDecide, onDecide, onClose, onDone }: SavingPanelProps & { readonly question: Question; readonly onDone: () => void }) {
  const decide = (fill: boolean) => {
    onDecide(question, fill)
    if (fill) onDone()
    else onClose()
  }
  return <ServerQuestion key={`${question.server} ${question.ours}`} question={question} mayDecide={mayDecide} onDecide={decide} />
}

const whyAtLength: Readonly<Record<NonNullable<SavingState['notSaved']>['reason'], string>> = {
  'disk-full': 'this computer’s disk is full',
  'disk-failed': 'this computer’s disk does not take what is written',
  'no-answer': 'this computer’s disk, or a drive something is put on, does not answer',
}

function NotSaved(props: SavingPanelProps & { readonly notSaved: NonNullable<SavingState['notSaved']> }) {
  const { notSaved, now } = props
  const silent = notSaved.reason === 'no-answer'
  return (
    <Notice
      title={`NOT saved since ${showMoment(notSaved.since, now)}: ${whyAtLength[notSaved.reason]}.`}
      actions={
        <>
          <Button kind="primary" dense keys="F8" onPress={props.onTrySaving}>
            Try again
          </Button>
          {!silent && (
            <Button dense keys="F9" onPress={props.onLockedCopy}>
              Put a locked copy on a drive
            </Button>
          )}
        </>
      }
    >
      Your words are still on the screen. {silent && `${LOCK_AND_COME_BACK} `}Don’t close the window.
    </Notice>
  )
}

/** The corner speaks it, so nothing is heard twice. */
function CameOfIt({ saving, comparing, now }: SavingPanelProps) {
  const words = comparedNow(saving, comparing, now)
  return words !== null && <p>{words}</p>
}

function FactWords(props: SavingPanelProps & { readonly fact: PanelFact }) {
  const { fact } = props
  return (
    <>
      {fact.act === null ? fact.words : `${fact.words}. `}
      {fact.act === 'compare' && (
        <TextButton keys="F7" onPress={props.onCompare}>
          Compare now
        </TextButton>
      )}
      {fact.act === 'compare' && <CameOfIt {...props} />}
      {fact.act === 'locked-copy' && (
        <TextButton keys="F9" onPress={props.onLockedCopy}>
          Locked copy to a drive
        </TextButton>
      )}
      {fact.act === 'locked-copy' && <output>{props.lockedCopySaid}</output>}
    </>
  )
}
