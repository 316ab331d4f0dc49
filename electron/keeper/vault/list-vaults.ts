import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Computer } from '#bridge/computer.ts'
import { UNFINISHED } from '../disk/sweep-unfinished.ts'
import { readRequestNoted } from '../recovery/note-request.ts'
import { recoveryWrapOf } from './recovery-wrap.ts'
import { readVaultFile } from './vault-file.ts'

type Listed = Computer['vaults'][number]

/** The vaults under a folder, by name. One that cannot be read is listed too, with words saying why. */
export function listVaults(vaults: string): readonly Listed[] {
  return folderNames(vaults)
    .map((id) => listVault(vaults, id))
    .sort((a, b) => (a.name + a.id < b.name + b.id ? -1 : 1))
}

function listVault(vaults: string, id: string): Listed {
  const file = readVaultFile(join(vaults, id))
  if (file.ok) return { id, name: file.value.name, demo: file.value.demo, holder: recoveryWrapOf(file.value)?.holder ?? null, asked: readRequestNoted(join(vaults, id)), trouble: null }
  const trouble =
    file.refusal.kind === 'vault-newer'
      ? 'These records were made by a newer Consilium. Update Consilium on this computer to open them.'
      : 'The file that unlocks these records is damaged. Nothing has been deleted. Ask your IT department before doing anything else.'
  return { id, name: '', demo: false, holder: null, asked: null, trouble }
}

/** The vault whose journal was written to last, as it is by every unlocking and every lock; null where none has one. */
export function lastUsedVault(vaults: string): string | null {
  const used = folderNames(vaults).map((id) => ({ id, at: lastWritten(join(vaults, id, 'journal')) }))
  return used.filter(({ at }) => at > 0).sort((one, other) => other.at - one.at)[0]?.id ?? null
}

function lastWritten(folder: string): number {
  try {
    return Math.max(0, ...readdirSync(folder).map((name) => statSync(join(folder, name)).mtimeMs))
  } catch {
    return 0
  }
}

function folderNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() && !entry.name.endsWith(UNFINISHED) ? [entry.name] : []))
  } catch {
    return []
  }
}
