import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import { aLaptopVault } from '../../builders/a-laptop-vault.ts'
import { journalIn, quickFolder, saveOwn } from '../../builders/an-open-vault.ts'

const AT = '2026-10-08T11:40:00.000Z'
const vault = aLaptopVault('aaaaaaaa')
const acts = [1, 2, 3].map((number) => vault.act(number, { facts: [{ unit: 'n', path: 'w', value: number }] }))
const ids = acts.map(({ id }) => id)
const segment = (folder: string) => join(folder, 'journal/000001.cjf')
const mirror = (folder: string) => join(folder, 'unsent.cjf')

/** Three acts with receipts, which then become void; and the journal's bytes before and after that. */
async function voided() {
  const folder = quickFolder()
  const journal = journalIn(folder)
  await saveOwn(journal, ...acts)
  const say = (...bodies: FrameBody[]) => journal.append(bodies.map((body) => ({ body, key: { kind: 'journal' } })))
  await say(...acts.map(({ id, hash }): FrameBody => ({ kind: 'receipt', act: id, hash, epoch: 'e', at: AT, resource: `QuestionnaireResponse/${id}` })))
  const before = readFileSync(segment(folder)).length
  await say({ kind: 'receipts-void', acts: ids.slice(0, 2), blobs: [], epoch: 'e', at: AT })
  await say({ kind: 'receipts-void', acts: ids.slice(2), blobs: [], epoch: 'e', at: AT })
  journal.close()
  return { folder, before, bytes: readFileSync(segment(folder)) }
}

function unsentIn(folder: string, bytes: Uint8Array): readonly string[] {
  writeFileSync(segment(folder), bytes)
  const journal = journalIn(folder)
  const unsent = journal.unsentActs().map((act) => act.text)
  journal.close()
  return unsent
}

describe('receipts that are void', () => {
  it('are void after each start too, with the texts read from the disk, in the order saved', async () => {
    const { folder, bytes } = await voided()
    expect(unsentIn(folder, bytes)).toEqual(acts.map(({ text }) => text))
  })

  it('cut at every byte of their frames: each is void with its whole frame, and not before', async () => {
    const { folder, before, bytes } = await voided()
    const half = before + (bytes.length - before) / 2
    for (let length = before; length <= bytes.length; length += 7) {
      const copy = quickFolder()
      cpSync(folder, copy, { recursive: true })
      const unsent = unsentIn(copy, bytes.subarray(0, length))
      // The two frames differ by the length of one name.
      if (length < half - 40) expect(unsent, `cut at ${length}`).toEqual([])
      else expect(unsent, `cut at ${length}`).toEqual(acts.slice(0, unsent.length).map(({ text }) => text))
      rmSync(copy, { recursive: true })
    }
    expect(unsentIn(folder, bytes)).toHaveLength(3)
  })

  it('are in the second copy again: it restores them when the journal is damaged', async () => {
    const { folder } = await voided()
    rmSync(join(folder, 'journal'), { recursive: true })
    const journal = journalIn(folder)
    expect(journal.unsentActs().map((act) => act.text)).toEqual(acts.map(({ text }) => text))
    journal.close()
  })

  it('are in the second copy again after a crash between the two files', async () => {
    const { folder } = await voided()
    writeFileSync(mirror(folder), new Uint8Array())
    journalIn(folder).close()
    rmSync(join(folder, 'journal'), { recursive: true })
    const journal = journalIn(folder)
    expect(journal.unsentActs()).toHaveLength(3)
    journal.close()
  })
})
