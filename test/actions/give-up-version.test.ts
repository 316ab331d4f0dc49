import { expect, it } from 'vitest'
import { changeUnit } from '#actions/change-unit.ts'
import { openedNow } from '#actions/context.ts'
import { giveUpVersion } from '#actions/give-up-version.ts'
import { writeLetter } from '#actions/write-letter.ts'
import { agree } from '#domain/basics/answer.ts'
import { toJson, type JsonObject } from '#domain/basics/json.ts'
import { proseFromText } from '#domain/basics/prose.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { versionBegun } from '#domain/rules-across/version-begun.ts'
import { aLaptopAtWork } from '../builders/a-laptop-at-work.ts'
import { completeCase } from '../domain/a-case.ts'
import { signedUnits } from '../domain/pathway/a-pathway.ts'

const about = { kind: 'case', id: 'zoe' } as const

it('[L39, design 3] a version that was begun is given up: it is begun no more, its words stay in the record, and a signed one stands', async () => {
  const chair = await aLaptopAtWork('Chair', 'chair')
  const record = () => chair.record(about)
  const opened = async () => openedNow(await record())
  const units = Object.entries({ ...completeCase, ...signedUnits }).filter(([, value]) => value !== null)
  await changeUnit(chair.context, { verb: 'change-case', unit: 'subject', opened: { about, after: [] }, facts: () => agree(units.flatMap(([unit, value]) => stateUnit(unit, toJson(value) as JsonObject))) })
  const giveUp = async (version: number) => {
    const answer = await giveUpVersion(chair.context, await opened(), version)
    return answer.ok ? 'saved' : answer.refusal.kind
  }
  const begun = async () => versionBegun(readCaseFile(await record()))
  const write = async () => (await writeLetter(chair.context, await opened(), 2, 'why', proseFromText('Written anew.'))).ok

  expect([await giveUp(1), await giveUp(2)]).toEqual(['already-signed', 'taken-back-already'])
  expect([await write(), await begun()]).toEqual([true, 2])
  expect([await giveUp(2), await begun()]).toEqual(['saved', null])
  expect(JSON.stringify((await record()).order)).toContain('Written anew.')
  expect([await write(), await begun()], 'and begun again').toEqual([true, 2])
})
