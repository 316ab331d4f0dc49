import { longDay, type CalendarDay } from '#domain/basics/calendar.ts'
import { isPresumedCompetent } from '#domain/person/coming-of-age.ts'
import { COMPETENCE, competenceDecisions, REPORT_ACCESS, type Competence, type Person } from '#domain/person/person-parts.ts'
import { mayDecideAccess } from '#domain/rules-across/may-decide-access.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { recordCompetence, recordReportAccess } from '#actions/record-competence.ts'
import { useApp } from '#state/app-store.ts'
import { Radios } from '../kit/radios.tsx'
import { SelectField } from '../kit/select-field.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { TextField } from '../kit/text-field.tsx'
import { accessWords, decisionWords } from '../kit/words-for-people.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { PeopleForm } from './people-form.tsx'
import { useWritten } from './use-written.ts'

/** What was found about the young person, decision by decision (P14), and what is presumed. */
export function PeopleCompetence({ file, born, today }: { readonly file: CaseFile; readonly born: CalendarDay; readonly today: CalendarDay }) {
  const presumed = isPresumedCompetent(born, today)
  return (
    <>
      {presumed && <p>16 or 17: presumed able to consent. Nobody has to assess it.</p>}
      {file.competences.map((note) => (
        <p key={note.decision} dir="auto">
          <strong>{note.found === 'competent' ? 'Competent' : 'Not competent'}</strong> {decisionWords[note.decision]}: {note.words}{' '}
          <span className="text-quiet">
            {note.by}, {longDay(note.on)}
          </span>
        </p>
      ))}
      {!presumed && file.competences.length === 0 && <p>No note yet. Competence is for one decision at a time.</p>}
    </>
  )
}

interface CompetenceFormProps {
  readonly file: CaseFile
  readonly onClose: () => void
}

export function PeopleCompetenceForm({ file, onClose }: CompetenceFormProps) {
  const author = useApp((state) => state.session?.author.name ?? '')
  const form = useWritten({
    record: file.record,
    draftKey: COMPETENCE,
    inRecord: { decision: 'second-opinion', found: '', by: author, on: '', words: '' },
    name: 'Save the note',
    write: (context, opened, words) =>
      recordCompetence(context, opened, { decision: decisionOf(words['decision']), found: foundOf(words['found']), by: words['by'] ?? '', on: words['on'] ?? '', words: words['words'] ?? '' }),
    onSaved: onClose,
    onClose,
    boxes: { 'competence-needs-who': 'by', 'competence-needs-words': 'words', 'day-not-understood': 'on' },
  })
  const found = foundOf(form.draft.words['found'])
  return (
    <PeopleForm form={form} title="Competence for one decision" saveWords="Save the note" onClose={onClose}>
      <SelectField {...form.box('decision')} label="For which decision" choices={competenceDecisions.map((value) => ({ value, words: decisionWords[value] }))} />
      <Radios
        id="competence-found"
        legend="What was found"
        beside
        choices={[
          { value: 'competent', words: 'Competent to decide this' },
          { value: 'not-competent', words: 'Not competent to decide this' },
        ]}
        chosen={found}
        onChoose={(value) => form.draft.change('found', value)}
      />
      <TextField {...form.box('by')} label="Who assessed it" width="half" />
      <TextField {...form.box('on')} label="When" width="narrow" hint="For example 8 10 2026. Empty is today" />
      <TextArea {...form.box('words')} label="What they understood, weighed and said" />
    </PeopleForm>
  )
}

function foundOf(word: string | undefined): Competence['found'] | null {
  return (['competent', 'not-competent'] as const).find((found) => found === word) ?? null
}

function decisionOf(word: string | undefined): Competence['decision'] {
  return competenceDecisions.find((decision) => decision === word) ?? 'second-opinion'
}

interface AccessFormProps {
  readonly file: CaseFile
  readonly person: Person & { readonly id: string }
  readonly born: CalendarDay
  readonly today: CalendarDay
  readonly onClose: () => void
}

/** P15: what the young person wants this reader to read of the report. */
export function PeopleAccessForm({ file, person, born, today, onClose }: AccessFormProps) {
  const said = file.reportAccess.find((entry) => entry.person === person.id)
  const may = mayDecideAccess(file, born, today)
  const form = useWritten({
    record: file.record,
    draftKey: `${REPORT_ACCESS}/${person.id}`,
    inRecord: { may: said?.may ?? '', words: said?.words ?? '' },
    name: 'Save what they may read',
    write: (context, opened, words) => recordReportAccess(context, opened, person.id, { may: accessOf(words['may']), words: words['words'] ?? '' }, born),
    onSaved: onClose,
    onClose,
  })
  const chosen = accessOf(form.draft.words['may'])
  return (
    <PeopleForm form={form} title={`What ${person.name} may read of the report`} saveWords="Save what they may read" onClose={onClose}>
      {!may.ok && form.saving.refusal === null && <p>{wordsFor(may.refusal)}</p>}
      <Radios
        id="access-may"
        legend="What the young person wants"
        beside
        choices={(['all', 'part', 'nothing'] as const).map((value) => ({ value, words: accessWords[value] }))}
        chosen={chosen}
        onChoose={(value) => form.draft.change('may', value)}
      />
      <TextArea {...form.box('words')} label="In their own words" />
    </PeopleForm>
  )
}

function accessOf(word: string | undefined): 'all' | 'part' | 'nothing' | null {
  return (['all', 'part', 'nothing'] as const).find((may) => may === word) ?? null
}
