import { proseFromText, type Prose } from '../basics/prose.ts'

/** Row 36: offered for every case; each can be changed, removed or moved. Diagnoses are plural, burden of care stays. */
export const standardQuestions: readonly Prose[] = [
  'Do you agree with the diagnoses we have made? There may be more than one: do you share our teams’ understanding of each?',
  'Is the present treatment plan a reasonable one?',
  'Do you know of other treatments, available now or in development, that might help?',
  'What would your own team do in this situation? Please set out the risks, the benefits and the burden of care.',
].map(proseFromText)
