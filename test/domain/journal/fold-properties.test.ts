import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assert } from '#domain/basics/assert.ts'
import { canonicalJson } from '#domain/basics/canonical-json.ts'
import type { Act, ActId } from '#domain/journal/act.ts'
import { freezes } from '#domain/journal/closing.ts'
import type { FoldedRecord, UnitState } from '#domain/journal/fold-record.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { cardsOf } from '#domain/rules-across/cards.ts'
import { noteRefusal } from '#domain/rules-across/note-refusal.ts'
import { resolveLate } from '#domain/rules-across/resolve-late.ts'
import { settleVersions } from '#domain/rules-across/settle-versions.ts'
import { exchange, Scribe, type Laptop } from '../../builders/an-act.ts'
import { digestRecord } from './digest-record.ts'

/**
 * Random histories of two to four laptops, judged by what each author is known to have had before them, which the
 * scribe keeps apart from the acts. Failing runs print their seed; RUNS=5000 looks longer.
 */
const RUNS = Number(process.env['RUNS'] ?? 400)

const units = ['question', 'setting', 'side/1', 'side/2'] as const
const things = ['minute/m1', 'letter/1'] as const
const frozenLists = [['question', 'setting'], ['question', 'side/'], ['side/1']] as const

const laptop = fc.nat({ max: 3 })
const unit = fc.constantFrom(...units)
/** Few values, so that laptops often say the same thing apart. */
const value = fc.nat({ max: 2 })

const stepArbitrary = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), laptop, unit, value }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('write-two' as const), laptop, unit, other: unit, value }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), laptop, unit }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('exchange' as const), laptop, with: laptop }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('receive' as const), laptop, from: laptop }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settle' as const), laptop, keep: fc.nat({ max: 3 }), third: fc.boolean(), value }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('close' as const), laptop, what: fc.constantFrom(...things), frozen: fc.constantFrom(...frozenLists) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resolve' as const), laptop, accepted: fc.boolean() }) },
)
type Step = typeof stepArbitrary extends fc.Arbitrary<infer S> ? S : never

const historyArbitrary = fc.record({
  clocksOffMs: fc.array(fc.integer({ min: -2 * 86_400_000, max: 2 * 86_400_000 }), { minLength: 2, maxLength: 4 }),
  steps: fc.array(stepArbitrary, { maxLength: 40, size: 'max' }),
})

interface History {
  readonly scribe: Scribe
  readonly laptops: readonly Laptop[]
  /** For each closing act, what stood in the units it froze on the signer's own screen. */
  readonly shown: ReadonlyMap<ActId, ReadonlyMap<string, string>>
}

function live({ clocksOffMs, steps }: { readonly clocksOffMs: readonly number[]; readonly steps: readonly Step[] }): History {
  const scribe = new Scribe()
  const laptops = clocksOffMs.map((off, index) => scribe.laptop(`Laptop ${index}`, 'chair', off))
  const shown = new Map<ActId, ReadonlyMap<string, string>>()
  const at = (index: number) => laptops[index % laptops.length] as Laptop
  for (const step of steps) takeStep(step, at, shown)
  return { scribe, laptops, shown }
}

function takeStep(step: Step, at: (index: number) => Laptop, shown: Map<ActId, ReadonlyMap<string, string>>): void {
  const here = at(step.laptop)
  switch (step.do) {
    case 'write':
      here.state(step.unit, { value: step.value })
      return
    case 'write-two':
      here.write([...stateUnit(step.unit, { value: step.value }), ...(step.other === step.unit ? [] : stateUnit(step.other, { value: step.value }))])
      return
    case 'withdraw':
      here.write(withdrawUnit(step.unit))
      return
    case 'exchange':
      exchange(here, at(step.with))
      return
    case 'receive':
      here.receives(at(step.from))
      return
    case 'settle':
      settleFirst(here, step.third ? { value: step.value } : step.keep)
      return
    case 'close':
      close(here, step.what, step.frozen, shown)
      return
    case 'resolve':
      resolveFirst(here, step.accepted)
  }
}

function settleFirst(here: Laptop, how: number | { readonly value: number }): void {
  const record = here.folded()
  const [unsettled] = [...record.units].filter(([, state]) => state.kind === 'unsettled')
  if (unsettled === undefined || unsettled[1].kind !== 'unsettled') return
  const [unit, { versions }] = unsettled
  const kept = versions[typeof how === 'number' ? how % versions.length : 0]
  const settlement = typeof how === 'number' && kept !== undefined ? { kind: 'keep' as const, act: kept.act.id } : { kind: 'third' as const, value: how as { value: number } }
  const facts = settleVersions(record, unit, settlement, 'agreed by telephone')
  if (facts.ok) here.write(facts.value, 'settle-versions')
}

function close(here: Laptop, what: string, frozen: readonly string[], shown: Map<ActId, ReadonlyMap<string, string>>): void {
  const record = here.folded()
  if (cardsOf(record).some((card) => card.kind !== 'late') || record.units.has(`signed/${what}`)) return
  const values = new Map([...record.units].filter(([unit]) => freezes({ frozen }, unit)).map(([unit, state]) => [unit, valueText(state)]))
  const hash = (here.scribe.all.length + 1).toString(16).padStart(64, '0')
  shown.set(here.state(`signed/${what}`, { frozen: [...frozen], shown: hash }, 'sign-minutes').id, values)
}

function resolveFirst(here: Laptop, accepted: boolean): void {
  const record = here.folded()
  const late = record.late.find((entry) => entry.resolvedBy.length === 0)
  if (late === undefined) return
  const facts = resolveLate(record, late.act.id, accepted, 'heard in the meeting')
  if (facts.ok) here.write(facts.value, 'resolve-late')
}

function valueText(state: UnitState | undefined): string {
  if (state === undefined) return 'absent'
  return state.kind === 'settled' ? canonicalJson(state.value) : 'unsettled'
}

const unitsOf = (act: Act) => [...new Set(act.facts.map((fact) => fact.unit))]
const saw = ({ scribe }: History, act: ActId, earlier: ActId) => scribe.seen.get(act)?.has(earlier) ?? false
const textOf = (unit: string, act: Act) => canonicalJson(act.facts.filter((fact) => fact.unit === unit).map((fact) => [fact.path, fact.value]).sort())

function versionsIn(record: FoldedRecord, unit: string): readonly ActId[] {
  const state = record.units.get(unit)
  if (state === undefined) return []
  return state.kind === 'settled' ? [state.act.id, ...state.others.map((act) => act.id)] : state.versions.map((version) => version.act.id)
}

function forEveryHistory(check: (history: History) => void): void {
  fc.assert(fc.property(historyArbitrary, (plan) => check(live(plan))), { numRuns: RUNS })
}

describe('a record folded from random histories', () => {
  test('[J1, design 3] any order of arrival and any duplication give the same record', () => {
    const arrival = historyArbitrary.chain((plan) => {
      const history = live(plan)
      const all = history.scribe.all
      return fc.record({
        history: fc.constant(history),
        shuffled: fc.shuffledSubarray([...all], { minLength: all.length }),
        again: fc.subarray([...all]),
        refused: fc.subarray(all.map((act) => act.id), { maxLength: Math.min(2, all.length) }),
      })
    })
    fc.assert(
      fc.property(arrival, ({ history, shuffled, again, refused }) => {
        const expected = digestRecord(history.scribe.fold(history.scribe.all, new Set(refused)))
        expect(digestRecord(history.scribe.fold([...again, ...shuffled, ...again], new Set(refused)))).toBe(expected)
      }),
      { numRuns: RUNS },
    )
  })

  test('[J1, design 3] a record whose earlier parts arrive last comes to the same, whatever was shown on the way', () => {
    const arrival = historyArbitrary.chain((plan) => {
      const history = live(plan)
      return fc.record({ history: fc.constant(history), part: fc.shuffledSubarray([...history.scribe.all]) })
    })
    fc.assert(
      fc.property(arrival, ({ history, part }) => {
        const onTheWay = history.scribe.fold(part)
        expect(onTheWay.order).toHaveLength(part.length)
        expect(digestRecord(history.scribe.fold([...part, ...history.scribe.all]))).toBe(digestRecord(history.scribe.fold()))
      }),
      { numRuns: RUNS },
    )
  })

  test('[J2, design 3] nothing is lost: what an act says is live, late, refused, or superseded by one that had seen it', () => {
    const withRefusals = historyArbitrary.chain((plan) => {
      const history = live(plan)
      return fc.record({ history: fc.constant(history), refused: fc.subarray(history.scribe.all.map((act) => act.id), { maxLength: Math.min(2, history.scribe.all.length) }) })
    })
    fc.assert(
      fc.property(withRefusals, ({ history, refused }) => {
        nothingIsLost(history, history.scribe.fold(history.scribe.all, new Set(refused)), refused)
      }),
      { numRuns: RUNS },
    )
  })

  test('[J20, design 3] once its refusal is noted, a record is the same with the refused act, without it, and where nobody was told', () => {
    fc.assert(
      fc.property(notedArbitrary, ({ history, refused, shuffled }) => {
        const { scribe } = history
        const out = new Set(refused)
        const atTheAuthors = scribe.fold(scribe.all, out)
        const elsewhere = scribe.fold(shuffled.filter((act) => !out.has(act.id)))
        const untold = scribe.fold(shuffled)
        expect(digestRecord(elsewhere)).toBe(digestRecord(atTheAuthors, out))
        expect(digestRecord(untold, out)).toBe(digestRecord(atTheAuthors, out))
        expect(elsewhere.missing).toEqual([])
        expect(elsewhere.heads.filter((id) => out.has(id))).toEqual([])
        expect(cardsOf(atTheAuthors).filter((card) => card.kind === 'refused')).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  test('[J20, design 3] and nothing else is lost by it: pasts reach through the refused act, and it keeps its place on screen', () => {
    fc.assert(
      fc.property(notedArbitrary, ({ history, refused }) => {
        const { scribe } = history
        const record = scribe.fold(scribe.all, new Set(refused))
        nothingIsLost(history, record, refused)
        const place = new Map(record.order.map((act, index) => [act.id, index]))
        expect(place.size).toBe(scribe.all.length)
        for (const act of scribe.all) {
          for (const earlier of scribe.seen.get(act.id) ?? []) {
            expect((place.get(earlier) ?? Infinity) < (place.get(act.id) ?? -1), `${earlier} before ${act.id}`).toBe(true)
            expect(record.hadSeen(act.id, earlier)).toBe(true)
          }
        }
      }),
      { numRuns: RUNS },
    )
  })

  test('[J3, design 3] two concurrent edits of a unit with different values are always both shown', () => {
    fc.assert(
      fc.property(historyArbitrary, unit, (plan, unit) => {
        const history = live(plan)
        const [one, other] = history.laptops as readonly [Laptop, Laptop]
        exchange(one, other)
        const first = one.state(unit, { value: 'said on one' })
        const second = other.state(unit, { value: 'said on the other' })
        const record = history.scribe.fold()
        const late = new Set(record.late.map((entry) => entry.act.id))
        const shown = new Set([...versionsIn(record, unit), ...late])
        expect(shown.has(first.id) && shown.has(second.id)).toBe(true)
        if (!late.has(first.id) && !late.has(second.id)) expect(record.units.get(unit)?.kind).toBe('unsettled')
      }),
      { numRuns: RUNS },
    )
  })

  test('[J3, design 3] a unit is unsettled exactly when its live acts differ, and settled by all who said the same (J4)', () => {
    forEveryHistory((history) => {
      const record = history.scribe.fold()
      const late = new Set(record.late.map((entry) => entry.act.id))
      const counted = history.scribe.all.filter((act) => !late.has(act.id))
      for (const [unit, state] of record.units) {
        const touching = counted.filter((act) => unitsOf(act).includes(unit))
        const live = touching.filter((act) => !touching.some((later) => saw(history, later.id, act.id)))
        expect(state.kind).toBe(new Set(live.map((act) => textOf(unit, act))).size > 1 ? 'unsettled' : 'settled')
        expect([...versionsIn(record, unit)].sort()).toEqual(live.map((act) => act.id).sort())
      }
    })
  })

  test('[J14, design 3] what stands before an act on screen includes everything its author had seen', () => {
    forEveryHistory((history) => {
      const record = history.scribe.fold()
      const place = new Map(record.order.map((act, index) => [act.id, index]))
      for (const act of history.scribe.all) {
        for (const earlier of history.scribe.seen.get(act.id) ?? []) {
          expect((place.get(earlier) ?? Infinity) < (place.get(act.id) ?? -1)).toBe(true)
          expect(record.hadSeen(act.id, earlier)).toBe(true)
        }
      }
    })
  })

  test('[J10, design 3] an act is late by who had seen what, whatever order it arrived in', () => {
    forEveryHistory((history) => {
      const record = history.scribe.fold()
      // One signer of each thing: what is signed twice is judged in its own tests.
      if (record.closings.some((closing) => closing.signedTwiceWith.length > 0)) return
      const closings = history.scribe.all.filter((act) => history.shown.has(act.id))
      const expected = history.scribe.all.filter(
        (act) =>
          !history.shown.has(act.id) &&
          closings.some((closing) => !saw(history, closing.id, act.id) && unitsOf(act).some((unit) => isFrozenBy(closing, unit))),
      )
      expect(record.late.map((entry) => entry.act.id).sort()).toEqual(expected.map((act) => act.id).sort())
    })
  })

  test('[J15, design 3] what one signer froze reads for ever as it stood on their screen', () => {
    forEveryHistory((history) => {
      const record = history.scribe.fold()
      const signers = new Set(record.closings.map((closing) => closing.act.by.user))
      if (signers.size !== 1) return
      for (const [closing, values] of history.shown) {
        for (const [unit, value] of values) expect(valueText(record.units.get(unit)), `${unit} in ${closing}`).toBe(value)
      }
    })
  })

  test('[J5, design 3] settling makes exactly one value, and keeps what it was chosen from', () => {
    fc.assert(
      fc.property(historyArbitrary, fc.nat({ max: 3 }), (plan, keep) => {
        const history = live(plan)
        const [one] = history.laptops as readonly [Laptop]
        one.receives(...history.laptops)
        const before = one.folded()
        for (const [unit, state] of before.units) {
          if (state.kind !== 'unsettled' || before.closings.some((closing) => freezes(closing, unit))) continue
          const kept = state.versions[keep % state.versions.length]
          const facts = settleVersions(before, unit, { kind: 'keep', act: kept?.act.id ?? '' }, 'agreed by telephone')
          assert(facts.ok, 'a unit with two versions can be settled')
          one.write(facts.value, 'settle-versions')
          const after = one.folded()
          expect(after.units.get(unit)).toMatchObject({ kind: 'settled', value: kept?.value ?? null, others: [] })
          const settled = after.units.get(`settled/${unit}`)
          expect(settled?.kind === 'settled' ? settled.value?.['from'] : null).toEqual(state.versions.map((version) => version.act.id))
        }
      }),
      { numRuns: RUNS },
    )
  })
})

function nothingIsLost(history: History, record: FoldedRecord, refused: readonly ActId[]): void {
  const outside = new Set([...refused, ...record.late.map((entry) => entry.act.id)])
  const counted = history.scribe.all.filter((act) => !outside.has(act.id))
  expect(record.refused.map((entry) => entry.act.id).sort()).toEqual([...refused].sort())
  for (const act of counted) {
    for (const unit of unitsOf(act)) {
      const superseded = counted.some((later) => unitsOf(later).includes(unit) && saw(history, later.id, act.id))
      expect(versionsIn(record, unit).includes(act.id), `${act.id} on ${unit}`).toBe(!superseded)
    }
  }
  for (const unit of record.units.keys()) {
    for (const id of versionsIn(record, unit)) expect(outside.has(id), `${id} stands outside the fold`).toBe(false)
  }
}

/**
 * Histories in which the trust server refused some acts, each noted; now and then the first note is refused too, and
 * noted again with what it had noted. Others go on writing afterwards.
 */
const notedArbitrary = fc
  .record({ plan: historyArbitrary, noter: laptop, writer: laptop, again: fc.boolean(), later: fc.array(fc.record({ unit, value }), { maxLength: 3 }) })
  .chain(({ plan, noter, writer, again, later }) => {
    const size = live(plan).scribe.all.length
    return fc.subarray(Array.from({ length: size }, (_, index) => index), { maxLength: Math.min(3, size) }).chain((picked) => {
      const history = live(plan)
      const refused = new Set(picked.map((index) => history.scribe.all[index]?.id ?? ''))
      const at = (index: number) => history.laptops[index % history.laptops.length] as Laptop
      at(noter).receives(...history.laptops)
      const notes = noteAll(at(noter), refused)
      const [first] = notes
      if (again && first !== undefined) {
        refused.add(first.id)
        noteAll(at(noter), refused)
      }
      if (writer % 2 === 0) at(writer).receives(at(noter))
      for (const { unit, value } of later) at(writer).state(unit, { value })
      const all = history.scribe.all
      return fc.record({ history: fc.constant(history), refused: fc.constant([...refused]), shuffled: fc.shuffledSubarray([...all], { minLength: all.length }) })
    })
  })

function noteAll(here: Laptop, refused: ReadonlySet<ActId>): readonly Act[] {
  const record = here.scribe.fold([...here.holds.values()], refused)
  return record.refused.flatMap(({ act }) => {
    const facts = noteRefusal(record, act.id, 'entered again by the secretary')
    return facts.ok ? [here.write(facts.value, 'note-refusal')] : []
  })
}

function isFrozenBy(closing: Act, unit: string): boolean {
  const frozen = closing.facts.find((fact) => fact.path === 'frozen')?.value as readonly string[]
  return frozen.some((name) => name === unit || (name.endsWith('/') && unit.startsWith(name)))
}

test('random histories reach what they are meant to reach', () => {
  const reached = { unsettled: 0, late: 0, signedTwice: 0, agreedApart: 0, settled: 0 }
  forEveryHistory((history) => {
    const record = history.scribe.fold()
    const states = [...record.units.values()]
    if (states.some((state) => state.kind === 'unsettled')) reached.unsettled += 1
    if (states.some((state) => state.kind === 'settled' && state.others.length > 0)) reached.agreedApart += 1
    if (record.late.length > 0) reached.late += 1
    if (record.closings.some((closing) => closing.signedTwiceWith.length > 0)) reached.signedTwice += 1
    if ([...record.units.keys()].some((unit) => unit.startsWith('settled/'))) reached.settled += 1
  })
  for (const [what, times] of Object.entries(reached)) expect(times, what).toBeGreaterThan(RUNS / 50)
})
