/** The boxes of the form in which a child is identified. */
export type IdentityField = 'given' | 'family' | 'inOwnScript' | 'born' | 'nhsNumber' | 'unavailable' | 'otherNumber' | 'hospitalNumber' | 'twin'

const fields: readonly (readonly [RegExp, IdentityField])[] = [
  [/^name-missing$/, 'family'],
  [/^birth-date/, 'born'],
  [/^hospital-number/, 'hospitalNumber'],
  [/^nhs-number-needs-a-reason$/, 'unavailable'],
  [/^(nhs-number|looks-like)/, 'nhsNumber'],
]

/** The box a refusal belongs beside; null when it belongs to none. */
export function fieldOfIdentity(kind: string): IdentityField | null {
  return fields.find(([pattern]) => pattern.test(kind))?.[1] ?? null
}
