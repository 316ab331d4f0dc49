import fc from 'fast-check'
import { expect, test } from 'vitest'
import { englishBankHolidays } from '#domain/basics/bank-holidays.ts'
import type { Act } from '#domain/journal/act.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { settledIn } from '#domain/journal/state-unit.ts'
import { usualChaserTimes } from '#domain/pathway/chaser-times.ts'
import { chasersOf } from '#domain/rules-across/chasers-of.ts'
import { mayClose } from '#domain/rules-across/may-close.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { stepOf } from '#domain/rules-across/step-of.ts'
import { exchange, type Scribe } from '../../builders/an-act.ts'
import { aDecision, aWrittenCase, say } from '../a-case.ts'
import { aDispatch, anAnswer, anApproach, aReport, aSeen, aTransfer, aVerbal, discussed, filed, noReport, notDone, offered, signedUnits, taken } from '../pathway/a-pathway.ts'

/** After-care acts of three laptops, exchanged now and then, read in any order. RUNS=5000 looks longer. */
const RUNS = Number(process.env['RUNS'] ?? 300)

const hold = { state: 'parked', by: 'Dr Osei', at: '2026-10-09T09:00:00+01:00', reviewOn: null, why: '' }
const hearing = { on: '2026-10-13', legalContact: 'Legal team', restriction: false }

/** Few values, so that laptops often say the same thing apart, and often do not. */
const choices: readonly (readonly [unit: string, value: unknown])[] = [
  ['approach/p1', anApproach()],
  ['approach/p1', anApproach({ answer: anAnswer() })],
  ['approach/p1', anApproach({ answer: anAnswer({ kind: 'declined' }) })],
  ['approach/p2', anApproach({ provider: 'p2' })],
  ['dispatch/1/secure-mail/1', aDispatch()],
  ['dispatch/1/secure-mail/1', aDispatch({ acknowledged: taken })],
  ['dispatch/1/image-exchange/1', aDispatch({ method: 'image-exchange', expiresOn: '2026-10-23' })],
  ['seen/p1', aSeen()],
  ['verbal/v1', aVerbal],
  ['report/r1', aReport()],
  ['report/r2', aReport({ received: '2026-11-20', differences: { kind: 'not-stated', words: '' } })],
  ['filed/r1', filed],
  ['filed/r1', notDone],
  ['filed/r2', filed],
  ['offered/r1/mother', offered],
  ['offered/r1/father', offered],
  ['offered/r2/mother', notDone],
  ['discussed/r1/mother', discussed],
  ['discussed/r1/father', notDone],
  ['discussed/r2/mother', { ...discussed, kind: 'declined' }],
  ['no-report/p1', noReport],
  ['transfer', aTransfer()],
  ['hold', hold],
  ['hold', { ...hold, state: 'stable' }],
  ['hearing', hearing],
  ['decision/m1', aDecision({ outcome: 'not-supported' })],
]

const laptop = fc.nat({ max: 2 })
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('say' as const), laptop, choice: fc.nat({ max: choices.length - 1 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('exchange' as const), laptop, with: laptop }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

function live(steps: readonly Step[], end: { readonly at: number; readonly laptop: number; readonly how: string } | null): Scribe {
  const { scribe, chair } = aWrittenCase(signedUnits)
  const laptops = [chair, scribe.laptop('Consultant'), scribe.laptop('Secretary', 'secretary')] as const
  for (const other of laptops) if (other !== chair) exchange(chair, other)
  const at = (index: number) => laptops[index % 3] ?? chair
  const endNow = () => end !== null && say(at(end.laptop), 'ended', { how: end.how, by: 'Dr Osei', on: '2026-11-02' })
  steps.forEach((step, index) => {
    if (index === end?.at) endNow()
    if (step.do === 'exchange') exchange(at(step.laptop), at(step.with))
    else say(at(step.laptop), ...(choices[step.choice] as readonly [string, unknown]))
  })
  if (end !== null && end.at >= steps.length) endNow()
  return scribe
}

const shuffled = (scribe: Scribe, keys: readonly number[]): readonly Act[] =>
  scribe.all.map((act, index) => [keys[index % Math.max(keys.length, 1)] ?? 0, act] as const).sort(([a], [b]) => a - b).map(([, act]) => act)

const calendar = { times: usualChaserTimes, bankHolidays: englishBankHolidays, dayOf: (instant: string) => instant.slice(0, 10) }
const steps = fc.array(step, { maxLength: 30, size: 'max' })
const keys = fc.array(fc.nat(), { maxLength: 40, size: 'max' })

test('[A19, domain 1] no after-care in any order of arrival leaves a chaser running after the end', () => {
  const end = fc.record({ at: fc.nat({ max: 30 }), laptop, how: fc.constantFrom('withdrawn', 'died', 'closed') })
  fc.assert(
    fc.property(steps, end, keys, (steps, end, keys) => {
      const scribe = live(steps, end)
      const file = readCaseFile(scribe.fold(shuffled(scribe, keys)))
      expect(chasersOf(file, calendar)).toEqual([])
      expect(stepOf(file)).toMatchObject({ now: end.how, next: 'nothing' })
    }),
    { numRuns: RUNS },
  )
})

test('[A12, A11] no case closes without the three acts of each report, or a reason for each', () => {
  // Mostly one laptop's, so that little of it stands in two versions and many cases come near to closing.
  const closing = fc.shuffledSubarray(choices.flatMap(([unit], index) => (/^(report|filed|offered|discussed|no-report)/.test(unit) ? [index] : [])))
  let closable = 0
  fc.assert(
    fc.property(closing, fc.array(step, { maxLength: 2 }), keys, (order, more, keys) => {
      const steps = [...order.map((choice): Step => ({ do: 'say', laptop: 0, choice })), ...more]
      const scribe = live(steps, null)
      const record = scribe.fold(shuffled(scribe, keys))
      if (!mayClose(readCaseFile(record)).ok) return
      closable += 1
      expect(isDoneWith(record)).toBe(true)
      expect(chasersOf(readCaseFile(record), calendar).filter(({ kind }) => ['file', 'offer', 'discuss'].includes(kind))).toEqual([])
    }),
    { numRuns: RUNS },
  )
  expect(closable).toBeGreaterThan(0)
})

test('[A18, A17] before a hearing nothing is due after its last working day, nor before it began to be owed', () => {
  fc.assert(
    fc.property(steps, keys, (steps, keys) => {
      const scribe = live(steps, null)
      const file = readCaseFile(scribe.fold(shuffled(scribe, keys)))
      for (const { since, due } of chasersOf(file, calendar)) {
        expect(due >= since).toBe(true)
        if (file.hearing !== null && since < file.hearing.on) expect(due <= '2026-10-12').toBe(true)
      }
    }),
    { numRuns: RUNS },
  )
})

/** Judged by the units alone: each report filed, offered and discussed somehow, or none there and a reason why. */
function isDoneWith(record: FoldedRecord): boolean {
  const stands = (unit: string) => settledIn(record, unit) !== null
  const reports = ['r1', 'r2'].filter((id) => stands(`report/${id}`))
  const readers = ['mother', 'father']
  const isWhole = (id: string) =>
    stands(`filed/${id}`) && readers.some((reader) => stands(`offered/${id}/${reader}`)) && readers.some((reader) => stands(`discussed/${id}/${reader}`))
  const isExcused = stands('no-report/p1') || settledIn(record, 'decision/m1')?.['outcome'] === 'not-supported'
  return reports.every(isWhole) && (reports.length > 0 || isExcused)
}
