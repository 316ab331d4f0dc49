import { expect, test } from 'vitest'
import { withdrawUnit } from '#domain/journal/state-unit.ts'
import { cardsOf } from '#domain/rules-across/cards.ts'
import { exchange, Scribe } from '../../builders/an-act.ts'

function apart() {
  const scribe = new Scribe()
  const chair = scribe.laptop('Chair', 'chair')
  const secretary = scribe.laptop('Secretary', 'secretary')
  chair.state('question', { text: 'base' })
  exchange(chair, secretary)
  return { scribe, chair, secretary, kinds: () => cardsOf(scribe.fold()).map((card) => card.kind) }
}

test('[X5, design 3] a record in which nothing needs a person has no card', () => {
  const { kinds } = apart()
  expect(kinds()).toEqual([])
})

test('[X5, design 3] each thing that needs a person is one card', () => {
  const { scribe, chair, secretary, kinds } = apart()
  chair.state('setting', { place: 'inpatient' })
  secretary.state('setting', { place: 'outpatient' })
  expect(kinds()).toEqual(['two-versions'])
  chair.state('signed/minute/m1', { frozen: ['question'], shown: 'a'.repeat(64) })
  secretary.state('question', { text: 'offline' })
  expect(kinds()).toEqual(['two-versions', 'late'])
  secretary.state('signed/minute/m1', { frozen: ['question'], shown: 'b'.repeat(64) })
  expect(kinds()).toEqual(['two-versions', 'signed-twice'])
  expect(cardsOf(scribe.fold(scribe.all.slice(1))).map((card) => card.kind)).toContain('earlier-part-missing')
})

test('[J11, design 3] a signature that somebody withdrew apart is shown too, not lost between the cards', () => {
  const { chair, secretary, kinds } = apart()
  chair.state('signed/letter/1', { frozen: [], shown: 'a'.repeat(64) })
  exchange(chair, secretary)
  chair.write(withdrawUnit('signed/letter/1'))
  secretary.state('signed/letter/1', { frozen: [], shown: 'a'.repeat(64), note: 'again' })
  expect(kinds()).toEqual(['two-versions'])
})
