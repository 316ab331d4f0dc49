import { join } from 'node:path'
import type { Session } from '#bridge/computer.ts'
import { openBlobs, type Blobs } from './blobs/keep-blobs.ts'
import { sweepUnfinished } from './disk/sweep-unfinished.ts'
import { openDrafts, type Drafts } from './drafts/keep-drafts.ts'
import type { Signer } from './journal/make-acts.ts'
import { openJournal, type OpenJournal } from './journal/open-journal.ts'
import { SEGMENT_BYTES } from './journal/segments.ts'
import { deriveKey } from './vault/derive-keys.ts'
import type { Vault } from './vault/open-vault.ts'
import { openRecordKeys } from './vault/record-keys.ts'
import { readSigningKey } from './vault/sign-bytes.ts'
import { mendVaultFile, type VaultFile } from './vault/vault-file.ts'
import { isBound } from './vault/wrap-key.ts'

/** Everything open while somebody works. */
export interface Work {
  /** Its file as it is now: what goes into a locked copy. */
  readonly vault: Vault
  /** As it is where records may be read. */
  readonly session: Session & { readonly viewKey: Uint8Array }
  readonly signer: Signer
  readonly journal: OpenJournal
  readonly drafts: Drafts
  readonly blobs: Blobs
  /** Its file was written anew. */
  useFile(file: VaultFile): void
  /** Damage of any of its files, in words for the user. */
  damage(): readonly string[]
  /** The server's time minus this computer's, in ms, once the server has said it. */
  noteServerClock(offsetMs: number): void
  /** Closes the files and overwrites the keys. */
  close(): void
}

/** Opens a vault's journal, drafts and blobs. Throws what the disk said when they cannot be read. */
export function workInVault(vault: Vault, now: () => number, segmentBytes = SEGMENT_BYTES): Work {
  const { folder, vaultKey, profile, file } = vault
  for (const each of ['', 'journal', 'drafts', 'blobs', 'forward']) sweepUnfinished(join(folder, each))
  const mended = mendVaultFile(folder, file)
  const keys = openRecordKeys(folder, vaultKey)
  let clockOffsetMs = 0
  let open = vault
  const journal = openJournal({ folder, keys, vault: file.id, now, serverNow: () => now() + clockOffsetMs, segmentBytes })
  const drafts = openDrafts(join(folder, 'drafts'), deriveKey(vaultKey, 'drafts'))
  const blobs = openBlobs(join(folder, 'blobs'), keys, journal)
  const { author, team, server } = profile
  const viewKey = deriveKey(vaultKey, 'view')
  const noteKey = deriveKey(vaultKey, 'note without reading')
  return {
    get vault() {
      return open
    },
    session: { vault: file.id, author, team, demo: file.demo, server, bound: isBound(file), viewKey, noteKey },
    signer: { author, team, vault: file.id, key: readSigningKey(profile.signingKey) },
    journal,
    drafts,
    blobs,
    useFile: (written) => {
      open = { ...open, file: written }
    },
    damage: () => [...mended, ...journal.damage(), ...drafts.damage(), ...blobs.damage()],
    noteServerClock: (offsetMs) => {
      clockOffsetMs = offsetMs
    },
    close: () => {
      journal.close()
      keys.forget()
      vaultKey.fill(0)
      viewKey.fill(0)
      noteKey.fill(0)
    },
  }
}
