import { beforeEach, expect, it } from 'vitest'
import { openedNow } from '#actions/context.ts'
import { recordFamilyWords, takeFamilyWordsOff, type TypedFamilyWords } from '#actions/record-family-words.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { aLaptopAtWork, type LaptopAtWork } from '../builders/a-laptop-at-work.ts'

const about = { kind: 'case', id: 'aarav' } as const
const asked: TypedFamilyWords = { kind: 'question', text: ' Which one lets me bowl again?\n', speaker: 'Aarav', relation: '', youngPerson: true, on: '' }
let consultant: LaptopAtWork

const opened = async (laptop = consultant) => openedNow(await laptop.record(about))
const words = async (laptop = consultant) => readCaseFile(await laptop.record(about)).words
const write = async (id: string, typed: Partial<TypedFamilyWords>) => recordFamilyWords(consultant.context, await opened(), id, { ...asked, ...typed })

beforeEach(async () => {
  consultant = await aLaptopAtWork('Miss Helen Marsh', 'consultant')
})

it('[C5, row 16] what was said is kept letter for letter, with who said it, when, and who wrote it down; each stands in its turn', async () => {
  await write('a', {})
  await write('b', { kind: 'words', text: 'He bowls.', speaker: 'Lakshmi  Krishnamurthy', relation: 'mother', youngPerson: false, on: '5 10 2026' })
  expect(await words()).toMatchObject([
    { id: 'a', text: ' Which one lets me bowl again?\n', speaker: 'Aarav', youngPerson: true, on: '2026-10-08', writtenBy: 'Miss Helen Marsh' },
    { id: 'b', text: 'He bowls.', speaker: 'Lakshmi Krishnamurthy', relation: 'mother', on: '2026-10-05' },
  ])
})

it('[C5, row 16] that somebody was asked and declined needs no words, and keeps none', async () => {
  await write('a', { kind: 'offered-declined' })
  expect(await words()).toMatchObject([{ kind: 'offered-declined', text: '' }])
  expect(await write('b', { text: ' ' })).toMatchObject({ refusal: { kind: 'family-words-missing', rule: 'C5' } })
})

it('[P10, row 8] words are one person’s, never the family’s; nobody said them on a day to come', async () => {
  expect(await write('a', { speaker: 'The family' })).toMatchObject({ refusal: { kind: 'one-entry-a-person' } })
  expect(await write('a', { speaker: ' ' })).toMatchObject({ refusal: { kind: 'person-needs-a-name' } })
  expect(await write('a', { on: '9 10 2026' })).toMatchObject({ refusal: { kind: 'day-not-understood' } })
  expect(await words()).toEqual([])
})

it('[C5, row 16] a slip of the pen is put right in its place; what was written down by mistake is taken off and stays in the record', async () => {
  await write('a', {})
  await write('b', { speaker: 'Ravi Krishnamurthy', youngPerson: false })
  const chair = await aLaptopAtWork('Dr Abena Osei', 'chair')
  await chair.receiveFrom(consultant)
  await recordFamilyWords(chair.context, await opened(chair), 'a', { ...asked, text: 'Which one lets me bowl?' })
  expect(await words(chair)).toMatchObject([{ id: 'a', text: 'Which one lets me bowl?', writtenBy: 'Miss Helen Marsh' }, { id: 'b' }])
  await takeFamilyWordsOff(chair.context, await opened(chair), 'a')
  expect((await words(chair)).map(({ id }) => id)).toEqual(['b'])
  expect((await chair.record(about)).order.at(-1)?.verb).toBe('record-family-words')
  expect(await takeFamilyWordsOff(chair.context, await opened(chair), 'a')).toMatchObject({ refusal: { kind: 'family-words-not-here' } })
})
