import { expect, test } from 'vitest'
import { cardsOf } from '#domain/rules-across/cards.ts'
import { lastOwnEntry, takeBack } from '#domain/rules-across/take-back.ts'
import { exchange, Scribe, type Laptop } from '../../builders/an-act.ts'
import { aDecision, aTask, say } from '../a-case.ts'

const vault = 'v'.repeat(43)

function aMinute() {
  const scribe = new Scribe()
  const chair = scribe.laptop('Chair', 'chair')
  const secretary = scribe.laptop('Secretary', 'secretary')
  say(chair, 'decision/m1', aDecision({ sentence: 'First wording' }), 'record-outcome')
  exchange(chair, secretary)
  return { scribe, chair, secretary }
}

function takeBackLast(laptop: Laptop) {
  const entry = lastOwnEntry(laptop.folded(), vault)
  if (entry === null) throw new Error('nothing to take back')
  const facts = takeBack(laptop.folded(), entry)
  if (facts.ok) laptop.write(facts.value, 'withdraw-entry')
  return facts
}

test('[J21, design 1] what stood before stands again, and the entry stays in the record', () => {
  const { chair } = aMinute()
  const second = say(chair, 'decision/m1', aDecision({ sentence: 'Second wording' }), 'record-outcome')
  expect(takeBackLast(chair).ok).toBe(true)
  const record = chair.folded()
  expect(record.units.get('decision/m1')).toMatchObject({ kind: 'settled', value: { sentence: 'First wording' } })
  expect(record.order).toContain(second)
  expect(cardsOf(record)).toEqual([])
})

test('[J21, design 1] an item that was new is withdrawn; taken back again, the entry before it goes too', () => {
  const { chair } = aMinute()
  say(chair, 'task/t1', aTask(), 'assign-task')
  takeBackLast(chair)
  expect(chair.folded().units.get('task/t1')).toMatchObject({ kind: 'settled', value: null })
  takeBackLast(chair)
  expect(chair.folded().units.get('decision/m1')).toMatchObject({ kind: 'settled', value: null })
  expect(lastOwnEntry(chair.folded(), vault)).toBeNull()
})

test('[J21, design 1] what somebody changed since is not touched', () => {
  const { chair } = aMinute()
  const entry = lastOwnEntry(chair.folded(), vault)
  say(chair, 'decision/m1', aDecision({ sentence: 'A colleague’s wording' }), 'settle-versions')
  expect(entry === null ? null : takeBack(chair.folded(), entry)).toMatchObject({ refusal: { kind: 'changed-since', rule: 'J21' } })
})

test('[J21, design 1] nor where two versions stand', () => {
  const { scribe, chair, secretary } = aMinute()
  const entry = say(chair, 'decision/m1', aDecision({ sentence: 'The chair’s' }), 'record-outcome')
  say(secretary, 'decision/m1', aDecision({ sentence: 'The secretary’s' }), 'record-outcome')
  expect(takeBack(scribe.fold(), entry)).toMatchObject({ refusal: { kind: 'changed-since' } })
})

test('[J21, design 1] nor what was signed: an addendum answers it', () => {
  const { chair } = aMinute()
  const entry = lastOwnEntry(chair.folded(), vault)
  say(chair, 'signed/minute/m1', { frozen: ['decision/m1'], shown: 'a'.repeat(64) }, 'sign-minutes')
  expect(entry === null ? null : takeBack(chair.folded(), entry)).toMatchObject({ refusal: { kind: 'already-signed', rule: 'J21' } })
})

test('[J7, design 3] nor while an earlier part has not arrived', () => {
  const { scribe, chair } = aMinute()
  const entry = say(chair, 'decision/m1', aDecision({ sentence: 'Second wording' }), 'record-outcome')
  expect(takeBack(scribe.fold([entry]), entry)).toMatchObject({ refusal: { kind: 'earlier-part-missing' } })
})

test('[J21, design 1] taking back that it was read back leaves what was agreed', () => {
  const { chair } = aMinute()
  say(chair, 'decision/m1', aDecision({ sentence: 'First wording', readBack: true }), 'note-read-back')
  expect(lastOwnEntry(chair.folded(), vault)?.verb).toBe('note-read-back')
  expect(takeBackLast(chair).ok).toBe(true)
  expect(chair.folded().units.get('decision/m1')).toMatchObject({ kind: 'settled', value: { sentence: 'First wording', readBack: false } })
})

test('[J21, P12] one key in a meeting never unprotects an address: the people of a case are not taken back by it', () => {
  const { chair } = aMinute()
  const before = lastOwnEntry(chair.folded(), vault)
  say(chair, 'address/mother', { lines: ['1 Made-up Court'], postcode: '', protected: true }, 'change-case')
  say(chair, 'person/mother', { name: 'Agnieszka Wiśniewska' }, 'change-case')
  expect(lastOwnEntry(chair.folded(), vault)).toEqual(before)
})

test('[J21, C8, row 28] one key in a meeting never takes back a restriction, nor anything the case itself says', () => {
  const { chair } = aMinute()
  const before = lastOwnEntry(chair.folded(), vault)
  say(chair, 'hearing', { on: '2026-10-13', legalContact: 'Mrs Pettifer', restriction: true }, 'change-case')
  for (const unit of ['hold', 'request', 'setting', 'mode', 'bioethics', 'consent/mother']) say(chair, unit, { why: 'written in the case' }, 'change-case')
  expect(lastOwnEntry(chair.folded(), vault)).toEqual(before)
})
