import type { ReactNode } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { Identity } from '#domain/person/identity.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { IdentityBand } from './identity-band.tsx'

interface CaseBandProps {
  readonly file: CaseFile | null
  readonly identity: Identity
  readonly today: CalendarDay
  /** At the far right: the meeting's timer. */
  readonly aside?: ReactNode
}

/** The identity band of a case: the child, where they are, and what everybody must know before going on. */
export function CaseBand({ file, identity, today, aside }: CaseBandProps) {
  return <IdentityBand identity={identity} today={today} where={whereOf(file)} flags={flagsOf(file)} aside={aside} />
}

function whereOf(file: CaseFile | null): string {
  if (file?.setting == null) return ''
  const { place, where } = file.setting
  return [place === 'inpatient' ? 'Inpatient' : 'Outpatient', where].filter((part) => part !== '').join(', ')
}

const endings = { died: 'Died', withdrawn: 'Withdrawn', closed: 'Closed' } as const

function flagsOf(file: CaseFile | null): readonly string[] {
  if (file === null) return []
  return [
    ...(file.ended === null ? [] : [endings[file.ended.how]]),
    ...(file.hold?.state === 'parked' ? ['Parked: treatment continues'] : []),
    ...(file.hearing?.restriction === true ? ['Reporting restriction'] : []),
  ]
}
