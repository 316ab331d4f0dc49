import { expect, test } from 'vitest'
import { groupsOfCase } from '#domain/rules-across/case-groups.ts'
import type { CaseSummary } from '#domain/rules-across/summaries.ts'
import { casesToDiscuss } from '#domain/rules-across/wait-for-meeting.ts'
import { aCaseLine, aMeetingLine, anOutcome } from '../a-summary.ts'

const nobody = { user: 'priya', owing: new Set<string>(), toDiscuss: new Set<string>() }
const aLetter = { version: 1, signedBy: 'Dr Osei', blob: 'b', sent: 'sent', namesPractice: false } as const
const toOffer = { kind: 'offer', rule: 'A11', ownerRole: 'secretary', about: 'r1', detail: '', since: '2026-10-08', wait: 'offered', named: null, chases: [] } as unknown as CaseSummary['owed'][number]

function next(kind: CaseSummary['step']['next'], change: Partial<CaseSummary> = {}): CaseSummary {
  return aCaseLine('1', { step: { now: 'sent', next: kind, provider: null, day: null }, letters: [aLetter], ...change })
}

test.each([
  ['nothing agreed', aCaseLine('1'), ['open', 'other']],
  ['agreed', aCaseLine('1', { outcome: anOutcome('agreed') }), ['open', 'letter']],
  ['only a view', aCaseLine('1', { outcome: anOutcome('agreed', { standing: 'view' }) }), ['open', 'other']],
  ['agreed and parked', aCaseLine('1', { outcome: anOutcome('agreed'), hold: { by: 'Dr Sheikh', at: '2026-10-08T11:26:00.000Z', reviewOn: null } }), ['open', 'other']],
  ['a second letter to sign', next('sign-letter'), ['open', 'letter']],
  ['signed and not sent', next('send'), ['open', 'letter']],
  ['sent', next('await-acknowledgement'), ['open', 'awaited']],
  ['to be seen', next('await-seeing'), ['open', 'awaited']],
  ['seen', next('await-report'), ['open', 'awaited']],
  ['a report that another follows', next('await-report', { owed: [toOffer] }), ['open', 'awaited', 'report']],
  ['ready to close', next('close'), ['open', 'other']],
] as const)('[X7, domain 4.3] %s', (_, entry, groups) => {
  expect(groupsOfCase(entry, nobody)).toEqual(groups)
})

test('[X7, domain 4.3] a case that has ended is under Ended alone, whatever it had still to come', () => {
  const view = { user: 'osei', owing: new Set(['1']), toDiscuss: new Set(['1']) }
  for (const ended of ['withdrawn', 'died', 'closed'] as const) expect(groupsOfCase(next('send', { ended, owed: [toOffer], outcome: anOutcome('agreed'), letters: [] }), view)).toEqual(['ended'])
})

test('[X7, domain 4.3] yours: you lead it, or owe something on it', () => {
  expect(groupsOfCase(aCaseLine('1', { leadConsultant: 'priya' }), nobody)).toContain('yours')
  expect(groupsOfCase(aCaseLine('1'), { ...nobody, owing: new Set(['1']) })).toContain('yours')
  expect(groupsOfCase(aCaseLine('1'), nobody)).not.toContain('yours')
})

test('[M14, domain 4.1] a meeting is to discuss what waits for one and what it has not decided yet', () => {
  const cases = [
    aCaseLine('new'),
    aCaseLine('listed', { outcome: anOutcome('agreed') }),
    aCaseLine('decided', { outcome: anOutcome('agreed', { meeting: 'next' }) }),
    aCaseLine('agreed', { outcome: anOutcome('agreed') }),
    aCaseLine('routine', { route: 'routine' }),
    aCaseLine('ended', { ended: 'closed' }),
  ]
  const meetings = [aMeetingLine('next', '2026-10-15', ['listed', 'decided', 'ended'])]
  expect([...casesToDiscuss({ on: '2026-10-15', today: '2026-10-09', meetings, cases })]).toEqual(['new', 'listed'])
})
