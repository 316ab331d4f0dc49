import type { CaseFigures } from '../rules-across/case-figures.ts'
import type { CountedCase } from './figure-table.ts'
import { isIn, type Period } from './period.ts'

/** Every case of a period once, in one of four kinds (F2). */
export interface Counted {
  readonly requests: readonly CountedCase[]
  readonly parked: readonly CountedCase[]
  readonly nonExpert: readonly CountedCase[]
  readonly routine: readonly CountedCase[]
}
export type Kind = keyof Counted

export function byKind(cases: readonly CountedCase[], period: Period): Counted {
  const inPeriod = cases.filter(({ figures }) => isIn(period, figures.days.requested))
  const of = (kind: Kind): readonly CountedCase[] => inPeriod.filter((entry) => kindOf(entry) === kind)
  return { requests: of('requests'), parked: of('parked'), nonExpert: of('nonExpert'), routine: of('routine') }
}

export function kindOf({ route, figures }: Pick<CountedCase, 'route' | 'figures'>): Kind {
  if (route === 'routine') return 'routine'
  if (route === 'non-expert') return 'nonExpert'
  return isParked(figures) ? 'parked' : 'requests'
}

export function isParked({ hold }: Pick<CaseFigures, 'hold'>): boolean {
  return hold === 'parked'
}
