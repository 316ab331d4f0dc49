import { expect, it } from 'vitest'
import { changeUnit } from '#actions/change-unit.ts'
import { openedNow } from '#actions/context.ts'
import { giveCopy } from '#actions/give-copy.ts'
import { takeCopyBack } from '#actions/take-copy-back.ts'
import { agree } from '#domain/basics/answer.ts'
import { toJson, type JsonObject } from '#domain/basics/json.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { copiesOf } from '#domain/rules-across/copies-of-letter.ts'
import { nothingElsewhere } from '#domain/rules-across/elsewhere.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { aLaptopAtWork } from '../builders/a-laptop-at-work.ts'
import { completeCase } from '../domain/a-case.ts'
import { aPerson } from '../domain/person/a-person.ts'
import { signedUnits } from '../domain/pathway/a-pathway.ts'

const about = { kind: 'case', id: 'zoe' } as const

it('[L26, rows 8 and 37] who was given a copy, on which day and how, is in the record once somebody says so', async () => {
  const chair = await aLaptopAtWork('Chair', 'chair')
  const opened = async () => openedNow(await chair.record(about))
  const units = Object.entries({ ...completeCase, ...signedUnits, 'person/mother': aPerson({ copy: 'yes' }) }).filter(([, value]) => value !== null)
  await changeUnit(chair.context, { verb: 'change-case', unit: 'subject', opened: { about, after: [] }, facts: () => agree(units.flatMap(([unit, value]) => stateUnit(unit, toJson(value) as JsonObject))) })
  const give = async (person: string, how: string, on = '', version = 1) => {
    const answer = await giveCopy(chair.context, await opened(), version, { person, how, on }, { identity: null, elsewhere: nothingElsewhere })
    return answer.ok ? 'saved' : answer.refusal.kind
  }
  expect(await give('', 'post')).toBe('copy-reader-missing')
  expect(await give('mother', '')).toBe('copy-way-missing')
  expect(await give('mother', 'post', 'soon')).toBe('day-not-understood')
  expect(await give('mother', 'post', '', 7)).toBe('not-signed')
  expect(await give('nobody', 'post')).toBe('copy-not-theirs')
  expect(await give('mother', 'post')).toBe('saved')
  const file = readCaseFile(await chair.record(about))
  expect(copiesOf(file, 1)[0]?.given).toMatchObject({ how: 'post', to: aPerson().name, by: chair.context.session.author.name })
  const takeBack = async () => takeCopyBack(chair.context, await opened(), 1, 'mother')
  expect((await takeBack()).ok).toBe(true)
  expect(await takeBack()).toMatchObject({ refusal: { kind: 'taken-back-already' } })
  expect(copiesOf(readCaseFile(await chair.record(about)), 1)[0]?.given).toBeNull()
  expect(await give('mother', 'in-person')).toBe('saved')
})
