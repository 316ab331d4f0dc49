import { useState } from 'react'
import { mayDo } from '#domain/journal/role-table.ts'
import { CANCELLED, MEETING, type Meeting } from '#domain/meeting/meeting.ts'
import { mayChangePlan, type TypedMeeting } from '#domain/rules-across/plan-meeting.ts'
import type { MeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import { planMeeting } from '#actions/plan-meeting.ts'
import { goTo, useApp } from '#state/app-store.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { useMeeting, useTeam } from '#state/use-record.ts'
import { useNow } from '#state/use-now.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { Button, TextButton } from '../kit/button.tsx'
import { counted, showClock } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'
import { VersionsNotice } from '../kit/versions-notice.tsx'
import { AgendaBuilder } from './agenda-builder.tsx'
import { CancelForm, CancelledMeeting } from './cancelled-meeting.tsx'
import { dayWords } from './agenda-words.ts'
import { PlanForm } from './plan-form.tsx'
import { WhoComes } from './who-comes.tsx'
import '../meeting/meeting-room.css'
import '../today/today.css'
import './planning.css'

/** One meeting before it begins: when and where, what is on its agenda, what waits, and who comes. */
export function MeetingPlan({ meetingId }: { readonly meetingId: string }) {
  const file = useMeeting(meetingId)
  const session = useApp((state) => state.session)
  const team = useTeam(session?.team ?? null)
  const today = londonDay(useNow())
  const [changing, setChanging] = useState(false)
  const [cancelling, setCancelling] = useState(false)
  if (file === null || team === null || session === null) return <AppFrame current="meetings">{null}</AppFrame>
  const mayPlan = mayDo(session.author.role, 'plan-meeting').ok
  const mayChange = mayDo(session.author.role, 'change-agenda').ok
  const { meeting } = file
  if (changing && meeting !== null) {
    return (
      <AppFrame current="meetings">
        <div className="plan" data-area="Change the plan" tabIndex={-1}>
          <h1>Change the meeting</h1>
          <PlanForm
            record={file.record}
            draftKey={MEETING}
            offered={typedOf(meeting)}
            meeting={meetingId}
            today={today}
            save={(context, opened, typed) => planMeeting(context, opened, typed)}
            onSaved={() => setChanging(false)}
            onLeave={() => setChanging(false)}
          />
        </div>
      </AppFrame>
    )
  }
  return (
    <AppFrame current="meetings">
      <div className="today">
        <div className="today-main" data-area="The agenda" tabIndex={-1}>
          <PlanHead file={file} mayPlan={mayPlan} onChange={() => setChanging(true)} onCancel={() => setCancelling(true)} />
          <VersionsNotice record={file.record} unit={MEETING} />
          <VersionsNotice record={file.record} unit={CANCELLED} />
          {cancelling && file.cancelled === null && <CancelForm file={file} onClose={() => setCancelling(false)} />}
          {file.cancelled === null ? <AgendaBuilder file={file} today={today} mayChange={mayChange} /> : <CancelledMeeting file={file} cancelled={file.cancelled} today={today} mayChange={mayChange} />}
        </div>
        {file.cancelled === null && <WhoComes meeting={file} team={team} mayRecord={mayDo(session.author.role, 'record-attendance').ok} />}
      </div>
    </AppFrame>
  )
}

interface PlanHeadProps {
  readonly file: MeetingFile
  readonly mayPlan: boolean
  readonly onChange: () => void
  readonly onCancel: () => void
}

function PlanHead({ file, mayPlan, onChange, onCancel }: PlanHeadProps) {
  const { meeting, opened, cancelled } = file
  const mayChange = mayPlan && meeting !== null && mayChangePlan(file).ok
  const toPaper = (paper: 'agenda' | 'minutes'): void => goTo({ kind: 'paper', paper, meeting: file.id })
  const enter = (): void => goTo({ kind: 'meeting-room', meeting: file.id, case: null })
  useKeys(
    [
      ...(mayChange ? [{ keys: 'E', words: 'change day, time or room', run: onChange, inBar: true }, { keys: 'X', words: 'cancel the meeting', run: onCancel }] : []),
      ...(opened === null ? [] : [{ keys: 'G', words: 'go on with the meeting', run: enter }]),
      { keys: 'R', words: 'the agenda on paper', run: () => toPaper('agenda') },
      ...(opened === null ? [] : [{ keys: 'M', words: 'the minutes on paper', run: () => toPaper('minutes') }]),
      { keys: 'Escape', words: 'back to the meetings', run: () => goTo({ kind: 'meetings' }) },
    ],
    { name: 'Planned meeting' },
  )
  return (
    <>
      <p className="text-quiet">{cancelled !== null ? 'Cancelled meeting' : opened === null ? 'Planned meeting' : 'Opened meeting'}</p>
      <div className="today-head">
        <h1>{meeting === null ? 'A meeting' : `${meeting.name}, ${dayWords(meeting.on)} at ${showClock(meeting.at)}`}</h1>
        <span className="today-acts">
          <Button keys="R" onPress={() => toPaper('agenda')}>
            Agenda on paper
          </Button>
          {opened !== null && (
            <Button keys="M" onPress={() => toPaper('minutes')}>
              Minutes on paper
            </Button>
          )}
          {mayChange && (
            <Button keys="E" onPress={onChange}>
              Change
            </Button>
          )}
          {opened !== null && (
            <Button keys="G" onPress={enter}>
              Go on with the meeting
            </Button>
          )}
        </span>
      </div>
      {meeting !== null && (
        <p className="text-quiet">
          {meeting.room}, {counted(meeting.minutes, 'minute')}
        </p>
      )}
      {mayChange && (
        <TextButton keys="X" onPress={onCancel}>
          Cancel the meeting
        </TextButton>
      )}
    </>
  )
}

function typedOf({ name, on, at, room, minutes }: Meeting): TypedMeeting {
  return { name, on: dayWords(on).replace(/^\S+ /, ''), at: showClock(at), room, minutes: String(minutes) }
}
