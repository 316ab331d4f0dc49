import type { ReactNode } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { Identity } from '#domain/person/identity.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { isAdult } from '#domain/person/coming-of-age.ts'
import { needFlags } from '#domain/person/needs.ts'
import type { Elsewhere } from '#domain/rules-across/elsewhere.ts'
import { IdentityBand } from './identity-band.tsx'
import { useElsewhere, useSharedNumber } from './use-elsewhere.ts'

interface CaseBandProps {
  readonly file: CaseFile | null
  readonly identity: Identity
  readonly today: CalendarDay
  /** At the far right: the meeting's timer. */
  readonly aside?: ReactNode
  /** In the panel beside a list. */
  readonly narrow?: boolean
}

/** The identity band of a case: the child, where they are, and what everybody must know before going on. */
export function CaseBand({ file, identity, today, aside, narrow }: CaseBandProps) {
  const elsewhere = useElsewhere(file)
  const shared = useSharedNumber(file).map((number) => `Same NHS number as hospital number ${number}`)
  return <IdentityBand identity={identity} today={today} where={whereOf(file)} flags={[...flagsOf(file), ...shared, ...flagsOfPeople(file, identity, today, elsewhere)]} aside={aside} narrow={narrow} />
}

function whereOf(file: CaseFile | null): string {
  if (file?.setting == null) return ''
  const { place, where } = file.setting
  return [place === 'inpatient' ? 'Inpatient' : 'Outpatient', where].filter((part) => part !== '').join(', ')
}

function flagsOfPeople(file: CaseFile | null, identity: Identity, today: CalendarDay, elsewhere: Elsewhere): readonly string[] {
  const isOwnRestriction = file?.hearing?.restriction === true
  return [
    ...(elsewhere.died && file?.ended?.how !== 'died' ? ['Died'] : []),
    ...(elsewhere.parked && file?.hold?.state !== 'parked' ? ['Parked in another request: treatment continues'] : []),
    ...(elsewhere.restriction && !isOwnRestriction ? ['Reporting restriction'] : []),
    ...(elsewhere.alsoEnteredAs.length === 0 ? [] : [`Also entered as hospital number ${elsewhere.alsoEnteredAs.join(', ')}`]),
    ...(isAdult(identity.born, today) ? ['18 or older: ask them'] : []),
    ...(elsewhere.addressProtected || (file?.protectedAddresses.length ?? 0) > 0 ? ['Address protected'] : []),
    ...needFlags(file?.people ?? []),
  ]
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
