import type { CopyGiven } from '#domain/letter/letter-parts.ts'
import type { CompetenceDecision, Format, Person, ReportAccess, ResponsibilityState } from '#domain/person/person-parts.ts'

/** "to ask for a second opinion": what somebody was found competent for. */
export const decisionWords: Readonly<Record<CompetenceDecision, string>> = {
  'second-opinion': 'to ask for a second opinion',
  'sharing-records': 'to say who gets the records',
  'parents-read-report': 'to say who reads the report',
  treatment: 'to decide about treatment',
}

export const responsibilityWords: Readonly<Record<ResponsibilityState, string>> = {
  confirmed: 'Confirmed',
  'not-confirmed': 'Not confirmed yet',
  'not-established': 'Not established',
  disputed: 'Disputed',
  none: 'Does not have it',
  'not-needed': 'Not asked of them',
}

export const formatLabels: Readonly<Record<Format, string>> = {
  'large-print': 'Large print',
  'easy-read': 'Easy read',
  braille: 'Braille',
  audio: 'Audio',
  bsl: 'British Sign Language (BSL)',
}

export const copyWords: Readonly<Record<Person['copy'], string>> = { yes: 'Wants a copy of their own', no: 'Wants no copy', 'not-asked': 'Not asked yet whether they want a copy' }

export const accessWords: Readonly<Record<ReportAccess['may'], string>> = { all: 'May read the report', part: 'May read part of the report', nothing: 'Is not to read the report' }

export const givenWords: Readonly<Record<CopyGiven['how'], string>> = { 'in-person': 'in person', post: 'by post', 'secure-mail': 'by secure e-mail', pals: 'through Pals' }
