import { expect, test } from 'vitest'
import type { MinuteToSign } from '#domain/rules-across/minute-to-sign.ts'
import { signedWords } from '#screens/meeting/signed-words.ts'
import { aDecision } from '../../domain/a-case.ts'

function toSign(outcome: 'agreed' | 'deferred'): MinuteToSign {
  return { kind: 'to-sign', decision: aDecision({ outcome }), dissents: [], missing: [] }
}

test('what was carried over with a reason is counted with what carries over, and not as agreed', () => {
  expect(signedWords([toSign('agreed'), toSign('agreed'), toSign('deferred'), { kind: 'no-outcome' }, { kind: 'no-outcome' }, { kind: 'signed' }])).toBe('Minutes signed: 2 cases. 3 cases carry over.')
  expect(signedWords([toSign('deferred'), { kind: 'two-versions' }])).toBe('Minutes signed. 1 case carries over. Not signed: 1 case with something to settle first.')
})
