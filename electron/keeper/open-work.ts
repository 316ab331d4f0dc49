import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { RequestOf } from '#bridge/bridge.ts'
import type { Role } from '#domain/journal/act.ts'
import { openCopyAt } from './copy/look-at-copy.ts'
import { diskTrouble } from './disk/errors.ts'
import { DEMO_PLAN } from './demo/demo-author.ts'
import { loadDemo, type ReadDemoActs } from './demo/load-demo.ts'
import { recoverVault } from './recovery/recover-vault.ts'
import { restoreCopy } from './restore-copy.ts'
import { longEnough } from './vault/change-passphrase.ts'
import { bindToComputer } from './vault/bind-to-computer.ts'
import { SLOW, type Slowness } from './vault/derive-keys.ts'
import { NO_KEY_STORE, type KeyStore } from './vault/key-store.ts'
import { listVaults } from './vault/list-vaults.ts'
import { noteFailedTries } from './note-audit.ts'
import type { TrustSeen } from './sync/look-at-server.ts'
import { makeVault, type VaultPlan } from './vault/make-vault.ts'
import { isVaultId, openVault, type Vault } from './vault/open-vault.ts'
import { tryPassphrase } from './vault/try-passphrase.ts'
import { workInVault, type Work } from './work-in-vault.ts'

export interface Ground {
  readonly profile: string
  readonly now: () => number
  readonly readDemoActs: ReadDemoActs
  /** How slowly a passphrase and a PIN are looked at; quicker in tests. */
  readonly slowness?: Slowness
  /** What this computer's system keeps secrets with; none where it is left out. */
  readonly keyStore?: KeyStore
  /** Smaller in tests. */
  readonly segmentBytes?: number
}

export function vaultsFolder(profile: string): string {
  return join(profile, 'vaults')
}

/** Somebody signed in, with the rest of what the vault needs; their token is not the vault's. */
export interface SignedInSetUp {
  readonly kind: 'signed-in'
  readonly server: string
  readonly token: null
  readonly user: string
  readonly name: string
  readonly role: Role
  readonly team: string
  readonly passphrase: string
  readonly pin: string
}

/** Sets this computer up for one person, or opens the made-up clinic (again, when it is here). */
export async function setUpWork(ground: Ground, request: Exclude<RequestOf<'setUp'>, { readonly kind: 'signed-in' }> | SignedInSetUp, { safeUpdates }: TrustSeen): Promise<Answer<Work>> {
  if (request.kind === 'demo') return openDemo(ground)
  const fit = longEnough(request.passphrase)
  if (!fit.ok) return fit
  const { user, name, role, team, server, token, pin, passphrase } = request
  return makeWork(ground, { author: { user, name, role, membership: `${team}/${role}` }, team, server, token, safeUpdates, pin, passphrase })
}

/** Opens a vault with its passphrase. Refuses as openVault does, with `passphrase-wait` (K26), or with `vault-unreadable` when the disk fails. */
export async function unlockWork(ground: Ground, id: string, passphrase: string): Promise<Answer<Work>> {
  if (!isVaultId(id)) return refuse({ kind: 'no-such-vault', rule: 'K1' })
  const vaults = vaultsFolder(ground.profile)
  const tried = await tryPassphrase(join(vaults, id), ground.now(), () => openVault(vaults, id, passphrase, ground.keyStore))
  if (!tried.ok) return tried
  const { opened, failed, forget } = tried.value
  const work = await onDisk('vault-unreadable', async () => beginWork(ground, await boundHere(ground, opened, passphrase)))
  if (work.ok) await noteFailedTries(work.value.journal, ground.now(), failed)
  forget()
  return work
}

/** Makes the locked copy at a path the records of whoever made it, and opens them. Refuses as openCopyAt does, or with `copy-not-brought-back`. */
export async function bringBackWork(ground: Ground, path: string, passphrase: string): Promise<Answer<Work>> {
  const vaults = vaultsFolder(ground.profile)
  const copy = await openCopyAt(vaults, path, passphrase)
  return copy.ok ? onDisk('copy-not-brought-back', async () => beginNew(ground, await boundHere(ground, await restoreCopy(vaults, copy.value, ground.now()), passphrase))) : copy
}

/** Opens a vault whose passphrase is lost, with the answer at a path and a new one (K36). Refuses as recoverVault does, or with `vault-unreadable`. */
export async function recoverWork(ground: Ground, id: string, path: string, next: string): Promise<Answer<Work>> {
  const { slowness = SLOW, keyStore = NO_KEY_STORE } = ground
  const vault = await recoverVault(vaultsFolder(ground.profile), id, path, next, slowness, keyStore, ground.now())
  return vault.ok ? onDisk('vault-unreadable', () => beginWork(ground, vault.value)) : vault
}

async function openDemo(ground: Ground): Promise<Answer<Work>> {
  const here = listVaults(vaultsFolder(ground.profile)).find((vault) => vault.demo)
  return here === undefined ? makeWork(ground, DEMO_PLAN) : unlockWork(ground, here.id, '')
}

async function makeWork(ground: Ground, plan: VaultPlan): Promise<Answer<Work>> {
  return onDisk('not-saved', async () => beginNew(ground, await makeVault(vaultsFolder(ground.profile), plan, ground.slowness, ground.keyStore)))
}

function boundHere({ slowness = SLOW, keyStore = NO_KEY_STORE }: Ground, vault: Vault, passphrase: string): Promise<Vault> {
  return bindToComputer(vault, passphrase, slowness, keyStore)
}

async function beginNew(ground: Ground, vault: Vault): Promise<Work> {
  try {
    return await beginWork(ground, vault)
  } catch (error) {
    // Nothing was ever saved in it, and the person is told that nothing was set up, or brought back.
    rmSync(vault.folder, { recursive: true, force: true })
    throw error
  }
}

async function beginWork(ground: Ground, vault: Vault): Promise<Work> {
  const work = workInVault(vault, ground.now, ground.segmentBytes)
  if (vault.file.demo) await loadDemo(work.journal, ground.readDemoActs, ground.now())
  return work
}

async function onDisk(kind: string, open: () => Promise<Work>): Promise<Answer<Work>> {
  try {
    return agree(await open())
  } catch (error) {
    if (!(error instanceof Error && ('code' in error || error.name === 'JournalWriteError'))) throw error
    return refuse({ kind, rule: 'K12', reason: diskTrouble(error instanceof Error && 'reason' in error ? error.cause : error) })
  }
}
