import { expect, test } from 'vitest'
import { readPatientIdentity } from '#domain/person/read-patient.ts'
import { say, zoe } from '../a-case.ts'
import { exchange, Scribe } from '../../builders/an-act.ts'

test('[P5, design 3] nobody’s identity is put together from two: while two versions stand there is none', () => {
  const scribe = new Scribe({ kind: 'patient', id: 'pt1' })
  const one = scribe.laptop('One')
  const other = scribe.laptop('Other')
  say(one, 'identity', zoe)
  exchange(one, other)
  expect(readPatientIdentity(scribe.fold())).toEqual(zoe)
  say(one, 'identity', { ...zoe, family: 'O’Brien' })
  say(other, 'identity', { ...zoe, hospitalNumber: 'H2' })
  expect(readPatientIdentity(scribe.fold())).toBeNull()
})

test('[P5, vignette V3] a number given later is a change of the one patient', () => {
  const scribe = new Scribe({ kind: 'patient', id: 'pt1' })
  const one = scribe.laptop('One')
  say(one, 'identity', { ...zoe, nhs: { kind: 'unavailable', reason: 'nhs-number-not-known', verification: '08' } })
  say(one, 'identity', { ...zoe, nhs: { kind: 'number', number: '9990166137' } })
  expect(readPatientIdentity(scribe.fold())?.nhs).toEqual({ kind: 'number', number: '9990166137' })
})
