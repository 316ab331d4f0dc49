import { useState } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { planWarnings, readMeetingDay, readPlan, type TypedMeeting } from '#domain/rules-across/plan-meeting.ts'
import type { ActionContext, Opened, Saved } from '#actions/context.ts'
import { summariesOf, useApp } from '#state/app-store.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft, type Words } from '#state/use-draft.ts'
import { useSave } from '#state/use-save.ts'
import { useChaserCalendar } from '../board/use-calendar.ts'
import { Button, SubmitButton } from '../kit/button.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import type { FieldError } from '../kit/field-error.ts'
import { focusBox } from '../kit/focus-on-open.ts'
import { KeyCap } from '../kit/key-cap.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { dayWords, warningWords } from './agenda-words.ts'

interface PlanFormProps {
  /** The record the draft is kept with: the meeting’s, or the team’s while there is no meeting yet. */
  readonly record: FoldedRecord
  readonly draftKey: string
  readonly offered: TypedMeeting
  /** The meeting that is changed; null for a new one. */
  readonly meeting: string | null
  readonly today: CalendarDay
  readonly save: (context: ActionContext, opened: Opened, typed: TypedMeeting) => Promise<Saved>
  readonly onSaved: () => void
  readonly onLeave: () => void
}

/** Name, day, time, room and minutes, each as people type them. What the day might be a slip about is said and stops nobody. */
export function PlanForm({ record, draftKey, offered, meeting, today, save, onSaved, onLeave }: PlanFormProps) {
  const draft = useDraft(record, draftKey, { ...offered })
  const saving = useSave()
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [attempt, setAttempt] = useState(0)
  const typed = typedOf(draft.words)
  const submit = async (): Promise<void> => {
    if (saving.busy) return
    const plan = readPlan(typedOf(draft.now()), today)
    setErrors(plan.ok ? [] : plan.problems.map(({ field, refusal }) => ({ field: boxId(field), words: wordsFor(refusal) })))
    saving.clear()
    if (!plan.ok) return setAttempt((count) => count + 1)
    const { whole } = await saveDraft(saving, draft, (context, opened, inAct) => save(context, opened, typedOf(inAct)))
    if (whole) onSaved()
  }
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: meeting === null ? 'plan it' : 'save the plan', run: () => void submit(), inBar: true },
      { keys: 'Escape', words: 'leave, words kept', run: onLeave, inBar: true },
    ],
    { name: 'Plan a meeting' },
  )
  const box = (field: keyof TypedMeeting) => ({
    id: boxId(field),
    value: typed[field],
    onChange: (text: string) => draft.change(field, text),
    error: errors.find((error) => error.field === boxId(field))?.words,
  })
  return (
    <form
      className="plan-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {draft.unfinished && <p className="text-quiet">Unfinished, not in the record. It is kept on this computer as a draft.</p>}
      <ErrorSummary errors={errors} attempt={attempt} />
      <TextField {...box('name')} label="Name" width="half" />
      <TextField {...box('on')} label="Day" hint="For example thu, +7, 15/10 or 15 October 2026" width="half" boxRef={focusBox} />
      <DayRead typed={typed.on} meeting={meeting} today={today} />
      <TextField {...box('at')} label="Time" hint="For example 1pm or 13:00" width="narrow" />
      <TextField {...box('room')} label="Room" width="half" />
      <TextField {...box('minutes')} label="How many minutes" width="narrow" kind="digits" />
      <SaveWords saving={saving} />
      <div className="plan-buttons">
        <SubmitButton busy={saving.busy}>{meeting === null ? 'Plan the meeting' : 'Save the plan'}</SubmitButton>
        <KeyCap cap="Ctrl ↵" />
        <Button keys="Escape" onPress={onLeave}>
          {meeting === null ? 'Back to the meetings' : 'Back to the agenda'}
        </Button>
      </div>
    </form>
  )
}

/** What the typed day was read as, and what it might be a slip about (M11). */
function DayRead({ typed, meeting, today }: { readonly typed: string; readonly meeting: string | null; readonly today: CalendarDay }) {
  const summaries = useApp((state) => state.summaries)
  const { bankHolidays } = useChaserCalendar()
  const day = readMeetingDay(typed, today)
  const warnings = day.ok ? planWarnings(day.value, meeting, summariesOf(summaries, 'meeting').filter(({ cancelled }) => cancelled === null), bankHolidays) : []
  return (
    <p role="status" className="plan-day">
      {day.ok && dayWords(day.value)}
      {day.ok && warnings.length > 0 && (
        <strong>
          . {warnings.map((warning) => warningWords(warning, day.value)).join(' ')} You can plan it all the same.
        </strong>
      )}
    </p>
  )
}

function boxId(field: keyof TypedMeeting): string {
  return `plan-${field}`
}

function typedOf({ name = '', on = '', at = '', room = '', minutes = '' }: Words): TypedMeeting {
  return { name, on, at, room, minutes }
}
