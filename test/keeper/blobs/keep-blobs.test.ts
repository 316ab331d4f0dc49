import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bytesHash, openBlobs } from '#electron/keeper/blobs/keep-blobs.ts'
import { openJournal } from '#electron/keeper/journal/open-journal.ts'
import { openRecordKeys } from '#electron/keeper/vault/record-keys.ts'
import { KEY, quickFolder } from '../../builders/an-open-vault.ts'

const pages = Buffer.from('%PDF pages')
const blob = { type: 'application/pdf', team: 'complex-cases', about: 'case/c1' }
const segment = (folder: string) => join(folder, 'journal/000001.cjf')
const blobsIn = (folder: string) => readdirSync(join(folder, 'blobs'))

function open(folder: string) {
  const keys = openRecordKeys(folder, KEY)
  const journal = openJournal({ folder, keys, vault: '', now: () => Date.UTC(2026, 9, 8, 11, 40) })
  return { journal, blobs: openBlobs(join(folder, 'blobs'), keys, journal) }
}

/** A folder with one file that a frame names, and one that a crash left. */
async function withAStray(): Promise<{ readonly folder: string; readonly named: string }> {
  const folder = quickFolder()
  const { journal, blobs } = open(folder)
  await blobs.keep(pages, blob)
  journal.close()
  const [named] = blobsIn(folder)
  writeFileSync(join(folder, 'blobs', `${'0'.repeat(32)}.blob`), 'sealed')
  return { folder, named: named! }
}

describe('a file that is not whole any more', () => {
  it('[K40] is no file, and is told as damage once it is asked for', async () => {
    const { folder, named } = await withAStray()
    const path = join(folder, 'blobs', named)
    const bytes = readFileSync(path)
    bytes[20]! ^= 1
    writeFileSync(path, bytes)
    const { journal, blobs } = open(folder)
    expect(blobs.damage()).toEqual([])
    expect(blobs.read(bytesHash(pages))).toBe(null)
    expect(blobs.damage()).toEqual([expect.stringContaining('is damaged or gone')])
    journal.close()
  })
})

describe('a sealed file that no frame names', () => {
  it('goes when the vault is opened, and those that frames name stay', async () => {
    const { folder, named } = await withAStray()
    const { journal, blobs } = open(folder)
    expect(blobsIn(folder)).toEqual([named])
    expect(blobs.read(bytesHash(pages))).toEqual(pages)
    journal.close()
  })

  it('stays where something of the journal cannot be read: what is damaged might name it', async () => {
    const { folder } = await withAStray()
    const bytes = readFileSync(segment(folder))
    bytes[100]! ^= 1
    writeFileSync(segment(folder), bytes)
    rmSync(join(folder, 'unsent.cjf'))
    const { journal } = open(folder)
    expect(journal.blob(bytesHash(pages))).toBe(null)
    expect(blobsIn(folder)).toHaveLength(2)
    journal.close()
  })
})
