import { useState } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { CANCELLED, type Cancelled } from '#domain/meeting/meeting.ts'
import type { MeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import { cancelMeeting, holdAfterAll } from '#actions/cancel-meeting.ts'
import { takeOffAgenda } from '#actions/change-agenda.ts'
import { openedNow } from '#actions/context.ts'
import { goTo, summaryOf, useApp } from '#state/app-store.ts'
import { useMay } from '#state/use-may.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { counted, showDayAndTime } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'
import { PlanRow, stepRow } from './plan-row.tsx'

/** Why the meeting does not take place. Nothing is deleted, and it can take place after all. */
export function CancelForm({ file, onClose }: { readonly file: MeetingFile; readonly onClose: () => void }) {
  const hint = `For example “the chair is ill”. ${file.agenda.length === 0 ? '' : `${counted(file.agenda.length, 'case')} on its agenda will wait for another meeting. `}Nobody is told by Consilium: tell those who were to come`
  return (
    <QuickForm
      name="Cancel the meeting"
      record={file.record}
      draft={CANCELLED}
      start={{ reason: '' }}
      fields={[{ box: 'reason', label: 'Why it is cancelled', hint }]}
      boxOf={{ 'cancelling-needs-a-reason': 'reason' }}
      button="Cancel the meeting"
      save={(context, opened, words) => cancelMeeting(context, opened, words.reason ?? '')}
      onClose={onClose}
    />
  )
}

interface CancelledMeetingProps {
  readonly file: MeetingFile
  readonly cancelled: Cancelled
  readonly today: CalendarDay
  readonly mayChange: boolean
}

/** Why it does not take place, what was on its agenda and waits, and the way back. */
export function CancelledMeeting({ file, cancelled, today, mayChange }: CancelledMeetingProps) {
  const summaries = useApp((state) => state.summaries)
  const mayPlan = useMay('plan-meeting')
  const saving = useSave()
  const [selected, setSelected] = useState<string | null>(null)
  const cases = file.agenda.flatMap((item) => summaryOf(summaries, 'case', item.case) ?? [])
  const hold = (): void => void saving.save((context) => holdAfterAll(context, openedNow(file.record)))
  const takeOff = (id: string): void => void saving.save((context) => takeOffAgenda(context, file.id, id))
  useKeys(
    [
      { keys: 'ArrowDown', words: 'next case', run: () => stepRow(1) },
      { keys: 'ArrowUp', words: 'case before', run: () => stepRow(-1) },
      ...(mayPlan ? [{ keys: 'U', words: 'it takes place after all', run: hold, inBar: true }] : []),
      ...(mayChange ? [{ keys: 'T', words: 'take off', run: () => selected !== null && takeOff(selected) }] : []),
    ],
    { name: 'Cancelled meeting' },
  )
  return (
    <>
      <p className="plan-cancelled">
        <strong dir="auto">Cancelled: {cancelled.reason}</strong>
      </p>
      <p className="text-quiet">
        {cancelled.by}, {showDayAndTime(cancelled.at)}. The meeting and its agenda stay in the record.
      </p>
      <SaveWords saving={saving} />
      {mayPlan && (
        <div className="plan-buttons">
          <Button keys="U" onPress={hold}>
            It takes place after all
          </Button>
        </div>
      )}
      <h2 className="plan-list-head">{cases.length === 0 ? 'Nothing was on its agenda' : `${counted(cases.length, 'case was', 'cases were')} on its agenda`}</h2>
      {cases.length > 0 && <p>They wait for another meeting, and are offered first for its agenda. Take off whoever no longer needs one.</p>}
      <ul className="plan-list">
        {cases.map((entry) => (
          <PlanRow
            key={entry.id}
            entry={entry}
            name={summaryOf(summaries, 'patient', entry.patient)?.name ?? 'Not on this computer yet'}
            today={today}
            note=""
            selected={selected === entry.id}
            onSelect={() => setSelected(entry.id)}
            onOpen={() => goTo({ kind: 'case', case: entry.id })}
            acts={
              mayChange && (
                <Button dense keys="T" onPress={() => takeOff(entry.id)}>
                  Take off
                </Button>
              )
            }
          />
        ))}
      </ul>
    </>
  )
}
