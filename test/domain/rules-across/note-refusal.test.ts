import { expect, test } from 'vitest'
import type { Act } from '#domain/journal/act.ts'
import { refusedUnit } from '#domain/journal/refused.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { cardsOf } from '#domain/rules-across/cards.ts'
import { noteRefusal } from '#domain/rules-across/note-refusal.ts'
import { summarise } from '#domain/rules-across/summaries.ts'
import { anAct, Scribe, type Laptop } from '../../builders/an-act.ts'

/** A member writes three things in a row; the trust server refuses the second. */
function refusedBetween() {
  const scribe = new Scribe()
  const member = scribe.laptop('Dr Patel', 'member')
  const before = member.state('question', { text: 'before' })
  const refused = member.state('question', { text: 'refused' })
  const after = member.state('setting', { place: 'outpatient' })
  return { scribe, member, before, refused, after }
}

function note(here: Laptop, refused: readonly Act[], of: Act, reason = 'Entered again by the secretary.'): Act {
  const facts = noteRefusal(here.scribe.fold([...here.holds.values()], new Set(refused.map((act) => act.id))), of.id, reason)
  if (!facts.ok) throw new Error(facts.refusal.kind)
  return here.write(facts.value, 'note-refusal')
}

const without = (scribe: Scribe, ...gone: readonly Act[]) => scribe.fold(scribe.all.filter((act) => !gone.includes(act)))

test('[J20, design 3] what was written after a refused entry waits for it elsewhere only until its refusal is noted', () => {
  const { scribe, member, before, refused, after } = refusedBetween()
  expect(without(scribe, refused).missing).toEqual([refused.id])
  note(member, [refused], refused)
  const elsewhere = without(scribe, refused)
  expect(elsewhere.missing).toEqual([])
  expect(elsewhere.hadSeen(after.id, before.id)).toBe(true)
  expect(elsewhere.units.get('question')).toMatchObject({ kind: 'settled', value: { text: 'before' } })
  expect(cardsOf(elsewhere)).toEqual([])
})

test('[J20, design 3] the entry is a card on the computer that wrote it until it is noted, and its words stay after', () => {
  const { scribe, member, refused } = refusedBetween()
  const record = () => scribe.fold(scribe.all, new Set([refused.id]))
  expect(cardsOf(record())).toEqual([{ kind: 'refused', act: refused }])
  expect(summarise(record()).needsPerson).toBe(0)
  const noted = note(member, [refused], refused)
  expect(cardsOf(record())).toEqual([])
  expect(record().refused).toEqual([{ act: refused, notedBy: [noted] }])
  expect(record().order).toContain(refused)
})

test('[J20, design 3] the note says what it was, whose, what they had seen, and how it was dealt with', () => {
  const { scribe, member, before, refused } = refusedBetween()
  note(member, [refused], refused, ' Entered again. ')
  expect(scribe.fold().units.get(refusedUnit(refused.id))).toMatchObject({
    value: { after: [before.id], verb: 'change-case', by: 'Dr Patel', reason: 'Entered again.' },
  })
})

test('[J20, design 3] it needs a reason, is noted once, and only of what was refused', () => {
  const { scribe, member, before, refused } = refusedBetween()
  const record = scribe.fold(scribe.all, new Set([refused.id]))
  expect(noteRefusal(record, refused.id, ' ')).toMatchObject({ refusal: { kind: 'refusal-needs-a-reason', rule: 'J20' } })
  expect(noteRefusal(record, before.id, 'why')).toMatchObject({ refusal: { kind: 'nothing-to-settle', rule: 'J20' } })
  note(member, [refused], refused)
  expect(noteRefusal(scribe.fold(scribe.all, new Set([refused.id])), refused.id, 'again')).toMatchObject({ refusal: { kind: 'nothing-to-settle', rule: 'J20' } })
})

test('[J9, design 3] not in a record a newer version wrote in', () => {
  const { scribe, refused } = refusedBetween()
  const record = scribe.fold([...scribe.all, anAct({ n: 90, schema: 2 })], new Set([refused.id]))
  expect(noteRefusal(record, refused.id, 'why')).toMatchObject({ refusal: { rule: 'J9' } })
})

test('[J20, design 3] a note that was refused itself says nothing, and is noted in its turn', () => {
  const { scribe, member, refused } = refusedBetween()
  const first = note(member, [refused], refused)
  expect(cardsOf(scribe.fold(scribe.all, new Set([refused.id, first.id]))).map((card) => card.kind)).toEqual(['refused', 'refused'])
  expect(without(scribe, refused, first).missing).toEqual([refused.id])
  note(member, [refused, first], refused)
  note(member, [refused, first], first)
  expect(without(scribe, refused, first).missing).toEqual([])
  expect(scribe.fold().refused.map((entry) => entry.act)).toEqual([refused, first])
})

test('[J20, design 3] a refusal that a note only claims, with a past of its own making, takes nothing else away', () => {
  const scribe = new Scribe()
  const chair = scribe.laptop('Chair', 'chair')
  const first = chair.state('question', { text: 'one' })
  const second = chair.state('setting', { place: 'inpatient' })
  chair.write(stateUnit(refusedUnit(first.id), { after: [second.id], verb: 'x', by: 'x', reason: 'x' }))
  const record = scribe.fold()
  expect(record.missing).toEqual([])
  expect(record.refused.map((entry) => entry.act)).toEqual([first])
  expect(record.units.get('setting')).toMatchObject({ value: { place: 'inpatient' } })
})

test('[J20, design 3] notes that refuse each other are not believed: both stand', () => {
  const [one, other] = [anAct({ n: 1 }), anAct({ n: 2 })]
  const claims = (n: number, of: Act) => anAct({ n, facts: [...stateUnit(refusedUnit(of.id), { after: [], verb: 'x', by: 'x', reason: 'x' }), ...stateUnit(`side/before/${n}`, { text: 'said' })] })
  const record = new Scribe().fold([claims(1, other), claims(2, one)])
  expect(record.refused).toEqual([])
  expect([...record.units.keys()]).toContain('side/before/1')
})

test('[J20, design 3] nobody takes away by a note what another computer wrote and the server has accepted', () => {
  const scribe = new Scribe()
  const chair = scribe.laptop('Chair', 'chair')
  const signed = chair.state('signed/minute/m1', { frozen: [], shown: 'a'.repeat(64) })
  const claim = { ...anAct({ n: 50, after: [signed.id], facts: stateUnit(refusedUnit(signed.id), { after: [], verb: 'x', by: 'x', reason: 'x' }) }), vault: 'w'.repeat(43) }
  const record = scribe.fold([signed, claim])
  expect(record.refused).toEqual([])
  expect(record.closings.map((closing) => closing.act)).toEqual([signed])
  expect(scribe.fold([signed, claim], new Set([signed.id])).refused).toEqual([{ act: signed, notedBy: [claim] }])
})
