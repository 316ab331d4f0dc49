import { z } from 'zod'
import { agree, refuse, type Answer } from '../basics/answer.ts'

/** When a second opinion can be helpful (rows 22 to 28). Not an eligibility gate (row 3). */
export const indications = [
  { code: 'I1', key: '1', words: 'Diagnostic uncertainty' },
  { code: 'I2', key: '2', words: 'Several treatment options' },
  { code: 'I3', key: '3', words: 'Few curative options, and a poor outcome likely' },
  { code: 'I4', key: '4', words: 'No clear evidence-based pathway' },
  { code: 'I5', key: '5', words: 'Disagreement about treatment' },
  { code: 'I6', key: '6', words: 'Innovative or compassionate treatment' },
  { code: 'I7', key: '7', words: 'Before a court considers the case' },
] as const
export type IndicationCode = (typeof indications)[number]['code']
const codes = indications.map((indication) => indication.code) as [IndicationCode, ...IndicationCode[]]

/** Row 26: who disagrees with whom. More than one may hold. */
export const disagreements = [
  { kind: 'a', words: 'Clinical teams disagree' },
  { kind: 'b', words: 'Parents disagree' },
  { kind: 'c', words: 'Parents and an older child disagree' },
  { kind: 'd', words: 'Family and clinical teams disagree' },
] as const
export type DisagreementKind = (typeof disagreements)[number]['kind']
const kinds = disagreements.map((disagreement) => disagreement.kind) as [DisagreementKind, ...DisagreementKind[]]

export const indicationsSchema = z.object({
  chosen: z.array(z.enum(codes)),
  primary: z.enum(codes).nullable(),
  disagreements: z.array(z.enum(kinds)),
  /** Row 3: "none of these", in the family's wish or the team's own words. */
  none: z.string(),
})
export type Indications = z.infer<typeof indicationsSchema>

/**
 * Why a second opinion is sought, as one meeting recorded it: `indications/<meeting>`; what was proposed before any
 * meeting stands under `before` (M6). A signed minute then fixes its own meeting's and no later one's.
 */
export const INDICATIONS = 'indications'

/** The name that stands in a unit's place for a meeting while there has been none. */
export const BEFORE = 'before'

export function indicationsUnit(meeting: string): string {
  return `${INDICATIONS}/${meeting}`
}

export const noIndications: Indications = { chosen: [], primary: null, disagreements: [], none: '' }

/** Toggles one indication; the first chosen becomes primary, and a primary that goes hands over to the first left. */
export function toggleIndication(now: Indications, code: IndicationCode): Indications {
  const chosen = now.chosen.includes(code)
    ? now.chosen.filter((other) => other !== code)
    : codes.filter((other) => other === code || now.chosen.includes(other))
  const primary = now.primary !== null && chosen.includes(now.primary) ? now.primary : (chosen[0] ?? null)
  return { ...now, chosen, primary, disagreements: chosen.includes('I5') ? now.disagreements : [] }
}

/** Toggles a kind of disagreement; choosing one chooses indication 5. */
export function toggleDisagreement(now: Indications, kind: DisagreementKind): Indications {
  const disagreements = now.disagreements.includes(kind)
    ? now.disagreements.filter((other) => other !== kind)
    : kinds.filter((other) => other === kind || now.disagreements.includes(other))
  const base = now.chosen.includes('I5') ? now : toggleIndication(now, 'I5')
  return { ...base, disagreements }
}

/**
 * Row 3: nothing chosen is allowed. Row 26: "disagreement" says which of the four kinds. Rows 22 to 28: one of the
 * chosen is primary.
 */
export function checkIndications(value: Indications): Answer<Indications> {
  if (value.chosen.includes('I5') && value.disagreements.length === 0) {
    return refuse({ kind: 'disagreement-needs-its-kind', rule: 'C4' })
  }
  if (value.chosen.length > 0 && (value.primary === null || !value.chosen.includes(value.primary))) {
    return refuse({ kind: 'indication-needs-a-primary', rule: 'C3' })
  }
  return agree(value)
}

/** "clinical teams disagree", "several treatment options": as they stand in a minute or a letter. */
export function indicationWords(value: Indications, code: IndicationCode): string {
  if (code === 'I5' && value.disagreements.length > 0) {
    return value.disagreements.map((kind) => disagreements.find((entry) => entry.kind === kind)?.words ?? '').join(', ')
  }
  return indications.find((indication) => indication.code === code)?.words ?? ''
}

/** "5a", "2": the short name beside the words. */
export function indicationLabel(value: Indications, code: IndicationCode): string {
  return code === 'I5' ? `5${value.disagreements.join('')}` : code.slice(1)
}
