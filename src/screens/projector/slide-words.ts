import { longDay, weekdayOf, type CalendarDay } from '#domain/basics/calendar.ts'
import type { CaseSlide, UnsettledPart } from '#domain/meeting/slide.ts'
import { counted } from '../kit/show-time.ts'

/** Where two versions stand, in the place of what they are versions of. */
export const unsettledWords: Readonly<Record<UnsettledPart, string>> = {
  question: 'Two versions of the question are to be settled.',
  words: 'Two versions of some of these words are to be settled; they are not shown.',
  why: 'Two versions of this are to be settled.',
  sides: 'Two versions of what a side said are to be settled; they are not shown.',
  agreed: 'Two versions of what we agreed are to be settled.',
}

/** "8 years. Inpatient" */
export function factsOf({ age, setting }: CaseSlide): string {
  return [age, setting === null ? '' : setting === 'inpatient' ? 'Inpatient' : 'Outpatient'].filter((part) => part !== '').join('. ')
}

/** "Hearing Tuesday 13 October." and "5 days, 2 full working days before the hearing: Friday 9 and Monday 12 October." */
export function courtWordsFor({ on, days, workingDays }: NonNullable<CaseSlide['court']>): readonly string[] {
  const hearing = `Hearing ${weekdayOf(on)} ${longDay(on).slice(0, -5)}.`
  if (days === 0) return [hearing, 'Today.']
  if (workingDays.length === 0) return [hearing, `${counted(days, 'day')}, no full working day before the hearing.`]
  const named = workingDays.length > MOST_DAYS_NAMED ? '' : `: ${namedDays(workingDays)}`
  return [hearing, `${counted(days, 'day')}, ${counted(workingDays.length, 'full working day')} before the hearing${named}.`]
}

/** More are counted, not read out. */
const MOST_DAYS_NAMED = 4

/** "Friday 9 and Monday 12 October": the month once, where it is the same. */
function namedDays(days: readonly CalendarDay[]): string {
  const named = days.map((day, index) => {
    const isLastOfMonth = days[index + 1]?.slice(0, 7) !== day.slice(0, 7)
    return `${weekdayOf(day)} ${isLastOfMonth ? longDay(day).slice(0, -5) : Number(day.slice(8))}`
  })
  return [named.slice(0, -1).join(', '), named.at(-1)].filter((part) => part !== '').join(' and ')
}

export const standingWords: Readonly<Record<NonNullable<CaseSlide['standing']>, { readonly title: string; readonly words: string }>> = {
  parked: { title: 'Parked: urgent treatment', words: 'Treatment continues. It is not waiting for an opinion.' },
  died: { title: 'Died', words: 'Nothing more is sent or chased for this case.' },
  withdrawn: { title: 'Withdrawn', words: 'Nothing more is sent or chased for this case.' },
  closed: { title: 'Closed', words: 'Nothing more is sent or chased for this case.' },
}

export const independenceWords: Readonly<Record<CaseSlide['asked'][number]['independence'], string>> = {
  independent: 'Independent of every team that has treated the child.',
  'not-independent': 'Not independent of every team that has treated the child.',
  'not-checked': 'Independence not checked yet.',
}

/** "What we agree, as read back"; without a quorum nothing is called agreed. */
export function agreedHeading({ standing, readBack }: NonNullable<CaseSlide['agreed']>): string {
  const heading = standing === 'view' ? 'Our view, not an agreement: the meeting is not quorate' : 'What we agree'
  return readBack ? `${heading}, as read back` : heading
}

/** "Mother"; "The young person", when nothing else may say who spoke. */
export function spokenBy({ who, youngPerson }: CaseSlide['words'][number]): string {
  if (who === '') return youngPerson ? 'The young person' : 'The family'
  return who.charAt(0).toUpperCase() + who.slice(1)
}
