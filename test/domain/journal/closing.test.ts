import { describe, expect, test } from 'vitest'
import { freezes } from '#domain/journal/closing.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { cardsOf } from '#domain/rules-across/cards.ts'
import { settleVersions } from '#domain/rules-across/settle-versions.ts'
import { exchange, Scribe, type Laptop } from '../../builders/an-act.ts'

const hash = (letter: string) => letter.repeat(64)
const sign = (laptop: Laptop, frozen: readonly string[], shown = hash('a'), what = 'minute/m1') =>
  laptop.state(`signed/${what}`, { frozen: [...frozen], shown }, 'sign-minutes')

function twoLaptops() {
  const scribe = new Scribe()
  const chair = scribe.laptop('Chair', 'chair')
  const secretary = scribe.laptop('Secretary', 'secretary')
  chair.state('question', { text: 'as agreed' })
  exchange(chair, secretary)
  return { scribe, chair, secretary, valueOf: (unit: string) => scribe.fold().units.get(unit) }
}

describe('closings and what came too late for them', () => {
  test('[J10, design 3] a change nobody had seen at signing is late as a whole, its other facts too', () => {
    const { scribe, chair, secretary, valueOf } = twoLaptops()
    sign(chair, ['question'])
    const late = secretary.write([...stateUnit('question', { text: 'offline' }), ...stateUnit('task/1', { what: 'ring the ward' })])
    expect(scribe.fold().late.map((entry) => entry.act)).toEqual([late])
    expect(valueOf('question')).toMatchObject({ value: { text: 'as agreed' } })
    expect(valueOf('task/1')).toBeUndefined()
  })

  test('[J10, design 3] what touches nothing frozen, and what was seen at signing, is not late', () => {
    const { scribe, chair, secretary } = twoLaptops()
    secretary.state('question', { text: 'seen in time' })
    exchange(chair, secretary)
    sign(chair, ['question'])
    secretary.state('setting', { place: 'inpatient' })
    expect(scribe.fold().late).toEqual([])
  })

  test('[J10, design 3] a change after signing, by somebody who knew, is late too: it is an addendum', () => {
    const { scribe, chair } = twoLaptops()
    sign(chair, ['question'])
    const after = chair.state('question', { text: 'second thoughts' })
    expect(scribe.fold().late.map((entry) => entry.act.id)).toEqual([after.id])
  })

  test('[J15, design 3] a late act stays late when a later signing of something else has seen it', () => {
    const { chair, valueOf, scribe } = twoLaptops()
    sign(chair, ['question'])
    const late = chair.state('question', { text: 'second thoughts' })
    sign(chair, ['question'], hash('b'), 'letter/1')
    expect(valueOf('question')).toMatchObject({ value: { text: 'as agreed' } })
    expect(scribe.fold().late.map((entry) => entry.act.id)).toEqual([late.id])
  })

  test('[J15, design 3] an act of two units is late for the one whose signer had not seen it', () => {
    const { scribe, chair, secretary, valueOf } = twoLaptops()
    sign(chair, ['question'])
    const both = secretary.write([...stateUnit('question', { text: 'offline' }), ...stateUnit('setting', { place: 'inpatient' })])
    sign(secretary, ['setting'], hash('b'), 'letter/1')
    expect(scribe.fold().late.map((entry) => entry.act.id)).toEqual([both.id])
    expect(valueOf('question')).toMatchObject({ value: { text: 'as agreed' } })
  })

  test('[J15, design 3] a signature cannot be taken back: withdrawing it opens nothing that was frozen', () => {
    const { chair, valueOf } = twoLaptops()
    sign(chair, ['question'])
    chair.write(withdrawUnit('signed/minute/m1'))
    chair.state('question', { text: 'second thoughts' })
    expect(valueOf('question')).toMatchObject({ value: { text: 'as agreed' } })
  })

  test('[J8, design 3] a signature the trust server refused freezes nothing', () => {
    const { scribe, chair } = twoLaptops()
    const signature = sign(chair, ['question'])
    chair.state('question', { text: 'second thoughts' })
    const record = scribe.fold(scribe.all, new Set([signature.id]))
    expect(record.closings).toEqual([])
    expect(record.units.get('question')).toMatchObject({ value: { text: 'second thoughts' } })
  })

  test('[M5, design 3] a list frozen whole freezes items that were not in it yet', () => {
    expect(freezes({ frozen: ['dissent/m1/'] }, 'dissent/m1/dr-patel')).toBe(true)
    expect(freezes({ frozen: ['dissent/m1/'] }, 'dissent/m2/dr-patel')).toBe(false)
    expect(freezes({ frozen: ['side/1'] }, 'side/10')).toBe(false)
    const { scribe, chair, secretary } = twoLaptops()
    sign(chair, ['dissent/m1/'])
    const dissent = secretary.state('dissent/m1/dr-patel', { reason: 'too early' }, 'record-dissent')
    expect(scribe.fold().late.map((entry) => entry.act.id)).toEqual([dissent.id])
  })
})

describe('signed twice', () => {
  function signedTwice() {
    const both = twoLaptops()
    const first = both.chair.state('question', { text: 'the chair’s' })
    const second = both.secretary.state('question', { text: 'the secretary’s' })
    const one = sign(both.chair, ['question'], hash('a'))
    const other = sign(both.secretary, ['question'], hash('b'))
    exchange(both.chair, both.secretary)
    return { ...both, first, second, one, other }
  }

  test('[J11, design 3] two signings of one thing, neither seen by the other, both stand and are one card', () => {
    const { scribe, one, other } = signedTwice()
    const record = scribe.fold()
    expect(record.closings.map((closing) => closing.signedTwiceWith)).toEqual([[other.id], [one.id]])
    const [card] = cardsOf(record).filter((entry) => entry.kind === 'signed-twice')
    expect(card?.acts.map((act) => act.id)).toEqual([one.id, other.id])
    expect(cardsOf(record).some((entry) => entry.kind === 'two-versions' && entry.unit === 'signed/minute/m1')).toBe(false)
  })

  test('[J11, design 3] signing again after seeing the first is not signing twice', () => {
    const { scribe, chair, secretary } = twoLaptops()
    sign(chair, ['question'])
    exchange(chair, secretary)
    sign(secretary, ['question'], hash('b'), 'minute/m1')
    expect(scribe.fold().closings.every((closing) => closing.signedTwiceWith.length === 0)).toBe(true)
  })

  test.each(['first', 'second'] as const)('[J11, design 3] keeping the %s signing keeps what that signer had before them', (which) => {
    const { scribe, chair, one, other, first, second } = signedTwice()
    const keep = which === 'first' ? one : other
    const facts = settleVersions(chair.folded(), 'signed/minute/m1', { kind: 'keep', act: keep.id }, 'the chair’s copy went out')
    if (!facts.ok) throw new Error(facts.refusal.kind)
    chair.write(facts.value, 'settle-versions')
    const record = scribe.fold()
    const left = which === 'first' ? second : first
    expect(record.units.get('question')).toMatchObject({ kind: 'settled', act: { id: which === 'first' ? first.id : second.id } })
    expect(record.late.map((entry) => entry.act.id)).toEqual([left.id])
    expect(cardsOf(record).map((card) => card.kind)).toEqual(['late'])
  })

  test('[J15, design 3] settling a double signing opens nothing that came too late for both', () => {
    const { scribe, chair, secretary, one } = signedTwice()
    const late = secretary.state('question', { text: 'after both' })
    chair.receives(secretary)
    const facts = settleVersions(chair.folded(), 'signed/minute/m1', { kind: 'keep', act: one.id }, 'the chair’s copy went out')
    if (!facts.ok) throw new Error(facts.refusal.kind)
    chair.write(facts.value, 'settle-versions')
    expect(scribe.fold().units.get('question')).toMatchObject({ value: { text: 'the chair’s' } })
    expect(scribe.fold().late.map((entry) => entry.act.id)).toContain(late.id)
  })

  test('[J11, design 3] a third signing is not written from two, and what they froze waits for the signing', () => {
    const { chair } = signedTwice()
    const third = settleVersions(chair.folded(), 'signed/minute/m1', { kind: 'third', value: { shown: hash('c') } }, 'both')
    expect(third).toMatchObject({ ok: false, refusal: { kind: 'signed-keeps-one', rule: 'J11' } })
    const frozen = settleVersions(chair.folded(), 'question', { kind: 'third', value: { text: 'both' } }, 'both')
    expect(frozen).toMatchObject({ ok: false, refusal: { kind: 'settle-signing-first', rule: 'J11' } })
  })
})
