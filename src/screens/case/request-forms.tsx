import { longDay, type CalendarDay } from '#domain/basics/calendar.ts'
import { BEFORE, disagreements, indications, indicationsUnit, type DisagreementKind, type IndicationCode } from '#domain/case/indications.ts'
import type { Prose } from '#domain/basics/prose.ts'
import { routes } from '#domain/case/screening.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { indicationsOf } from '#domain/rules-across/why-and-sides.ts'
import { openedNow } from '#actions/context.ts'
import { correctRoute } from '#actions/close-route.ts'
import { recordIndications } from '#actions/record-indications.ts'
import { chooseMode, withdrawHearing, writeBioethics, writeBrief, writeHearing, writeQuestion, writeSetting } from '#actions/write-request.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import { routeWords } from '../kit/route-words.ts'
import { SaveWords } from '../kit/save-words.tsx'
import type { seenWays } from '../after/method-words.ts'

/** The parts of a request that a form changes, by the key that opens it. */
export const requestForms = [
  { id: 'question', key: 'Q', words: 'The question' },
  { id: 'why', key: 'I', words: 'Why' },
  { id: 'brief', key: 'B', words: 'In brief' },
  { id: 'setting', key: 'P', words: 'Where the child is' },
  { id: 'mode', key: 'M', words: 'What is asked of the provider' },
  { id: 'hearing', key: 'H', words: 'Court hearing' },
  { id: 'bioethics', key: 'T', words: 'Bioethics review' },
  { id: 'route', key: 'R', words: 'What kind of request' },
] as const
export type RequestFormId = (typeof requestForms)[number]['id']

interface RequestFormProps {
  readonly id: RequestFormId
  readonly file: CaseFile
  readonly today: CalendarDay
  /** The standard questions, as the trust words them. */
  readonly offered: readonly Prose[]
  readonly onClose: () => void
}

/** One part of a request, written before the meeting or put right later; each is a part of its own in the record. */
export function RequestForm({ id, file, offered, onClose }: RequestFormProps) {
  switch (id) {
    case 'question':
      return (
        <QuickForm
          name="The question" record={file.record} draft="question" start={{ text: file.question?.text ?? '', inShort: file.question?.inShort ?? '' }}
          fields={[{ box: 'text', label: 'The question, in one line', kind: 'area', hint: 'As the meeting will hear it' }, { box: 'inShort', label: 'In short, for lists', hint: 'Can stay empty', width: 'half' }]}
          boxOf={{ 'question-missing': 'text' }} button="Save the question"
          save={(context, opened, words) => writeQuestion(context, opened, words.text ?? '', words.inShort ?? '')} onClose={onClose}
        />
      )
    case 'brief':
      return (
        <QuickForm
          name="In brief" record={file.record} draft="brief"
          start={{ diagnoses: file.brief?.diagnoses.join('\n') ?? '', soFar: file.brief?.soFar ?? '', now: file.brief?.now ?? '', treatedBy: file.brief?.treatedBy.join('\n') ?? '', options: file.brief?.options?.join('\n') ?? '' }}
          fields={[
            { box: 'diagnoses', label: 'Diagnoses', kind: 'area', hint: 'One a line. There may be more than one' },
            { box: 'soFar', label: 'Treatment so far', kind: 'area' },
            { box: 'now', label: 'Now', kind: 'area' },
            { box: 'options', label: 'Treatments to choose between', kind: 'area', hint: 'One a line, with “no further treatment” if anybody raised it. The letter lists each' },
            { box: 'treatedBy', label: 'Teams that treat or have treated the child', kind: 'area', hint: 'One a line, here and elsewhere. Independence is checked against each' },
          ]}
          button="Save in brief"
          save={(context, opened, words) => writeBrief(context, opened, { diagnoses: words.diagnoses ?? '', soFar: words.soFar ?? '', now: words.now ?? '', treatedBy: words.treatedBy ?? '', options: words.options ?? '' })} onClose={onClose}
        />
      )
    case 'route':
      return (
        <QuickForm
          name="What kind of request" record={file.record} draft="route" start={{ to: '', why: '' }}
          fields={[{ box: 'to', label: 'It is', kind: 'choice', choices: routes.filter((route) => route !== file.route).map((route) => ({ value: route, words: routeWords[route] })) }, { box: 'why', label: 'Why it is another kind', hint: 'The first answers stay in the record' }]}
          boxOf={{ 'route-is-the-same': 'to', 'route-needs-a-reason': 'why' }} button="Put it right"
          save={(context, opened, words) => correctRoute(context, opened, { to: words.to ?? '', why: words.why ?? '', offered })} onClose={onClose}
        />
      )
    case 'setting':
      return (
        <QuickForm
          name="Where the child is" record={file.record} draft="setting" start={{ place: file.setting?.place ?? '', where: file.setting?.where ?? '' }}
          fields={[{ box: 'place', label: 'Where', kind: 'choice', choices: [{ value: 'inpatient', words: 'Inpatient' }, { value: 'outpatient', words: 'Outpatient' }] }, { box: 'where', label: 'Ward or clinic', width: 'half' }]}
          boxOf={{ 'setting-missing': 'place' }} button="Save where the child is"
          save={(context, opened, words) => writeSetting(context, opened, words.place ?? '', words.where ?? '')} onClose={onClose}
        />
      )
    case 'mode':
      return (
        <QuickForm
          name="What is asked of the provider" record={file.record} draft="mode" start={{ how: file.mode?.how ?? usualMode(file), why: file.mode?.why ?? '' }}
          fields={[{ box: 'how', label: 'What they are asked to do', kind: 'choice', choices: askedWays }, { box: 'why', label: 'Why this way', when: ({ how }) => usualMode(file) !== '' && how !== usualMode(file) }]}
          boxOf={{ 'mode-missing': 'how', 'mode-needs-a-reason': 'why' }} button="Save what is asked"
          save={(context, opened, words) => chooseMode(context, opened, words.how ?? '', words.why ?? '')} onClose={onClose}
        />
      )
    case 'hearing':
      return <HearingForm file={file} onClose={onClose} />
    case 'bioethics':
      return (
        <QuickForm
          name="Bioethics review" record={file.record} draft="bioethics" start={{ on: file.bioethics === null ? '' : longDay(file.bioethics.on) }}
          fields={[{ box: 'on', label: 'The day of the Paediatric Bioethics Team’s review', hint: 'For example 22 10 2026. Empty when there is none. The opinion is asked for before it', width: 'narrow' }]}
          boxOf={{ 'review-needs-its-day': 'on' }} button="Save the review’s day"
          save={(context, opened, words) => writeBioethics(context, opened, words.on ?? '')} onClose={onClose}
        />
      )
    case 'why':
      return <WhyForm file={file} onClose={onClose} />
  }
}

const askedWays = [{ value: 'visit', words: 'To visit here' }, { value: 'clinic', words: 'To see the child in their clinic' }, { value: 'report-only', words: 'A report from the records alone' }] satisfies typeof seenWays

function usualMode({ setting }: Pick<CaseFile, 'setting'>): string {
  return setting === null ? '' : setting.place === 'inpatient' ? 'visit' : 'clinic'
}

export function modeWords({ mode, setting }: Pick<CaseFile, 'mode' | 'setting'>): string {
  const how = mode?.how ?? usualMode({ setting })
  const words = askedWays.find(({ value }) => value === how)?.words ?? ''
  return mode === null || mode.why === '' ? words : `${words}. ${mode.why}`
}

function HearingForm({ file, onClose }: { readonly file: CaseFile; readonly onClose: () => void }) {
  const saving = useSave()
  const withdraw = async (): Promise<void> => {
    if (await saving.save((context) => withdrawHearing(context, openedNow(file.record)))) onClose()
  }
  return (
    <>
      <QuickForm
        name="Court hearing" record={file.record} draft="hearing"
        start={{ on: file.hearing === null ? '' : longDay(file.hearing.on), legalContact: file.hearing?.legalContact ?? '', restriction: file.hearing?.restriction === true ? 'yes' : '' }}
        fields={[
          { box: 'on', label: 'The day of the hearing', hint: 'For example 13 10 2026', width: 'narrow' },
          { box: 'legalContact', label: 'Legal contact', hint: 'Name and telephone', width: 'half' },
          { box: 'restriction', label: 'There is a reporting restriction: the name is hidden on the projector and on paper', kind: 'tick' },
        ]}
        boxOf={{ 'hearing-needs-its-day': 'on', 'hearing-needs-a-legal-contact': 'legalContact', 'restriction-is-the-chairs': 'restriction' }} button="Save the hearing"
        save={(context, opened, words) => writeHearing(context, opened, { on: words.on ?? '', legalContact: words.legalContact ?? '', restriction: words.restriction === 'yes' })} onClose={onClose}
      />
      {file.hearing !== null && (
        <Button dense onPress={() => void withdraw()}>
          {file.hearing.restriction ? 'There is no hearing any more, and no reporting restriction' : 'There is no hearing any more'}
        </Button>
      )}
      <SaveWords saving={saving} />
    </>
  )
}

/** Why, as it is proposed before any meeting; a meeting records its own. */
function WhyForm({ file, onClose }: { readonly file: CaseFile; readonly onClose: () => void }) {
  const before = indicationsOf(file, BEFORE)
  return (
    <QuickForm
      name="Why" record={file.record} draft={indicationsUnit(BEFORE)}
      start={{ chosen: before.chosen.join(' '), kinds: before.disagreements.join(' '), primary: before.primary ?? '', none: before.none }}
      fields={[
        { box: 'chosen', label: 'Why a second opinion', kind: 'ticks', hint: 'More than one may hold, and none is an answer too', choices: indications.map(({ code, words }) => ({ value: code, words })) },
        { box: 'kinds', label: 'Who disagrees', kind: 'ticks', choices: disagreements.map(({ kind, words }) => ({ value: kind, words })), when: ({ chosen }) => (chosen ?? '').includes('I5') },
        { box: 'primary', label: 'Which is the primary one', kind: 'choice', choices: indications.map(({ code, words }) => ({ value: code, words })), when: ({ chosen }) => (chosen ?? '').trim().includes(' ') },
        { box: 'none', label: 'None of these: in your own or the family’s words', when: ({ chosen }) => (chosen ?? '').trim() === '' },
      ]}
      boxOf={{ 'disagreement-needs-its-kind': 'kinds', 'indication-needs-a-primary': 'primary' }} button="Save why"
      save={(context, opened, words) => {
        const chosen = indications.map(({ code }) => code).filter((code) => (words.chosen ?? '').split(' ').includes(code))
        const kinds = disagreements.map(({ kind }) => kind).filter((kind) => (words.kinds ?? '').split(' ').includes(kind))
        return recordIndications(context, opened, BEFORE, { chosen, primary: primaryOf(chosen, words.primary), disagreements: chosen.includes('I5') ? kinds : ([] as DisagreementKind[]), none: chosen.length === 0 ? (words.none ?? '').trim() : '' })
      }}
      onClose={onClose}
    />
  )
}

function primaryOf(chosen: readonly IndicationCode[], wanted: string | undefined): IndicationCode | null {
  return chosen.length === 1 ? (chosen[0] ?? null) : (chosen.find((code) => code === wanted) ?? null)
}
