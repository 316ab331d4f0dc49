import { useState } from 'react'
import { longDay } from '#domain/basics/calendar.ts'
import { BRIEF, HEARING, QUESTION } from '#domain/case/case-parts.ts'
import { mayDo } from '#domain/journal/role-table.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { useApp } from '#state/app-store.ts'
import { Button } from '../kit/button.tsx'
import { showSignedAt } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'
import { indicationWords } from '#domain/case/indications.ts'
import { BriefForm, HearingForm, QuestionForm } from './request-forms.tsx'
import './people.css'

const responsibility = { confirmed: 'confirmed', 'not-confirmed': 'not confirmed yet', disputed: 'disputed', 'not-needed': 'not needed' } as const
const askers = { team: 'The treating team', 'young-person': 'The young person', 'parent-or-carer': 'A parent or carer' } as const

const forms = { [BRIEF]: BriefForm, [QUESTION]: QuestionForm, [HEARING]: HearingForm } as const

/** Who asks, what for, and what is known; each part is written where it is read. */
export function CaseRequest({ file }: { readonly file: CaseFile }) {
  const [open, setOpen] = useState<keyof typeof forms | null>(null)
  const mayChange = useApp((state) => state.session !== null && mayDo(state.session.author.role, 'change-case').ok)
  useKeys(
    [
      { keys: 'C', words: 'change what is known', run: () => setOpen(BRIEF), inBar: true },
      { keys: 'Q', words: 'change the question', run: () => setOpen(QUESTION) },
      { keys: 'H', words: 'court hearing', run: () => setOpen(HEARING) },
    ],
    { name: 'Request', active: mayChange && open === null },
  )
  if (open !== null) {
    const Form = forms[open]
    return <Form file={file} onClose={() => setOpen(null)} />
  }
  return (
    <>
      <RequestFacts file={file} />
      {mayChange && (
        <div className="letter-buttons">
          <Button keys="C" onPress={() => setOpen(BRIEF)}>
            What is known, in brief
          </Button>
          <Button keys="Q" onPress={() => setOpen(QUESTION)}>
            The question
          </Button>
          <Button keys="H" onPress={() => setOpen(HEARING)}>
            Court hearing
          </Button>
        </div>
      )}
    </>
  )
}

function RequestFacts({ file }: { readonly file: CaseFile }) {
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
