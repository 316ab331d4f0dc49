import type { UnavailableReason } from '#domain/person/identity.ts'

/** Why there is no NHS number, to choose from. */
export const unavailableWords: Readonly<Record<UnavailableReason, string>> = {
  'nhs-number-not-known': 'Not yet given, or not known',
  'overseas-patient': 'Lives overseas',
  'devolved-nation': 'Has another UK nation’s number',
}
