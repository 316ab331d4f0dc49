import { expect, test } from 'vitest'
import { maySettle } from '#domain/rules-across/may-settle.ts'
import { exchange, Scribe } from '../../builders/an-act.ts'
import { say } from '../a-case.ts'

const subject = (user: string) => ({ patient: 'pt1', reference: 'C-0121', leadConsultant: { user, name: 'Dr Amara Osei' } })

function aCaseLedBy(user: string) {
  const scribe = new Scribe()
  const chair = scribe.laptop('Chair', 'chair')
  say(chair, 'subject', subject(user))
  return { scribe, chair }
}

test('[J12, design 3] a consultant settles in the cases they lead, and is told who else does', () => {
  const { scribe } = aCaseLedBy('osei')
  expect(maySettle(scribe.fold(), 'decision/m1', { role: 'consultant', user: 'osei' }).ok).toBe(true)
  expect(maySettle(scribe.fold(), 'decision/m1', { role: 'consultant', user: 'marsh' })).toEqual({
    ok: false, refusal: { kind: 'settling-is-the-leads', rule: 'J12', lead: 'Dr Amara Osei' },
  })
  expect(maySettle(scribe.fold(), 'decision/m1', { role: 'chair', user: 'marsh' }).ok).toBe(true)
})

test('[J12, design 3] while two say who leads, only the chair is known to', () => {
  const { scribe, chair } = aCaseLedBy('osei')
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  say(chair, 'subject', subject('marsh'))
  say(secretary, 'subject', subject('patel'))
  expect(maySettle(scribe.fold(), 'subject', { role: 'consultant', user: 'osei' }).ok).toBe(false)
  expect(maySettle(scribe.fold(), 'subject', { role: 'chair', user: 'x' }).ok).toBe(true)
})

test('[J12, design 3] what is about no case, any consultant settles', () => {
  expect(maySettle(new Scribe({ kind: 'patient', id: 'pt1' }).fold(), 'identity', { role: 'consultant', user: 'marsh' }).ok).toBe(true)
})

test('[J11, design 3] what was signed twice is the chair’s, not the lead’s', () => {
  const { scribe } = aCaseLedBy('osei')
  expect(maySettle(scribe.fold(), 'signed/letter/1', { role: 'consultant', user: 'osei' })).toMatchObject({ refusal: { kind: 'settling-is-the-chairs', rule: 'J11' } })
  expect(maySettle(scribe.fold(), 'signed/letter/1', { role: 'chair', user: 'x' }).ok).toBe(true)
})
