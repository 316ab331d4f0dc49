import { longDay } from '#domain/basics/calendar.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { showSignedAt } from '../kit/show-time.ts'
import { indicationWords } from '#domain/case/indications.ts'

const responsibility = { confirmed: 'confirmed', 'not-confirmed': 'not confirmed yet', disputed: 'disputed', 'not-needed': 'not needed' } as const
const askers = { team: 'The treating team', 'young-person': 'The young person', 'parent-or-carer': 'A parent or carer' } as const

/** Who asks, what for, and what is known. */
export function CaseRequest({ file }: { readonly file: CaseFile }) {
  const { request, brief, indications, hearing } = file
  const rows: readonly (readonly [string, string])[] = [
    ['The question', file.question?.text ?? 'Not written yet'],
    ['Asked by', request === null ? '' : [[askers[request.by], request.name].filter((part) => part !== '').join(': '), request.relationship, longDay(request.on)].filter((part) => part !== '').join(', ')],
    ['Parental responsibility', request === null || request.by !== 'parent-or-carer' ? '' : `${responsibility[request.parentalResponsibility]}. ${request.how}`],
    ['In their words', request?.words ?? ''],
    ['Why', indications.chosen.map((code) => indicationWords(indications, code)).join('; ') || indications.none],
    ['Chair’s reason on consent', file.consentOverride === null ? '' : `Sent although somebody said no: ${file.consentOverride.reason} (${file.consentOverride.by})`],
    ['Hearing', hearing === null ? '' : `${longDay(hearing.on)}. ${hearing.legalContact}`],
    ['Diagnoses', brief?.diagnoses.join('; ') ?? ''],
    ['Treatment so far', brief?.soFar ?? ''],
    ['Now', brief?.now ?? ''],
    ['Treated by', brief?.treatedBy.join('; ') ?? ''],
    ['First questions', file.screening === null ? '' : `Answered by ${file.screening.by}, ${showSignedAt(file.screening.at)}: nobody worried about rapid deterioration${file.screening.urgent ? '; urgent treatment needed' : ''}`],
    ['Lead consultant', file.subject?.leadConsultant.name ?? ''],
    ['Our reference', file.subject?.reference ?? ''],
  ]
  return (
    <dl className="case-facts">
      {rows
        .filter(([, value]) => value.trim() !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
