import { longDay } from '#domain/basics/calendar.ts'
import { HEARING } from '#domain/case/case-parts.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { setHearing } from '#actions/set-hearing.ts'
import { useMay } from '#state/use-may.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm } from '../kit/quick-form.tsx'

interface CaseHearingProps {
  readonly file: CaseFile
  readonly form: string | null
  readonly open: (form: string | null) => void
}

/** A court hearing is written down, or moved. Two days written apart are settled by a person, and the earlier counts meanwhile. */
export function CaseHearing({ file, form, open }: CaseHearingProps) {
  const may = useMay('change-case') && file.ended === null
  const { hearing } = file
  if (!may) return null
  if (form !== 'hearing') {
    return (
      <div>
        <Button dense onPress={() => open('hearing')}>
          {hearing === null ? 'A court hearing is set' : 'The hearing has changed'}
        </Button>
      </div>
    )
  }
  return (
    <QuickForm
      name="Court hearing"
      record={file.record}
      draft={HEARING}
      start={{ on: hearing === null ? '' : longDay(hearing.on), legalContact: hearing?.legalContact ?? '', restriction: hearing?.restriction === true ? 'yes' : '' }}
      fields={[
        { box: 'on', label: 'Day of the hearing', hint: 'For example 13 10 or 13 October 2026', width: 'narrow' },
        { box: 'legalContact', label: 'Legal contact', hint: 'Who speaks with the court for the trust, and how to reach them', width: 'half' },
        { box: 'restriction', label: 'A reporting restriction holds: the name is hidden on the projector and on paper', kind: 'tick' },
      ]}
      boxOf={{ 'day-not-understood': 'on', 'hearing-needs-a-legal-contact': 'legalContact' }}
      button="Save the hearing"
      save={(context, opened, words) => setHearing(context, opened, { on: words.on ?? '', legalContact: words.legalContact ?? '', restriction: words.restriction === 'yes' })}
      onClose={() => open(null)}
    />
  )
}
