import { useMemo, type ReactNode } from 'react'
import { mayDo } from '#domain/journal/role-table.ts'
import type { Summary } from '#domain/rules-across/summaries.ts'
import { goTo, needsPerson, onlyOnScreen, summariesOf, togglePanel, type Place, useAppParts } from '#state/app-store.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { useOwedIn } from '../board/use-owed.ts'
import { Notice } from '../kit/notice.tsx'
import { roleName } from '../kit/role-words.ts'
import { counted } from '../kit/show-time.ts'
import { compareNow } from '#state/compare-now.ts'
import { saveLockedCopy } from '#state/locked-copy.ts'
import { signInAgain } from '#state/signing-in.ts'
import { lock, tryAgain } from '#state/start-session.ts'
import { useNow } from '#state/use-now.ts'
import { waitsForSignature } from '#state/version-kept.ts'
import { Frame } from '../frame/frame.tsx'
import { SavingCorner } from '../saving/saving-corner.tsx'
import { FindACase } from './find-a-case.tsx'
import { useArrival } from './use-arrival.ts'
import { useSettled } from './use-settled.ts'
import { PacksLeft } from './packs-left.tsx'
import { SavingPanelHere } from './saving-panel-here.tsx'

interface AppFrameProps {
  readonly current: 'today' | 'meetings' | 'cases' | 'letters' | 'owed' | 'providers' | 'figures' | null
  readonly band?: ReactNode
  readonly title?: ReactNode
  readonly status?: ReactNode
  readonly clock?: ReactNode
  readonly children: ReactNode
}

const places: Readonly<Record<string, Place>> = {
  today: { kind: 'today' },
  meetings: { kind: 'meetings' },
  cases: { kind: 'cases' },
  letters: { kind: 'letters' },
  owed: { kind: 'owed' },
  providers: { kind: 'providers' },
  figures: { kind: 'figures' },
}

/** The frame with this session's state in it: what every signed-in screen stands in. */
export function AppFrame({ current, children, ...slots }: AppFrameProps) {
  const { session, saving, summaries, panelOpen, drafts, place, comparing } = useAppParts('session', 'saving', 'summaries', 'panelOpen', 'drafts', 'place', 'comparing')
  const now = useNow()
  useArrival(place)
  const maySign = mayDo(session?.author.role ?? 'observer', 'sign-letter').ok
  // Reckoned for each change of the records, not at each key that is typed in a screen, and after what the person is looking at is shown.
  const settled = useSettled(summaries)
  const owed = useOwedIn(settled, londonDay(now)).filter(({ mine }) => mine).length
  const letters = useMemo(() => lettersWaiting(settled, maySign), [settled, maySign])
  const cards = useMemo(() => needsPerson({ summaries: settled }), [settled])
  if (session === null || saving === null) return null
  return (
    <Frame
      tabs={[
        { id: 'today', words: 'Today' },
        { id: 'meetings', words: 'Meetings' },
        { id: 'cases', words: 'Cases' },
        { id: 'letters', words: 'Letters', count: letters },
        { id: 'owed', words: 'Owed', count: owed },
        { id: 'providers', words: 'Providers' },
        { id: 'figures', words: 'Figures' },
      ]}
      current={current}
      onTab={(id) => goTo(places[id] ?? { kind: 'today' })}
      user={`${session.author.name}, ${roleName(session.author.role)}`}
      onSettings={() => goTo({ kind: 'settings' })}
      onLock={() => void lock()}
      find={<FindACase />}
      madeUp={session.demo}
      corner={
        <SavingCorner
          saving={saving}
          needsPerson={cards}
          now={now}
          onlyOnScreen={onlyOnScreen({ drafts })}
          comparing={comparing}
          panelOpen={panelOpen}
          onToggle={() => togglePanel()}
          onCompare={() => void compareNow()}
          onTrySaving={() => void tryAgain()}
          onSignIn={() => {
            // What comes of it is said in the panel.
            togglePanel(true)
            void signInAgain()
          }}
          onLockedCopy={() => {
            // What comes of it is said in the panel.
            togglePanel(true)
            void saveLockedCopy()
          }}
        />
      }
      {...(panelOpen ? { panel: <SavingPanelHere /> } : {})}
      {...slots}
    >
      <ViewNotices />
      <PacksLeft />
      {children}
    </Frame>
  )
}

/** Letters that wait for this person: to be signed by who may sign; signed and to be sent for the others. */
function lettersWaiting(summaries: ReadonlyMap<string, Summary>, maySign: boolean): number {
  return summariesOf(summaries, 'case').filter((entry) => (maySign ? waitsForSignature(summaries, entry) : entry.step.next === 'send' && !waitsForSignature(summaries, entry))).length
}

/** What the lists cannot show, said above them: the journal holds it all the same. */
function ViewNotices() {
  const { trouble, unreadable } = useAppParts('trouble', 'unreadable')
  return (
    <>
      {trouble !== null && (
        <Notice title="The lists on this screen could not be brought up to date." atOnce>
          Everything you saved is on this computer. Lock and sign in again; if this stays, call your IT department.
        </Notice>
      )}
      {unreadable > 0 && (
        <Notice calm>
          {counted(unreadable, 'entry', 'entries')} came from a newer Consilium. They are kept whole and will show after the update.
        </Notice>
      )}
    </>
  )
}
