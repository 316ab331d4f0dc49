import { useState } from 'react'
import type { Attendance } from '#domain/meeting/meeting.ts'
import type { Member } from '#domain/meeting/team.ts'
import type { MeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import type { QuorumState } from '#domain/meeting/quorum.ts'
import { declareInterest, recordAttendance } from '#actions/record-attendance.ts'
import { openedNow } from '#actions/context.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { useKeys } from '../kit/use-keys.ts'
import { SaveWords } from '../kit/save-words.tsx'

interface AttendancePanelProps {
  readonly meeting: MeetingFile
  readonly members: readonly Member[]
  readonly quorum: QuorumState
  readonly onClose: () => void
}

const ways = [
  { key: 'H', present: 'here', words: 'Here' },
  { key: 'R', present: 'remote', words: 'On the line' },
  { key: 'P', present: 'apologies', words: 'Apologies' },
  { key: 'N', present: 'absent', words: 'Not here' },
] as const

/** Who is here: down the roster with one key a person. Quorum is counted as they are ticked; interests are asked once. */
export function AttendancePanel({ meeting, members, quorum, onClose }: AttendancePanelProps) {
  const [row, setRow] = useState(0)
  const [interest, setInterest] = useState('')
  const saving = useSave()
  const chosen = members[Math.min(row, members.length - 1)]
  const mark = async (member: Member | undefined, present: Attendance['present'], down: boolean): Promise<void> => {
    if (member === undefined) return
    if (down) setRow(Math.min(row + 1, members.length - 1))
    const entry = { user: member.user, name: member.name, discipline: member.discipline, present }
    await saving.save((context) => recordAttendance(context, openedNow(meeting.record), entry))
  }
  const declare = async (): Promise<void> => {
    if (chosen === undefined || interest.trim() === '') return
    const declared = { user: chosen.user, name: chosen.name, words: interest.trim() }
    if (await saving.save((context) => declareInterest(context, openedNow(meeting.record), declared))) setInterest('')
  }
  useKeys(
    [
      { keys: 'ArrowDown', words: 'next person', run: () => setRow(Math.min(row + 1, members.length - 1)) },
      { keys: 'ArrowUp', words: 'person before', run: () => setRow(Math.max(row - 1, 0)) },
      ...ways.map((way) => ({ keys: way.key, words: way.words.toLowerCase(), run: () => void mark(chosen, way.present, true) })),
      { keys: 'Ctrl+Enter', words: interest.trim() === '' ? 'close' : 'record the interest', run: () => (interest.trim() === '' ? onClose() : void declare()), inBar: true },
      { keys: 'Escape', words: 'close', run: onClose },
    ],
    { name: 'Who is here', ownsCharacters: true },
  )
  return (
    <aside className="side-panel" aria-label="Attendance and quorum" data-area="Panel" data-panel tabIndex={-1} ref={focusPanel}>
      <div className="side-panel-head">
        <h2>Who is here</h2>
        <Button dense keys="Escape" onPress={onClose}>
          Close
        </Button>
      </div>
      <p role="status">
        <strong>{quorum.quorate ? 'Quorate' : 'Not quorate'}</strong>, {quorum.present} here.
        {quorum.missing.length > 0 && ` No ${quorum.missing.join(', no ')}.`}
      </p>
      <p className="text-quiet">Up and down, then H here, R on the line, P apologies, N not here.</p>
      <ul className="roster">
        {members.map((member, index) => (
          <RosterRow
            key={member.user}
            member={member}
            on={index === row}
            present={meeting.attendance.find((entry) => entry.user === member.user)?.present ?? null}
            choose={() => setRow(index)}
            mark={(present) => void mark(member, present, false)}
          />
        ))}
      </ul>
      <TextField
        id="interest"
        label={`An interest ${chosen?.name ?? ''} declares`}
        hint="Asked once, at the start. Leave empty when there is none."
        value={interest}
        onChange={setInterest}
      />
      {meeting.interests.length > 0 && (
        <ul className="interests" aria-label="Interests declared">
          {meeting.interests.map((declared) => (
            <li key={declared.user} dir="auto">
              <strong>{declared.name}:</strong> {declared.words}
            </li>
          ))}
        </ul>
      )}
      <SaveWords saving={saving} />
    </aside>
  )
}

interface RosterRowProps {
  readonly member: Member
  readonly on: boolean
  readonly present: Attendance['present'] | null
  readonly choose: () => void
  readonly mark: (present: Attendance['present']) => void
}

function RosterRow({ member, on, present, choose, mark }: RosterRowProps) {
  return (
    <li className={on ? 'roster-row roster-row-on' : 'roster-row'} aria-current={on ? 'true' : undefined}>
      <button type="button" className="roster-name" onClick={choose}>
        {member.name}
        <span className="text-quiet"> {member.title}</span>
      </button>
      <span className="roster-ways" role="group" aria-label={member.name}>
        {ways.map((way) => (
          <button key={way.key} type="button" className={present === way.present ? 'way way-on' : 'way'} aria-pressed={present === way.present} onClick={() => mark(way.present)}>
            {way.words}
          </button>
        ))}
      </span>
    </li>
  )
}
