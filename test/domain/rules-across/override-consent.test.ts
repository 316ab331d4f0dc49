import { expect, test } from 'vitest'
import { overrideConsent, refusalsNotAnswered } from '#domain/rules-across/override-consent.ts'
import { aCaseFile, aConsent } from '../a-case.ts'

const refused = { 'consent/father': aConsent({ person: 'Father', answer: 'refused' }) }

test('[L6, domain 3.6] going on against a refusal needs a reason, which is kept with whose it is', () => {
  expect(overrideConsent(aCaseFile(refused), ' ', 'Chair')).toMatchObject({ refusal: { kind: 'consent-override-needs-a-reason', rule: 'L6' } })
  expect(overrideConsent(aCaseFile(refused), ' By order. ', 'Chair')).toEqual({
    ok: true,
    value: [
      { unit: 'override/consent', path: 'reason', value: 'By order.' },
      { unit: 'override/consent', path: 'by', value: 'Chair' },
    ],
  })
})

test('[L6, domain 3.6] where nobody refused there is nothing to go on against', () => {
  expect(overrideConsent(aCaseFile(), 'why', 'Chair')).toMatchObject({ refusal: { kind: 'nobody-refused', rule: 'L6' } })
  expect([refusalsNotAnswered(aCaseFile()), refusalsNotAnswered(aCaseFile(refused))]).toEqual([[], ['Father']])
})
