import { expect, test } from 'vitest'
import { checkSeen } from '#domain/pathway/check-seen.ts'
import { aSeen } from './a-pathway.ts'

const inpatient = { place: 'inpatient', where: 'Ward 4' } as const
const outpatient = { place: 'outpatient', where: '' } as const

test('[A8, rows 17, 18] the recommended way needs no reason, another goes on with one', () => {
  expect(checkSeen(aSeen({ how: 'visit' }), inpatient).ok).toBe(true)
  expect(checkSeen(aSeen({ how: 'clinic' }), outpatient).ok).toBe(true)
  expect(checkSeen(aSeen({ how: 'report-only' }), inpatient)).toMatchObject({ refusal: { kind: 'another-way-needs-a-reason', rule: 'A8', recommended: 'visit' } })
  expect(checkSeen(aSeen({ how: 'visit' }), outpatient)).toMatchObject({ refusal: { recommended: 'clinic' } })
  expect(checkSeen(aSeen({ how: 'report-only', whyThisWay: 'Too far to travel' }), outpatient).ok).toBe(true)
  expect(checkSeen(aSeen({ how: 'report-only' }), null).ok).toBe(true)
})

test('[A8, row 17] a child not met and not examined is recorded and stops nobody', () => {
  expect(checkSeen(aSeen({ how: 'visit', child: { kind: 'not-met' }, examined: false, metTeam: false, metFamily: false }), inpatient).ok).toBe(true)
})
