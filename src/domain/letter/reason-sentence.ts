import type { DisagreementKind, IndicationCode, Indications } from '../case/indications.ts'

const reasons: Readonly<Record<IndicationCode, string>> = {
  I1: 'there is diagnostic uncertainty',
  I2: 'there are several treatment options',
  I3: 'there are few curative options and a poor outcome is likely',
  I4: 'there is no clear evidence-based pathway',
  I5: 'there is disagreement about treatment',
  I6: 'innovative or compassionate treatment is being considered',
  I7: 'a court is to consider the case',
}

const disagree: Readonly<Record<DisagreementKind, string>> = {
  a: 'clinical teams disagree',
  b: 'the parents disagree',
  // As every reader of a copy is spoken of, also the one whom it is about.
  c: 'the parents and the young person disagree',
  d: 'the family and the clinical teams disagree',
}

const counts = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'] as const

/** "We are asking because there is diagnostic uncertainty.": every reason the minute gives, as a letter says it. */
export function reasonSentence(indications: Indications): string {
  const said = indications.chosen.map((code) => reasonOf(indications, code))
  if (said.length === 1) return `We are asking because ${said.join('')}.`
  return `We are asking for ${counts[said.length] ?? String(said.length)} reasons: ${said.slice(0, -1).join('; ')}; and ${said.at(-1) ?? ''}.`
}

function reasonOf({ disagreements }: Indications, code: IndicationCode): string {
  if (code !== 'I5' || disagreements.length === 0) return reasons[code]
  return `${disagreements.map((kind) => disagree[kind]).join(', and ')} about treatment`
}
