import { useState } from 'react'
import { longDay, weekdayOf, type CalendarDay } from '#domain/basics/calendar.ts'
import { isOver } from '#domain/rules-across/wait-for-meeting.ts'
import { agendaLacks } from '#domain/rules-across/agenda-lacks.ts'
import type { CaseSummary, MeetingSummary } from '#domain/rules-across/summaries.ts'
import { moveCase } from '#actions/change-agenda.ts'
import { openMeeting } from '#actions/open-meeting.ts'
import { openedNow } from '#actions/context.ts'
import { casesOn, goTo, summariesOf, summaryOf, useAppParts } from '#state/app-store.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { readMeeting, useMeeting } from '#state/use-record.ts'
import { useNow } from '#state/use-now.ts'
import { versionKept } from '#state/version-kept.ts'
import { useSave } from '#state/use-save.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { Button, TextButton } from '../kit/button.tsx'
import { counted, showClock } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { NewCaseButton } from '../new-case/new-case-button.tsx'
import { PlanMeetingButton } from '../planning/plan-meeting-button.tsx'
import { missingWords } from '../planning/agenda-words.ts'
import { focusRow, MoveButtons, PlanRow, stepRow } from '../planning/plan-row.tsx'
import { QuorumLine } from '../planning/quorum-line.tsx'
import { ErasedOn } from './erased-on.tsx'
import { NextMeetingBrief } from './next-meeting-brief.tsx'
import { OwedToday } from './owed-today.tsx'
import { caseNote, nextMeeting, readiness, startsIn } from './today-words.ts'
import { TodayAside } from './today-aside.tsx'
import './today.css'

/** What needs you today: the next meeting and whether it is ready with no network; then court, parked, to sign, owed. */
export function Today() {
  const { summaries, session, listed } = useAppParts('summaries', 'session', 'listed')
  const now = useNow()
  const today = londonDay(now)
  const meeting = nextMeeting(summariesOf(summaries, 'meeting'), summariesOf(summaries, 'case'), today)
  const isSecretary = session?.author.role === 'secretary'
  return (
    <AppFrame current="today">
      <div className="today">
        <div className="today-main" data-area="Next meeting" tabIndex={-1}>
          {isSecretary && <OwedToday today={today} acts={<NewCaseButton />} />}
          {isSecretary ? null : meeting === null ? <NoMeeting listed={listed} /> : <NextMeeting meeting={meeting} now={now} today={today} />}
        </div>
        {session !== null && <TodayAside summaries={summaries} author={session.author} today={today} meeting={isSecretary ? <SecretaryMeeting meeting={meeting} listed={listed} now={now} /> : null} />}
      </div>
    </AppFrame>
  )
}

/** Beside what is owed: the next meeting, or planning one. */
function SecretaryMeeting({ meeting, listed, now }: { readonly meeting: MeetingSummary | null; readonly listed: boolean; readonly now: string }) {
  if (meeting !== null) return <NextMeetingBrief meeting={meeting} now={now} />
  return (
    <section>
      <h2>No meeting planned</h2>
      <p>A meeting needs a date, a room and a quorum.</p>
      {listed && <PlanMeetingButton keys="P" />}
    </section>
  )
}

function NoMeeting({ listed }: { readonly listed: boolean }) {
  return (
    <>
      <div className="today-head">
        <h1>{listed ? 'No meeting planned' : 'Today'}</h1>
        <span className="today-acts">
          <NewCaseButton />
          {listed && <PlanMeetingButton keys="P" primary />}
        </span>
      </div>
      <p>{listed ? 'A meeting needs a date, a room and a quorum. One planned by your team appears here when this computer has fetched it.' : 'Reading the records on this computer.'}</p>
    </>
  )
}

interface NextMeetingProps {
  readonly meeting: MeetingSummary
  readonly now: string
  readonly today: CalendarDay
}

function NextMeeting({ meeting, now, today }: NextMeetingProps) {
  const { summaries, erased, saving: saved } = useAppParts('summaries', 'erased', 'saving')
  const file = useMeeting(meeting.id)
  const saving = useSave()
  const [selected, setSelected] = useState<string | null>(null)
  const onAgenda = casesOn(meeting, summaries)
  const cases = onAgenda.flatMap((id) => summaryOf(summaries, 'case', id) ?? [])
  // As the meeting numbers them: the place of one that was erased goes to no other.
  const order = meeting.cases.filter((id) => summaries.has(`case/${id}`) || erased.has(`case/${id}`))
  const open = async (): Promise<void> => {
    const here = file ?? (await readMeeting(meeting.id))
    if (here.opened === null && !(await saving.save((context) => openMeeting(context, openedNow(here.record))))) return
    goTo({ kind: 'meeting-room', meeting: meeting.id, case: null })
  }
  const view = { meetings: summariesOf(summaries, 'meeting'), cases: summariesOf(summaries, 'case'), today }
  /** What a case lacked does not matter once this meeting has decided it. */
  const missingFor = (entry: CaseSummary): string =>
    entry.outcome?.meeting === meeting.id ? '' : missingWords(file?.agenda.find((item) => item.case === entry.id)?.note ?? '', agendaLacks(entry, meeting, view))
  const over = isOver(meeting, view)
  const enter = over ? 'Look at the meeting' : meeting.opened ? 'Go on with the meeting' : 'Open the meeting'
  const plan = (): void => goTo({ kind: 'meeting-plan', meeting: meeting.id })
  const move = async (by: -1 | 1): Promise<void> => {
    // With no case chosen there is none to move: one is chosen first.
    if (selected === null) stepRow(1)
    else if (await saving.save((context) => moveCase(context, meeting.id, selected, by))) focusRow(selected)
  }
  useKeys(
    [
      { keys: 'Enter', words: enter.toLowerCase(), run: () => void open(), inBar: true },
      { keys: 'ArrowDown', words: 'next case', run: () => stepRow(1) },
      { keys: 'ArrowUp', words: 'case before', run: () => stepRow(-1) },
      { keys: 'Alt+ArrowUp', words: 'move a case up', run: () => void move(-1) },
      { keys: 'Alt+ArrowDown', words: 'move a case', run: () => void move(1), inBar: true },
      { keys: 'A', words: 'the agenda and who comes', run: plan },
    ],
    { name: 'Today' },
  )
  const ready = readiness(meeting, summaries, saved)
  return (
    <>
      <p className="text-quiet">{over ? 'Minutes signed' : 'Next meeting'}</p>
      <div className="today-head">
        <h1>
          {meeting.name}, {meeting.on === today ? 'today' : `${weekdayOf(meeting.on)} ${longDay(meeting.on)}`} at {showClock(meeting.at)}
        </h1>
        <span className="today-acts">
          <NewCaseButton />
          <Button kind="primary" keys="Enter" onPress={() => void open()}>
            {enter}
          </Button>
        </span>
      </div>
      <p className="text-quiet">
        {meeting.room}, {meeting.minutes} minutes. {over ? '' : startsIn(meeting, now)}
      </p>
      <div className="today-ready">
        <h2>{ready.title}</h2>
        <TextButton keys="A" onPress={plan}>
          Agenda and who comes
        </TextButton>
      </div>
      <p>{ready.words}</p>
      {file !== null && !meeting.opened && <QuorumLine meeting={file} />}
      <SaveWords saving={saving} />
      <ol className="today-cases">
        {cases.map((entry) => (
          <PlanRow
            key={entry.id}
            number={order.indexOf(entry.id) + 1}
            entry={entry}
            name={summaryOf(summaries, 'patient', entry.patient)?.name ?? 'Not on this computer yet'}
            today={today}
            note={caseNote(entry, today, { meeting: meeting.id, isWhole: missingFor(entry) === '', kept: versionKept(summaries, entry) })}
            missing={missingFor(entry)}
            selected={selected === entry.id}
            onSelect={() => setSelected(entry.id)}
            onOpen={() => goTo({ kind: 'case', case: entry.id })}
            acts={<MoveButtons onMove={(by) => void move(by)} />}
          />
        ))}
      </ol>
      <ErasedOn meeting={meeting} />
      {onAgenda.length === 0 && <p>No case is on this agenda yet.</p>}
      {cases.length < onAgenda.length && <p>{counted(onAgenda.length - cases.length, 'case is', 'cases are')} not on this computer yet. They come with the next fetch from the trust server.</p>}
    </>
  )
}
