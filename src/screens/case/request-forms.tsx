import { shortDay } from '#domain/basics/calendar.ts'
import { BRIEF, HEARING, QUESTION } from '#domain/case/case-parts.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { recordBrief, recordHearing, recordQuestion } from '#actions/record-request.ts'
import { TextArea } from '../kit/text-area.tsx'
import { TextField } from '../kit/text-field.tsx'
import { PeopleForm } from './people-form.tsx'
import { useWritten } from './use-written.ts'

interface RequestFormProps {
  readonly file: CaseFile
  readonly onClose: () => void
}

/** The question as the meeting hears it. */
export function QuestionForm({ file, onClose }: RequestFormProps) {
  const form = useWritten({
    record: file.record,
    draftKey: QUESTION,
    inRecord: { text: file.question?.text ?? '' },
    name: 'Save the question',
    write: (context, opened, words) => recordQuestion(context, opened, words['text'] ?? ''),
    onSaved: onClose,
    onClose,
    boxes: { 'question-missing': 'text' },
  })
  return (
    <PeopleForm form={form} title="The question" saveWords="Save the question" onClose={onClose}>
      <TextArea {...form.box('text')} label="The question, in one line" hint="As the meeting will hear it" />
    </PeopleForm>
  )
}

/** Diagnoses, treatment and who treated: read out in the meeting, and asked about one team at a time. */
export function BriefForm({ file, onClose }: RequestFormProps) {
  const { brief } = file
  const form = useWritten({
    record: file.record,
    draftKey: BRIEF,
    inRecord: { diagnoses: brief?.diagnoses.join('\n') ?? '', soFar: brief?.soFar ?? '', now: brief?.now ?? '', treatedBy: brief?.treatedBy.join('\n') ?? '' },
    name: 'Save what is known',
    write: (context, opened, words) => recordBrief(context, opened, { diagnoses: words['diagnoses'] ?? '', soFar: words['soFar'] ?? '', now: words['now'] ?? '', treatedBy: words['treatedBy'] ?? '' }),
    onSaved: onClose,
    onClose,
  })
  return (
    <PeopleForm form={form} title="What is known, in brief" saveWords="Save what is known" onClose={onClose}>
      <TextArea {...form.box('diagnoses')} label="Diagnoses" hint="One on each line. There may be several, and working diagnoses among them" />
      <TextArea {...form.box('soFar')} label="Treatment so far" />
      <TextArea {...form.box('now')} label="Now" hint="How the child is, and the current plan" />
      <TextArea {...form.box('treatedBy')} label="Teams that treat or have treated the child" hint="One on each line, here and elsewhere. A provider is usually independent of each" />
    </PeopleForm>
  )
}

/** Row 28: the day a court looks at the case, and who in the trust’s legal team knows. */
export function HearingForm({ file, onClose }: RequestFormProps) {
  const { hearing } = file
  const form = useWritten({
    record: file.record,
    draftKey: HEARING,
    inRecord: { on: hearing?.on ?? '', legalContact: hearing?.legalContact ?? '', restriction: hearing?.restriction === true ? 'yes' : '' },
    name: 'Save the hearing',
    write: (context, opened, words) => recordHearing(context, opened, { on: words['on'] ?? '', legalContact: words['legalContact'] ?? '', restriction: words['restriction'] === 'yes' }),
    onSaved: onClose,
    onClose,
    boxes: { 'hearing-needs-a-day': 'on', 'hearing-needs-legal-contact': 'legalContact' },
  })
  const restriction = form.draft.words['restriction'] === 'yes'
  return (
    <PeopleForm form={form} title="Court hearing" saveWords="Save the hearing" onClose={onClose}>
      <TextField {...form.box('on')} label="On which day" width="half" hint={hearing === null ? 'For example 13 oct or 2026-10-13' : `For example 13 oct. Now ${shortDay(hearing.on)}`} />
      <TextField {...form.box('legalContact')} label="Legal contact" width="half" hint="The person in the trust’s legal team, and how to reach them" />
      <label className="check" htmlFor="hearing-restriction">
        <input id="hearing-restriction" type="checkbox" checked={restriction} onChange={() => form.draft.change('restriction', restriction ? '' : 'yes')} />
        <span>A reporting restriction: the name is left off paper and the projector</span>
      </label>
    </PeopleForm>
  )
}
