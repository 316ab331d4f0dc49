import type { Route } from '#domain/case/screening.ts'

/** Row 21, wherever a request is parked or would be: the first sentence stands in bold. */
export const TREATMENT_CONTINUES = 'Treatment continues.'
export const PARKED_WORDS =
  'It is not waiting for an opinion. When a clinician marks the child stable, the request comes back with all that was said. Until then it is reviewed every day. Letters and packs are off for this request.'

/** What a request is. */
export const routeWords: Readonly<Record<Route, string>> = { 'second-opinion': 'A second opinion', 'non-expert': 'A view that is no medical expert’s', routine: 'Routine expert advice' }

/** Row 29 */
export const NON_EXPERT_WORDS =
  'This goes to the lead consultant, who may suggest Pals, Chaplaincy or Bioethics. The family’s request stays open. No provider letter can be made from it.'

/** Row 7 */
export const ROUTINE_WORDS = 'Routine expert advice needs no meeting and no letter. It is closed when it says what was asked, of whom, when and what they answered.'
