import { longDay, shortDay, weekdayOf } from '#domain/basics/calendar.ts'
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

/** "Hearing Tuesday 13 October. 5 days, 2 full working days before the hearing: Fri 9 October and Mon 12 October." */
export function courtWordsFor({ on, days, workingDays }: NonNullable<CaseSlide['court']>): string {
  const hearing = `Hearing ${weekdayOf(on)} ${longDay(on).slice(0, -5)}.`
  if (days === 0) return `${hearing} Today.`
  if (workingDays.length === 0) return `${hearing} ${counted(days, 'day')}, no full working day before the hearing.`
  const named = workingDays.length > 4 ? '' : `: ${workingDays.map(shortDay).join(workingDays.length === 2 ? ' and ' : ', ')}`
  return `${hearing} ${counted(days, 'day')}, ${counted(workingDays.length, 'full working day')} before the hearing${named}.`
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

/** "The young person", when nothing else may say who spoke. */
export function spokenBy({ who, youngPerson }: CaseSlide['words'][number]): string {
  return who === '' ? (youngPerson ? 'The young person' : 'The family') : who
}
