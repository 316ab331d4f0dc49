import { expect, test } from 'vitest'
import type { CaseSummary } from '#domain/rules-across/summaries.ts'
import { isOver, mayBeListed, owedBesideAgenda, waitingCases } from '#domain/rules-across/wait-for-meeting.ts'
import { aCaseLine, aMeetingLine, anOutcome } from '../a-summary.ts'

const today = '2026-10-09'
const hold = { by: 'Dr Sheikh', at: '2026-10-08T11:26:00.000Z', reviewOn: null }
const last = aMeetingLine('last', '2026-10-08', ['reached', 'missed'], { opened: true })
const next = aMeetingLine('next', '2026-10-15', ['listed'])
const chooseAnother = { kind: 'choose-another', rule: 'A23', ownerRole: 'consultant', about: '', detail: '', since: '2026-10-08', wait: 'declineTold', named: null, chases: [] } as const

function waiting(...cases: readonly CaseSummary[]): readonly string[] {
  return waitingCases({ on: next.on, today, meetings: [last, next], cases }).map(({ entry, why }) => `${entry.id}: ${why}`)
}

test.each([
  ['ended', { ended: 'died' }, 'ended-not-listed'],
  ['parked', { hold }, 'parked-not-listed'],
  ['a non-expert view', { route: 'non-expert' }, 'non-expert-not-listed'],
  ['routine advice', { route: 'routine' }, 'routine-not-listed'],
] as const)('[M13, row 21] a case that is %s goes on no agenda and is not offered for one', (_, change, kind) => {
  const entry = aCaseLine('1', change)
  expect(mayBeListed(entry)).toMatchObject({ refusal: { kind, rule: 'M13' } })
  expect(waiting(entry)).toEqual([])
})

test('[M14, domain 4.1] those the last meeting did not reach are offered first, then the others by why they wait', () => {
  expect(
    waiting(
      aCaseLine('new'),
      aCaseLine('view', { outcome: anOutcome('agreed', { standing: 'view' }) }),
      aCaseLine('told', { outcome: anOutcome('more-information', { due: '2026-10-15' }) }),
      aCaseLine('unread', { outcome: anOutcome('more-information') }),
      aCaseLine('gone', { outcome: anOutcome('agreed'), owed: [chooseAnother] }),
      aCaseLine('back', { cameBack: true }),
      aCaseLine('held', { cameBack: true, outcome: anOutcome('deferred-urgent') }),
      aCaseLine('late', { outcome: anOutcome('deferred') }),
      aCaseLine('missed'),
    ),
  ).toEqual(['missed: carried-over', 'late: deferred', 'back: stable', 'held: stable', 'told: information-due', 'unread: information-due', 'gone: all-declined', 'view: only-a-view', 'new: new'])
})

test('[M14, domain 4.1] what is decided, on a coming agenda, or due only after the meeting does not wait', () => {
  expect(
    waiting(
      aCaseLine('listed'),
      aCaseLine('reached', { outcome: anOutcome('agreed') }),
      aCaseLine('refused', { outcome: anOutcome('not-supported') }),
      aCaseLine('told', { outcome: anOutcome('more-information', { due: '2026-10-16' }) }),
    ),
  ).toEqual([])
})

test('[M14, domain 4.1] a case decided before, on the last agenda again and not reached there, is left over; one decided since is not', () => {
  const earlier = anOutcome('more-information', { meeting: 'earlier', at: '2026-09-24T12:00:00.000Z', due: '2026-12-01' })
  const later = anOutcome('agreed', { meeting: 'not here', at: '2026-10-09T12:00:00.000Z' })
  expect(waiting(aCaseLine('missed', { outcome: earlier }))).toEqual(['missed: carried-over'])
  expect(waiting(aCaseLine('missed', { outcome: later }))).toEqual([])
})

test('[M23, domain 4.3] the cases of a cancelled meeting wait for another first, unless decided since it was cancelled', () => {
  const cancelled = aMeetingLine('off', '2026-10-22', ['early', 'again', 'since', 'moved'], { cancelled: { reason: 'No quorum', at: '2026-10-09T08:00:00.000Z' } })
  const view = {
    on: next.on,
    today,
    meetings: [cancelled, aMeetingLine('next', '2026-10-15', ['moved'])],
    cases: [
      aCaseLine('early'),
      aCaseLine('again', { outcome: anOutcome('agreed', { at: '2026-10-08T12:00:00.000Z' }) }),
      aCaseLine('since', { outcome: anOutcome('agreed', { meeting: 'other', at: '2026-10-09T12:00:00.000Z' }) }),
      aCaseLine('moved'),
    ],
  }
  expect(waitingCases(view).map(({ entry, why }) => `${entry.id}: ${why}`)).toEqual(['again: meeting-cancelled', 'early: meeting-cancelled'])
  expect(isOver(cancelled, view)).toBe(true)
})

test('[M14, domain 4.1] a meeting is over when its day has passed, or the chair has begun to sign it', () => {
  const meeting = aMeetingLine('m1', today, ['1', '2'], { opened: true })
  const one = (signed: boolean) => aCaseLine('1', { outcome: anOutcome('agreed', { meeting: 'm1', signed }) })
  expect(isOver(meeting, { today, cases: [one(false)] })).toBe(false)
  expect(isOver(meeting, { today, cases: [one(true)] })).toBe(true)
  expect(isOver(meeting, { today: '2026-10-10', cases: [] })).toBe(true)
  expect(isOver(aMeetingLine('m1', ''), { today, cases: [] }), 'two versions of its day').toBe(false)
})

test('[A23, row 14] that another provider is to be chosen is owed until the case is on a coming agenda', () => {
  const owed = (id: string) => owedBesideAgenda({ id, owed: [chooseAnother] }, { today, meetings: [last, next], cases: [] }).map(({ kind }) => kind)
  expect([owed('missed'), owed('listed')]).toEqual([['choose-another'], []])
})
