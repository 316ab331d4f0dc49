import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { changePassphrase, longEnough } from '../vault/change-passphrase.ts'
import { forgetWrongPassphrases } from '../vault/try-passphrase.ts'
import type { Slowness } from '../vault/derive-keys.ts'
import type { KeyStore } from '../vault/key-store.ts'
import { isVaultId, type Vault } from '../vault/open-vault.ts'
import { recoveryWrapOf } from '../vault/recovery-wrap.ts'
import { readSigningKey, vaultIdOf } from '../vault/sign-bytes.ts'
import { openedWith } from '../vault/unwrap-vault.ts'
import { readVaultFile } from '../vault/vault-file.ts'
import { diskTrouble } from '../disk/errors.ts'
import { answerKeyFor, dropAnswerKey, readAnswerKey } from './keep-answer-key.ts'
import { forgetRequest } from './note-request.ts'
import { openRecoveryAnswer, readRecoveryAnswer, writeRecoveryRequest } from './recovery-files.ts'

/** Bytes; what is larger is no answer, and is not taken into memory as text. */
const LARGEST = 100_000

/**
 * What a vault that nobody opens any more asks the trust's key holder (K36): the wrap, whose it is, and what to seal the answer to.
 * Refuses with `no-such-vault`, as reading its file does, with `no-recovery-key`, or with `copy-not-written` where the disk takes no key.
 */
export async function askWayBack(vaults: string, id: string, store: KeyStore, now: number): Promise<Answer<string>> {
  if (!isVaultId(id)) return refuse({ kind: 'no-such-vault', rule: 'K1' })
  const folder = join(vaults, id)
  const file = readVaultFile(folder)
  if (!file.ok) return file
  const wrap = recoveryWrapOf(file.value)
  if (wrap === null) return refuse({ kind: 'no-recovery-key', rule: 'K36' })
  try {
    const { publicKey } = await answerKeyFor(folder, store)
    const madeAt = new Date(now).toISOString()
    return agree(writeRecoveryRequest({ madeAt, name: file.value.name, vault: id, trustKey: wrap.key, wrapped: wrap.sealed, answerTo: publicKey }))
  } catch (error) {
    return refuse({ kind: 'copy-not-written', rule: 'K36', reason: diskTrouble(error) })
  }
}

/**
 * Opens a vault with the answer at a path. It changes nothing. Refuses with `file-not-read`, as reading the answer does, with
 * `answer-of-other-records`, `answer-of-another-request`, or with `answer-opens-nothing` where what it holds is not this vault's key.
 */
export async function openWithAnswer(vaults: string, id: string, path: string, store: KeyStore): Promise<Answer<Vault>> {
  if (!isVaultId(id)) return refuse({ kind: 'no-such-vault', rule: 'K1' })
  const folder = join(vaults, id)
  const file = readVaultFile(folder)
  if (!file.ok) return file
  const answer = readAnswerAt(path)
  if (!answer.ok) return answer
  if (answer.value.vault !== id) return refuse({ kind: 'answer-of-other-records', rule: 'K36' })
  const pair = await readAnswerKey(folder, store)
  if (pair === null || pair.publicKey !== answer.value.answerTo) return refuse({ kind: 'answer-of-another-request', rule: 'K36' })
  const vaultKey = openRecoveryAnswer(pair, answer.value)
  pair.privateKey.fill(0)
  const opened = vaultKey === null ? null : openedWith(file.value, vaultKey)
  const isOwn = opened?.ok === true && file.value.id === id && vaultIdOf(readSigningKey(opened.value.profile.signingKey)) === id
  if (opened?.ok !== true || !isOwn) return refuse({ kind: 'answer-opens-nothing', rule: 'K36' })
  return agree({ ...opened.value, folder, file: file.value })
}

/** The same, and puts the vault under a new passphrase, and this computer where it has a key store. Refuses as changePassphrase does too. */
export async function recoverVault(vaults: string, id: string, path: string, next: string, slowness: Slowness, store: KeyStore, now: number): Promise<Answer<Vault>> {
  const fit = longEnough(next)
  if (!fit.ok) return fit
  const vault = await openWithAnswer(vaults, id, path, store)
  if (!vault.ok) return vault
  // The key store that held the other half may be what was lost.
  const changed = await changePassphrase(vault.value, next, slowness, store, true)
  if (!changed.ok) return changed
  dropAnswerKey(vault.value.folder)
  forgetRequest(vault.value.folder)
  forgetWrongPassphrases(vault.value.folder, now)
  return agree({ ...vault.value, file: changed.value })
}

function readAnswerAt(path: string): ReturnType<typeof readRecoveryAnswer> {
  try {
    const bytes = readFileSync(path)
    return readRecoveryAnswer(bytes.length > LARGEST ? '' : bytes.toString('utf8'))
  } catch {
    return refuse({ kind: 'file-not-read', rule: 'K36' })
  }
}
