import type { ReactNode } from 'react'
import type { WaitingItem } from '#state/saving.ts'
import { Button } from '../kit/button.tsx'
import { Shape } from '../kit/shape.tsx'
import type { ShapeKind } from '../kit/shape-kind.ts'
import { counted, showMoment, showRecent } from '../kit/show-time.ts'
import { actWords } from '../kit/words-for-acts.ts'
import { NOTHING_OF_YOURS, peopleForSaving, waitingCount } from './corner-words.ts'
import { onServerNow, sendingSentence } from './panel-words.ts'
import type { PersonNeed, SavingPanelProps } from './saving-panel.tsx'

/** The four states, each with its count. */
export function SavingStates(props: SavingPanelProps) {
  const { saving } = props
  const made = saving.connection.kind === 'no-server'
  const onServer = onServerNow(saving)
  const people = props.needs.length + peopleForSaving(saving)
  return (
    <ul className="saving-states">
      <State shape="here" name="Saved on this computer" count={saving.acts.saved}>
        <SavedHere {...props} />
      </State>
      {!made && (
        <State shape="waiting" name="Waiting to send" count={waitingCount(saving)}>
          <Waiting {...props} />
        </State>
      )}
      {!made && (
        <State shape="on-server" name="On the trust server" count={onServer.count}>
          {onServer.words}
          <ForColleagues {...props} />
        </State>
      )}
      <State shape="person" name="Needs a person" count={people}>
        {people === 0 ? 'Nothing' : <People {...props} />}
      </State>
    </ul>
  )
}

interface StateProps {
  readonly shape: ShapeKind
  readonly name: string
  readonly count: number
  readonly children: ReactNode
}

function State({ shape, name, count, children }: StateProps) {
  return (
    <li className="saving-state">
      <Shape kind={shape} />
      <h3>{name}</h3>
      <span className="saving-count">{count.toLocaleString('en-GB')}</span>
      <div className="saving-say">{children}</div>
    </li>
  )
}

function SavedHere({ saving, now, unfinished }: SavingPanelProps) {
  const last = saving.lastSavedAt === null ? NOTHING_OF_YOURS : `${saving.notSaved === null ? 'All your work' : 'All but what is NOT saved'}, on this disk. Last saved ${showMoment(saving.lastSavedAt, now)}`
  const made = saving.connection.kind === 'no-server'
  return (
    <>
      {last}
      {saving.erasedUnsent > 0 && (
        <p>
          {counted(saving.erasedUnsent, 'entry', 'entries')} of yours that had not been sent {saving.erasedUnsent === 1 ? 'was' : 'were'} erased with a child’s records, as the team’s records manager ordered
        </p>
      )}
      {saving.drafts > 0 && <p>{counted(saving.drafts, 'draft')} kept too: unfinished, not in the record</p>}
      {unfinished.map((draft) => (
        <Need key={draft.id} need={draft} />
      ))}
      <p className="text-quiet">{made ? 'Made-up records, open to anyone on this computer' : 'Encrypted. Readable only when you are signed in'}</p>
    </>
  )
}

function Waiting(props: SavingPanelProps) {
  const { saving, now } = props
  const more = saving.acts.waiting - saving.waiting.length
  return (
    <>
      {sendingSentence(saving, now)}
      {saving.waitingHere.map(({ name, entries }) => (
        <p className="text-quiet" key={name}>
          {counted(entries, 'entry', 'entries')} of {name} {entries === 1 ? 'waits' : 'wait'} on this computer too: sent unread once the trust server is reached, or when they sign in
        </p>
      ))}
      <ul className="saving-list">
        {saving.waiting.map((item) => (
          <li key={item.act}>
            <span>{entryWords(item, props)}</span>
            <span>{byWhom(item, props)}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-quiet">and {more.toLocaleString('en-GB')} more</p>}
      {saving.blobsWaiting > 0 && <p className="text-quiet">{counted(saving.blobsWaiting, 'signed letter or enclosure', 'signed letters and enclosures')}</p>}
    </>
  )
}

/** What went from here though it is somebody else's: their own count does not show it before they unlock. And what a colleague sent of one's own. */
function ForColleagues({ saving: { forColleagues, sentForYou }, now }: SavingPanelProps) {
  return (
    <>
      {sentForYou > 0 && (
        <p className="text-quiet">
          {counted(sentForYou, 'entry', 'entries')} of yours that waited on this computer {sentForYou === 1 ? 'was' : 'were'} sent by a colleague while you were away
        </p>
      )}
      {forColleagues.map(({ name, entries, at }) => (
        <p className="text-quiet" key={`${name} ${at}`}>
          {counted(entries, 'entry', 'entries')} of {name} that waited on this computer {entries === 1 ? 'was' : 'were'} sent unread, {showRecent(at, now)}
        </p>
      ))}
    </>
  )
}

function People(props: SavingPanelProps) {
  const { saving } = props
  return (
    <>
      {props.needs.map((need) => (
        <Need key={need.id} need={need} />
      ))}
      {saving.toDecide !== null && (
        <div className="saving-need">
          <strong>The trust server:</strong> whether it is filled again. See above
        </div>
      )}
      {saving.roleNow !== null && (
        <div className="saving-need">
          <strong>Your role at the trust:</strong> it has changed. See above
        </div>
      )}
      {saving.refused.map((item) => (
        <div className="saving-need" key={item.act}>
          <strong>{entryWords(item, props)}:</strong> the trust server refused this entry: {item.words}
          <p className="text-quiet">{byWhom(item, props)}. Its words are kept here</p>
        </div>
      ))}
      {saving.damage.map((words) => (
        <div className="saving-need" key={words}>
          <strong>Damage on this disk:</strong> {words}
        </div>
      ))}
      {saving.forks > 0 && (
        <div className="saving-need">
          <strong>Your records seem to be in use on two computers.</strong> {counted(saving.forks, 'entry', 'entries')} of the last week stand beside another with
          the same number: the other computer goes on with them, or had gone on when the locked copy was brought back. Nothing is lost: all are kept, and
          sent. Work on one computer only. On the other, wait until nothing waits to send, then have your IT department take these records off it. This
          line goes after a week
        </div>
      )}
      {saving.alarms > 0 && (
        <div className="saving-need">
          <strong>{counted(saving.alarms, 'entry', 'entries')} came twice with different words.</strong> Both are kept. Tell your IT department
        </div>
      )}
    </>
  )
}

function Need({ need }: { readonly need: PersonNeed }) {
  return (
    <div className="saving-need">
      <strong>{need.who}:</strong> {need.what}
      {need.text !== undefined && (
        <blockquote className="saving-words" dir="auto">
          {need.text}
        </blockquote>
      )}
      {need.act !== undefined && (
        <div>
          <Button kind="primary" dense keys={need.act.keys} onPress={need.act.run}>
            {need.act.words}
          </Button>
        </div>
      )}
    </div>
  )
}

/** "Letter signed, Łukasz Wiśniewski" */
function entryWords(item: WaitingItem, { nameOf }: SavingPanelProps): string {
  const name = nameOf(item.about)
  return name === '' ? actWords(item.verb) : `${actWords(item.verb)}, ${name}`
}

/** "You, 8:57am" */
function byWhom(item: WaitingItem, { user, now }: SavingPanelProps): string {
  return `${item.by === user ? 'You' : item.by}, ${showRecent(item.at, now)}`
}
