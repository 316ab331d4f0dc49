import { expect, test } from 'vitest'
import { lateUnit } from '#domain/journal/closing.ts'
import { cardsOf } from '#domain/rules-across/cards.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { resolveLate } from '#domain/rules-across/resolve-late.ts'
import { signMinute } from '#domain/rules-across/sign-minute.ts'
import { anAct, exchange, Scribe } from '../../builders/an-act.ts'
import { aWrittenCase, say } from '../a-case.ts'

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

test.each([true, false])('[D8, vignette V5] a dissent that came late counts once it is accepted (%s), and changes nothing signed', (accepted) => {
  const { scribe, chair } = aWrittenCase()
  const member = scribe.laptop('Dr Patel', 'member')
  exchange(chair, member)
  const signed = signMinute(readCaseFile(chair.folded()), 'm1', { user: 'chair', name: 'Chair' }, 'a'.repeat(64))
  if (!signed.ok) throw new Error(signed.refusal.kind)
  chair.write(signed.value, 'sign-minutes')
  const late = say(member, 'dissent/m1/patel', { meeting: 'm1', user: 'patel', name: 'Dr Patel', reason: 'Too early.' }, 'record-dissent')
  const file = () => readCaseFile(scribe.fold())
  expect(file().dissents).toEqual([])
  chair.receives(member)
  const facts = resolveLate(chair.folded(), late.id, accepted, 'Heard by telephone.')
  if (!facts.ok) throw new Error(facts.refusal.kind)
  chair.write(facts.value, 'resolve-late')
  expect(file().dissents.map((dissent) => dissent.name)).toEqual(accepted ? ['Dr Patel'] : [])
  expect(file().record.units.has('dissent/m1/patel')).toBe(false)
})
