import { longDay, weekdayOf, type CalendarDay } from '#domain/basics/calendar.ts'
import { indicationWords } from '#domain/case/indications.ts'
import { bankHolidaysOf, questionsOf } from '#domain/profile/use-profile.ts'
import { neededBy } from '#domain/rules-across/needed-by.ts'
import { latestDecision, type CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { TeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { useMay } from '#state/use-may.ts'
import { TextButton } from '../kit/button.tsx'
import { routeWords } from '../kit/route-words.ts'
import { showSignedAt } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'
import { CaseQuestions } from './case-questions.tsx'
import { modeWords, RequestForm, requestForms, type RequestFormId } from './request-forms.tsx'

const responsibility = { confirmed: 'confirmed', 'not-confirmed': 'not confirmed yet', disputed: 'disputed', 'not-needed': 'not needed' } as const
const askers = { team: 'The treating team', 'young-person': 'The young person', 'parent-or-carer': 'A parent or carer' } as const

interface CaseRequestProps {
  readonly file: CaseFile
  readonly team: TeamFile | null
  readonly today: CalendarDay
  readonly form: string | null
  readonly open: (form: string | null) => void
  readonly isOver: boolean
}

/** Who asks, what for, and what is known; each part is changed where it stands. */
export function CaseRequest({ file, team, today, form, open, isOver }: CaseRequestProps) {
  const may = useMay('change-case') && !isOver
  useKeys(may ? requestForms.map(({ id, key, words }) => ({ keys: key, words: words.toLowerCase(), run: () => open(id) })) : [], { name: 'Request', active: form === null })
  const rows = rowsOf(file, team, today)
  return (
    <>
      <dl className="case-facts">
        {rows.map(({ name, value, form: id }) => {
          const change = may && id !== null && form !== id
          if (value.trim() === '' && !may) return null
          if (value.trim() === '' && id === null) return null
          return (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">
                {value.trim() === '' ? <span className="text-quiet">Not written yet</span> : value}{' '}
                {change && (
                  <TextButton keys={requestForms.find((each) => each.id === id)?.key} onPress={() => open(id)}>
                    {value.trim() === '' ? 'Write it' : 'Change'}
                    <span className="only-heard">: {name}</span>
                  </TextButton>
                )}
                {may && id !== null && form === id && <RequestForm id={id} file={file} today={today} offered={questionsOf(team)} onClose={() => open(null)} />}
              </dd>
            </div>
          )
        })}
      </dl>
      <CaseQuestions file={file} form={form} open={open} may={may} />
    </>
  )
}

interface Row {
  readonly name: string
  readonly value: string
  readonly form: RequestFormId | null
}

function rowsOf(file: CaseFile, team: TeamFile | null, today: CalendarDay): readonly Row[] {
  const { request, brief, indications, hearing } = file
  const row = (name: string, value: string, form: RequestFormId | null = null): Row => ({ name, value, form })
  const by = neededBy(file, today, bankHolidaysOf(team))
  return [
    row('The question', file.question?.text ?? '', 'question'),
    row('Why', indications.chosen.map((code) => indicationWords(indications, code)).join('; ') || indications.none, 'why'),
    row('In brief', briefWords(brief), 'brief'),
    row('To choose between', brief?.options?.join('; ') ?? ''),
    row('Treated by', brief?.treatedBy.join('; ') ?? ''),
    row('Where the child is', file.setting === null ? '' : `${file.setting.place === 'inpatient' ? 'Inpatient' : 'Outpatient'}${file.setting.where === '' ? '' : `, ${file.setting.where}`}`, 'setting'),
    row('Asked of the provider', modeWords(file), 'mode'),
    row('Court hearing', hearing === null ? '' : `${weekdayOf(hearing.on)} ${longDay(hearing.on)}. ${hearing.legalContact}${hearing.restriction ? '. Reporting restriction' : ''}`, 'hearing'),
    row('Bioethics review', file.bioethics === null ? '' : longDay(file.bioethics.on), 'bioethics'),
    row('Opinion needed by', by === null ? '' : `${weekdayOf(by)} ${longDay(by)}`),
    row('What kind of request', routeWords[file.route], latestDecision(file) === null ? 'route' : null),
    row('Asked by', request === null ? '' : [[askers[request.by], request.name].filter((part) => part !== '').join(': '), request.relationship, longDay(request.on)].filter((part) => part !== '').join(', ')),
    row('Parental responsibility', request === null || request.by !== 'parent-or-carer' ? '' : `${responsibility[request.parentalResponsibility]}. ${request.how}`),
    row('In their words', request?.words ?? ''),
    row('Chair’s reason on consent', file.consentOverride === null ? '' : `Records sent all the same: ${file.consentOverride.reason} (${file.consentOverride.by})`),
    row('First questions', file.screening === null ? '' : `Answered by ${file.screening.by}, ${showSignedAt(file.screening.at)}: nobody worried about rapid deterioration${file.screening.urgent ? '; urgent treatment needed' : ''}`),
    row('Lead consultant', file.subject?.leadConsultant.name ?? ''),
    row('Our reference', file.subject?.reference ?? ''),
  ]
}

function briefWords(brief: CaseFile['brief']): string {
  if (brief === null) return ''
  return [brief.diagnoses.length === 0 ? '' : `${brief.diagnoses.join('; ')}.`, brief.soFar === '' ? '' : `So far: ${sentence(brief.soFar)}`, brief.now === '' ? '' : `Now: ${sentence(brief.now)}`].filter((part) => part !== '').join(' ')
}

/** With a full stop where its author left it out, so that two of them do not run together. */
function sentence(text: string): string {
  return /[.!?…]$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`
}
