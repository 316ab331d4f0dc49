import { expect, test } from 'vitest'
import type { Attendance } from '#domain/meeting/meeting.ts'
import { quorumOf, type QuorumRule } from '#domain/meeting/quorum.ts'

const rule: QuorumRule = {
  needs: [
    { discipline: 'consultant', words: 'two consultants', least: 2 },
    { discipline: 'nurse', words: 'a nurse', least: 1 },
  ],
}
const person = (user: string, discipline: string, present: Attendance['present']): Attendance => ({ user, name: user, discipline, present })

test('[M1, design 3] those in the room and on the line count, apologies and absence do not', () => {
  const attendance = [person('a', 'consultant', 'here'), person('b', 'consultant', 'remote'), person('c', 'nurse', 'here'), person('d', 'nurse', 'apologies')]
  expect(quorumOf(rule, attendance)).toEqual({ quorate: true, present: 3, missing: [] })
  const without = [person('a', 'consultant', 'here'), person('b', 'consultant', 'apologies'), person('c', 'nurse', 'absent')]
  expect(quorumOf(rule, without)).toEqual({ quorate: false, present: 1, missing: ['two consultants', 'a nurse'] })
})

test('[M1, design 3] without a rule no meeting is quorate, and it says so', () => {
  const state = quorumOf(null, [person('a', 'consultant', 'here')])
  expect(state.quorate).toBe(false)
  expect(state.missing).toHaveLength(1)
})

test('[M1, design 3] a rule that needs nobody in particular still needs somebody', () => {
  const nobody = [person('a', 'consultant', 'apologies')]
  expect(quorumOf({ needs: [] }, nobody)).toEqual({ quorate: false, present: 0, missing: ['somebody here or on the line'] })
  expect(quorumOf({ needs: [] }, [person('a', 'consultant', 'remote')])).toEqual({ quorate: true, present: 1, missing: [] })
})
