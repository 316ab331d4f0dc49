import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aLaptopVault } from '../../builders/a-laptop-vault.ts'
import { journalIn, quickFolder, saveOwn } from '../../builders/an-open-vault.ts'

const vault = aLaptopVault('aaaaaaaa')
const short = (number: number) => vault.act(number, { facts: [{ unit: 'n', path: 'w', value: number }] })
const segment = (folder: string) => join(folder, 'journal/000001.cjf')
const headOf = (folder: string) => join(folder, 'journal-head')
const unlocking = { body: { kind: 'audit', what: 'unlock', about: null, at: '2026-10-08T11:40:00.000Z', head: true }, key: { kind: 'journal' } } as const

/** Two acts and a third, closed after; `before` is the size without the third. */
async function threeActs(): Promise<{ readonly folder: string; readonly before: number }> {
  const folder = quickFolder()
  const journal = journalIn(folder)
  await journal.append([unlocking])
  await saveOwn(journal, short(1), short(2))
  const before = readFileSync(segment(folder)).length
  await saveOwn(journal, short(3))
  journal.close()
  rmSync(join(folder, 'unsent.cjf'))
  return { folder, before }
}

function damageIn(folder: string): readonly string[] {
  const journal = journalIn(folder)
  const damage = journal.damage()
  journal.close()
  return damage
}

describe('the end of a journal', () => {
  it('[K31] that was cut off between two entries is told, with how many there were', async () => {
    const { folder, before } = await threeActs()
    truncateSync(segment(folder), before)
    expect(damageIn(folder)).toEqual(['The journal on this computer had 4 entries and has 3 now. What was at its end is missing.'])
  })

  it('[K31] is told as perhaps cut off where what remembers it was removed or changed, once an entry says that there is such a file', async () => {
    const { folder } = await threeActs()
    const head = readFileSync(headOf(folder))
    expect(damageIn(folder)).toEqual([])
    rmSync(headOf(folder))
    expect(damageIn(folder)).toEqual([expect.stringContaining('is missing. Entries may have been cut')])
    expect(existsSync(headOf(folder))).toBe(true)
    head[head.length - 1]! ^= 1
    writeFileSync(headOf(folder), head)
    expect(damageIn(folder)).toEqual([expect.stringContaining('was changed or is damaged')])
  })

  it('[K31] is no damage where a kill came before it was remembered, nor in a journal from before there was such a file', async () => {
    const { folder, before } = await threeActs()
    const whole = readFileSync(segment(folder))
    const early = quickFolder()
    const journal = journalIn(early)
    await saveOwn(journal, short(1))
    journal.close()
    rmSync(headOf(early))
    expect(damageIn(early)).toEqual([])
    truncateSync(segment(folder), before)
    damageIn(folder)
    writeFileSync(segment(folder), whole)
    expect(damageIn(folder)).toEqual([])
  })

  it('[K31] is remembered half a second after an entry, also while the journal stays open', async () => {
    const folder = quickFolder()
    const journal = journalIn(folder)
    await saveOwn(journal, short(1))
    expect(existsSync(headOf(folder))).toBe(false)
    await expect.poll(() => existsSync(headOf(folder)), { timeout: 10_000 }).toBe(true)
    journal.close()
  })

  it('[K31] of another entry than was remembered is told', async () => {
    const { folder } = await threeActs()
    const other = quickFolder()
    const journal = journalIn(other)
    await saveOwn(journal, short(7), short(8), short(9), short(10))
    journal.close()
    writeFileSync(headOf(other), readFileSync(headOf(folder)))
    expect(damageIn(other)).toContainEqual(expect.stringContaining('is not in it any more'))
  })
})
