import { useState } from 'react'
import { longDay, weekdayOf } from '#domain/basics/calendar.ts'
import { isMinuteSigned } from '#domain/rules-across/sign-minute.ts'
import { decisionOf, type CaseFile } from '#domain/rules-across/read-case-file.ts'
import { whatIsMissing } from '#domain/rules-across/what-is-missing.ts'
import { noteReadBack } from '#actions/record-outcome.ts'
import { openedNow } from '#actions/context.ts'
import { takeBack } from '#actions/take-back.ts'
import { lastOwnEntry } from '#domain/rules-across/take-back.ts'
import { goTo, useApp } from '#state/app-store.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { useNow } from '#state/use-now.ts'
import { useSave } from '#state/use-save.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { Button, TextButton } from '../kit/button.tsx'
import { CaseBand } from '../kit/case-band.tsx'
import { erasedWords } from '../kit/erasure-words.ts'
import { counted, showTime } from '../kit/show-time.ts'
import { useErasures } from '../kit/use-erasures.ts'
import { useKeys } from '../kit/use-keys.ts'
import { actWords, outcomeWords } from '../kit/words-for-acts.ts'
import { AgendaList } from './agenda-list.tsx'
import { AttendancePanel } from './attendance-panel.tsx'
import { CaseColumn } from './case-column.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { MinuteColumn } from './minute-column.tsx'
import { missingWords } from './missing-words.ts'
import { nameOf, nextSection, type SectionKey } from './minute-section.ts'
import { ProjectorStatus } from './projector-status.tsx'
import { OtherEndPanel, type OtherEnd } from './other-end-panel.tsx'
import { ReadBack } from './read-back.tsx'
import { SignMinutesPanel } from './sign-minutes-panel.tsx'
import { TimerBand } from './timer-band.tsx'
import { useMeetingRoom, type DecisionView } from './use-meeting-room.ts'
import { useProjector } from './use-projector.ts'
import { useTimer } from './use-timer.ts'
import './meeting-room.css'

type Beside = 'attendance' | 'sign' | 'history' | OtherEnd | null

interface MeetingRoomProps {
  readonly meetingId: string
  readonly caseId: string | null
}

/** The room: the child and the question on the left, the minute as it is written on the right, all by keyboard. */
export function MeetingRoom({ meetingId, caseId }: MeetingRoomProps) {
  const session = useApp((state) => state.session)
  const now = useNow(5000)
  const today = londonDay(now)
  const here = useApp((state) => state.place)
  const first = useApp((state) => (state.summaries.get(`meeting/${meetingId}`)?.kind === 'meeting' ? caseId ?? state.lastCase.get(meetingId) ?? firstCase(state.summaries.get(`meeting/${meetingId}`)) : caseId))
  const data = useMeetingRoom(meetingId, session?.team ?? '', first)
  const timer = useTimer(first)
  const saving = useSave()
  const [inHand, setInHand] = useState<SectionKey | null>(null)
  const [beside, setBeside] = useState<Beside>(null)
  const [large, setLarge] = useState(false)
  const [readingBack, setReadingBack] = useState(false)
  const [outcome, setOutcome] = useState<DecisionView>('agreed')
  const [said, setSaid] = useState<Said>(nothingSaid)
  const [leaving, setLeaving] = useState(false)

  const erasures = useErasures()
  const isErased = useApp((state) => first !== null && state.erased.has(`case/${first}`))
  const file = isErased ? null : (data?.file ?? null)
  const cases = data?.order ?? []
  const place = first === null ? -1 : cases.indexOf(first)
  const projector = useProjector({ data, caseId: first, place: { number: place + 1, of: cases.length }, today, view: readingBack ? 'read-back' : large ? 'words' : 'case' })
  const open = (id: string | undefined): void => {
    if (id === undefined) return
    setInHand(null)
    setSaid(id === first || file === null ? nothingSaid : whatWasLeft(file, meetingId, nameOf(data?.identity ?? null), place + 1, id))
    saving.clear()
    setReadingBack(false)
    setOutcome('agreed')
    // What is typed in a panel belongs to the case it was opened for.
    if (beside === 'hold' || beside === 'carry-over' || beside === 'redirect') setBeside(null)
    goTo({ kind: 'meeting-room', meeting: meetingId, case: id })
  }
  // What follows a saving is for the case it was pressed on; another may be on the screen by then.
  const ifStillHere = (run: () => void): void => {
    if (useApp.getState().place === here) run()
  }
  const takeInHand = (section: SectionKey | null): void => {
    // Whoever begins on this case has read what the one before lacks.
    if (section !== null && said.entries === null) setSaid(nothingSaid)
    setInHand(section)
  }
  const pick = (section: SectionKey): void => {
    setReadingBack(false)
    takeInHand(section)
  }
  const inOutcome = (view: DecisionView): void => {
    setOutcome(view)
    pick('O')
  }
  // One Escape too many, while somebody speaks, must not take the meeting off the screen.
  const escape = (): void => {
    if (large) setLarge(false)
    else if (leaving) goTo({ kind: 'today' })
    else {
      setLeaving(true)
      setTimeout(() => setLeaving(false), LEAVE_WITHIN_MS)
    }
  }
  const sentence = file === null ? '' : (decisionOf(file, meetingId)?.sentence ?? '')
  const undo = async (): Promise<void> => {
    const entry = file === null || session === null ? null : lastOwnEntry(file.record, session.vault)
    setSaid(nothingSaid)
    if (file === null) return
    // Carried over or parked, nothing was agreed.
    const ended = decisionOf(file, meetingId)
    const took = entry?.verb === 'record-outcome' && ended?.outcome != null && ended.outcome !== 'agreed' ? outcomeWords(ended.outcome) : actWords(entry?.verb ?? '')
    if (await saving.save((context) => takeBack(context, openedNow(file.record), entry?.id ?? '')) && entry !== null) {
      setSaid({ words: `Taken back: ${took.toLowerCase()}. What stood before it stands again; it stays in the history (V).`, of: file.id, entries: file.record.order.length + 1 })
    }
  }
  useKeys(
    [
      { keys: 'PageDown', words: 'next case', run: () => open(cases[place + 1]), inBar: true },
      { keys: 'PageUp', words: 'previous case', run: () => open(cases[place - 1]) },
      ...cases.slice(0, 9).map((id, index) => ({ keys: `Alt+${index + 1}`, words: `case ${index + 1}`, run: () => open(id) })),
      { keys: 'I', words: 'why a second opinion', run: () => pick('I') },
      { keys: 'B', words: 'both sides', run: () => pick('B') },
      { keys: 'S', words: 'who is well placed', run: () => pick('S') },
      { keys: 'O', words: 'what we agree', run: () => inOutcome('agreed') },
      { keys: 'D', words: 'anyone dissent?', run: () => pick('D') },
      { keys: 'A', words: 'who does what', run: () => pick('A') },
      // With nothing agreed there is nothing to read: the box for it is opened instead.
      { keys: 'R', words: 'read back', run: () => (sentence === '' ? inOutcome('agreed') : setReadingBack(true)) },
      { keys: 'F', words: 'family’s and young person’s words large', run: () => setLarge(!large) },
      { keys: 'M', words: 'more information needed', run: () => inOutcome('more-information') },
      { keys: 'G', words: 'not supported', run: () => inOutcome('not-supported') },
      { keys: 'P', words: 'projector on or off', run: projector.toggle },
      { keys: 'X', words: 'projector: hide or show the name, at once', run: projector.name },
      { keys: 'H', words: 'hold: urgent treatment', run: () => setBeside('hold') },
      { keys: 'C', words: 'carry over to the next meeting', run: () => setBeside('carry-over') },
      { keys: 'L', words: 'to the lead consultant: a non-expert view', run: () => setBeside('redirect') },
      { keys: 'Q', words: 'attendance and quorum', run: () => setBeside(beside === 'attendance' ? null : 'attendance') },
      { keys: 'U', words: 'take back my last entry', run: () => void undo() },
      { keys: 'V', words: 'versions and history of this section', run: () => setBeside(beside === 'history' ? null : 'history') },
      { keys: 'T', words: 'timer: pause or go on', run: timer.pause },
      { keys: 'Shift+T', words: 'timer: add 2 minutes', run: timer.addTwoMinutes },
      ...(session?.author.role === 'chair' ? [{ keys: 'E', words: 'end: sign the minutes', run: () => setBeside(beside === 'sign' ? null : 'sign') }] : []),
      { keys: 'Escape', words: large ? 'the question again' : 'leave the meeting’s screen: press it twice', run: escape },
    ],
    { name: 'Meeting', active: data !== null },
  )
  if (data === null || session === null) return <AppFrame current={null}>{null}</AppFrame>
  const { meeting, team, quorum, identity, entries } = data
  const leave = (): void =>
    ifStillHere(() => {
      // The focus stays where the work was: on the key that opens the section again.
      document.querySelector<HTMLElement>('.section-in-hand .section-key')?.focus()
      setInHand(null)
    })
  return (
    <AppFrame
      current={null}
      title={
        <>
          <strong>{meeting.meeting?.name}</strong>
          {meeting.meeting !== null && `, ${weekdayOf(meeting.meeting.on)} ${longDay(meeting.meeting.on)}`}
        </>
      }
      status={
        <>
          <ProjectorStatus projector={projector} />
          <TextButton keys="Q" onPress={() => setBeside('attendance')}>
            {quorum.quorate ? 'Quorate' : 'Not quorate'}, {quorum.present} here
          </TextButton>
        </>
      }
      clock={showTime(now)}
      band={
        identity === null ? undefined : (
          <TimerBand timer={timer} place={`Case ${place + 1} of ${cases.length}`}>
            {(aside) => <CaseBand file={file} identity={identity} today={today} aside={aside} />}
          </TimerBand>
        )
      }
    >
      <div className="room">
        <AgendaList
          entries={entries}
          order={cases}
          parked={data.parked}
          current={first}
          meeting={meeting}
          today={today}
          onOpen={open}
          onSign={session.author.role === 'chair' ? () => setBeside('sign') : null}
          notHere={team.members.filter((member) => meeting.attendance.some((entry) => entry.user === member.user && (entry.present === 'apologies' || entry.present === 'absent'))).map((member) => member.name)}
        />
        {file === null ? (
          <div className="room-empty">
            {isErased && (
              <>
                <h1>This case was erased</h1>
                <p>{erasedWords(erasures.get(first ?? '') ?? null)} What was begun for it here went too. Nothing more can be recorded for it.</p>
                {cases[place + 1] !== undefined && (
                  <Button keys="PageDown" onPress={() => open(cases[place + 1])}>
                    Next case
                  </Button>
                )}
              </>
            )}
            {entries.length === 0 && (
              <>
                <p>No case is on this agenda. Put one on.</p>
                <Button onPress={() => goTo({ kind: 'meeting-plan', meeting: meetingId })}>Build the agenda</Button>
              </>
            )}
          </div>
        ) : (
          <>
            {readingBack && sentence !== '' ? (
              <ReadBack
                name={nameOf(identity)}
                sentence={sentence}
                onClose={() => setReadingBack(false)}
                onDone={() => void saving.save((context) => noteReadBack(context, openedNow(file.record), meetingId)).then(() => ifStillHere(() => setReadingBack(false)))}
              />
            ) : (
              <CaseColumn file={file} large={large} onLarge={() => setLarge(!large)} />
            )}
            <MinuteColumn
              key={file.id}
              minute={{
                file,
                record: file.record,
                identity,
                meeting: meetingId,
                team: team.team,
                members: team.members,
                quorum,
                present: meeting.attendance.filter((entry) => entry.present === 'here' || entry.present === 'remote').map((entry) => entry.user),
                providerOf: data.providerOf,
                signed: isMinuteSigned(file, meetingId),
                leave,
              }}
              inHand={inHand}
              setInHand={takeInHand}
              next={(section) => ifStillHere(() => setInHand((now) => (now === section ? nextSection[section] : now)))}
              outcome={outcome}
              setOutcome={setOutcome}
              endOtherwise={setBeside}
              readBack={() => setReadingBack(true)}
              saving={saving}
              said={leaving ? 'Press Esc again to leave this screen. Nothing is lost.' : projector.said !== '' ? projector.said : said.of === file.id && (said.entries === null || said.entries === file.record.order.length) && said.words !== '' ? said.words : projector.hint}
            />
          </>
        )}
        {beside === 'attendance' && <AttendancePanel meeting={meeting} members={team.members} quorum={quorum} onClose={() => setBeside(null)} />}
        {(beside === 'hold' || beside === 'carry-over' || beside === 'redirect') && file !== null && (
          <OtherEndPanel
            key={`${beside} ${file.id}`}
            end={beside}
            file={file}
            meeting={meetingId}
            quorate={quorum.quorate}
            today={today}
            onClose={() => ifStillHere(() => setBeside((now) => (now === beside ? null : now)))}
            onDone={(words) =>
              ifStillHere(() => {
                setInHand(null)
                setSaid({ words, of: file.id, entries: null })
              })
            }
          />
        )}
        {beside === 'history' && file !== null && (
          <HistoryPanel file={file} meeting={meetingId} section={inHand} providerName={(id) => data.providerOf(id)?.name ?? 'a provider'} onClose={() => setBeside(null)} />
        )}
        {beside === 'sign' && <SignMinutesPanel meeting={meetingId} entries={entries} onClose={() => setBeside(null)} onSigned={(words) => setSaid({ words, of: first ?? '', entries: null })} />}
        <p className="only-heard" role="status">
          {counted(entries.filter((entry) => entry.summary.outcome?.meeting === meetingId).length, 'case')} with an outcome
        </p>
      </div>
    </AppFrame>
  )
}

/** Told once, below the minute; gone when the record has moved on, or another case is shown. */
interface Said {
  readonly words: string
  readonly of: string
  /** How many entries the record has while the words hold; null when any will do. */
  readonly entries: number | null
}

const nothingSaid: Said = { words: '', of: '', entries: null }
const LEAVE_WITHIN_MS = 3000

/** X1: what the minute just left still lacks, said beside the next one. It stops nobody. */
function whatWasLeft(file: CaseFile, meeting: string, name: string, number: number, next: string): Said {
  const missing = isMinuteSigned(file, meeting) ? [] : whatIsMissing(file, meeting)
  return missing.length === 0 ? nothingSaid : { words: `The case just left, ${name}: not there yet: ${missing.map((part) => missingWords[part]).join(', ')}. Alt ${number} goes back.`, of: next, entries: null }
}

function firstCase(summary: unknown): string | null {
  const cases = (summary as { readonly cases?: readonly string[] } | undefined)?.cases
  return cases?.[0] ?? null
}
