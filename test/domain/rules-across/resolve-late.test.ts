import { expect, test } from 'vitest'
import { lateUnit } from '#domain/journal/closing.ts'
import { cardsOf } from '#domain/rules-across/cards.ts'
import { resolveLate } from '#domain/rules-across/resolve-late.ts'
import { anAct, exchange, Scribe } from '../../builders/an-act.ts'

function aLateChange() {
  const scribe = new Scribe()
  const chair = scribe.laptop('Chair', 'chair')
  const secretary = scribe.laptop('Secretary', 'secretary')
  chair.state('question', { text: 'as agreed' })
  exchange(chair, secretary)
  chair.state('signed/minute/m1', { frozen: ['question'], shown: 'a'.repeat(64) }, 'sign-minutes')
  const late = secretary.state('question', { text: 'offline' })
  exchange(chair, secretary)
  return { scribe, chair, secretary, late }
}

test.each([true, false])('[J10, design 3] a late change, accepted %s, is quoted with its author and reason; what was frozen stays', (accepted) => {
  const { chair, late } = aLateChange()
  expect(cardsOf(chair.folded()).map((card) => card.kind)).toEqual(['late'])
  const facts = resolveLate(chair.folded(), late.id, accepted, ' Heard by telephone. ')
  if (!facts.ok) throw new Error(facts.refusal.kind)
  chair.write(facts.value, 'resolve-late')
  const record = chair.folded()
  expect(record.units.get(lateUnit(late.id))).toMatchObject({
    value: { accepted, reason: 'Heard by telephone.', author: 'Secretary', at: late.at.wall, quotes: [{ unit: 'question', path: 'text', value: 'offline' }] },
  })
  expect(record.units.get('question')).toMatchObject({ value: { text: 'as agreed' } })
  expect(cardsOf(record)).toEqual([])
})

test('[J10, design 3] resolved apart in two ways is two versions to settle', () => {
  const { scribe, chair, secretary, late } = aLateChange()
  for (const [laptop, accepted] of [[chair, true], [secretary, false]] as const) {
    const facts = resolveLate(laptop.folded(), late.id, accepted, 'mine')
    if (!facts.ok) throw new Error(facts.refusal.kind)
    laptop.write(facts.value, 'resolve-late')
  }
  expect(cardsOf(scribe.fold())).toMatchObject([{ kind: 'two-versions', unit: lateUnit(late.id) }])
})

test('[J10, design 3] what is not late, and a resolution without a reason, are answered', () => {
  const { chair, late } = aLateChange()
  expect(resolveLate(chair.folded(), anAct().id, true, 'why')).toMatchObject({ refusal: { kind: 'nothing-to-settle', rule: 'J10' } })
  expect(resolveLate(chair.folded(), late.id, true, ' ')).toMatchObject({ refusal: { kind: 'settling-needs-a-reason', rule: 'J10' } })
})

test('[J7, design 3] nothing late is resolved until every earlier part is here', () => {
  const { scribe, late } = aLateChange()
  const record = scribe.fold(scribe.all.slice(1))
  expect(resolveLate(record, late.id, true, 'why')).toMatchObject({ refusal: { kind: 'earlier-part-missing', rule: 'J7' } })
})

test('[J9, design 3] nothing late is resolved in a record a newer version wrote in', () => {
  const { scribe, late } = aLateChange()
  const record = scribe.fold([...scribe.all, anAct({ n: 90, schema: 2 })])
  expect(resolveLate(record, late.id, true, 'why')).toMatchObject({ refusal: { rule: 'J9' } })
})
