import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lastUsedVault } from '#electron/keeper/vault/list-vaults.ts'
import { quickFolder } from '../../builders/an-open-vault.ts'

function written(vaults: string, id: string, day: number): void {
  const journal = join(vaults, id, 'journal')
  mkdirSync(journal, { recursive: true })
  writeFileSync(join(journal, `${day}.frames`), '')
  const at = new Date(Date.UTC(2026, 9, day))
  utimesSync(join(journal, `${day}.frames`), at, at)
}

it('[K39] the vault written to last is the one that was open last, whatever was made first', () => {
  const vaults = quickFolder()
  expect(lastUsedVault(vaults)).toBeNull()
  expect(lastUsedVault(join(vaults, 'none'))).toBeNull()
  written(vaults, 'abena', 3)
  written(vaults, 'priya', 5)
  written(vaults, 'abena', 7)
  mkdirSync(join(vaults, 'without-a-journal'))
  expect(lastUsedVault(vaults)).toBe('abena')
  written(vaults, 'priya', 8)
  expect(lastUsedVault(vaults)).toBe('priya')
})
