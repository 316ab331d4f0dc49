import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { RequestOf } from '#bridge/bridge.ts'
import { noteAudit, noteFailedTries } from './note-audit.ts'
import type { Ground } from './open-work.ts'
import { changePassphrase, longEnough } from './vault/change-passphrase.ts'
import { SLOW } from './vault/derive-keys.ts'
import { NO_KEY_STORE } from './vault/key-store.ts'
import { tryPassphrase } from './vault/try-passphrase.ts'
import { unwrapVault } from './vault/unwrap-vault.ts'
import type { Work } from './work-in-vault.ts'

/**
 * Changes the passphrase of open records for whoever knows the one they have (K27): a wrong one is counted as at unlocking (K26).
 * Refuses as that does, as changePassphrase does, or with `no-passphrase` in the made-up clinic.
 */
export async function renewPassphrase(work: Work, { passphrase, next }: RequestOf<'changePassphrase'>, { now, slowness = SLOW, keyStore = NO_KEY_STORE }: Ground): Promise<Answer<{ readonly changed: true }>> {
  const { vault, journal } = work
  if (vault.file.demo) return refuse({ kind: 'no-passphrase', rule: 'K27' })
  const fit = longEnough(next)
  if (!fit.ok) return fit
  const tried = await tryPassphrase(vault.folder, now(), () => unwrapVault(vault.file, passphrase, keyStore))
  if (!tried.ok) return tried
  tried.value.opened.vaultKey.fill(0)
  await noteFailedTries(journal, now(), tried.value.failed)
  tried.value.forget()
  const changed = await changePassphrase(vault, next, slowness, keyStore)
  if (!changed.ok) return changed
  work.useFile(changed.value)
  await noteAudit(journal, now(), 'change passphrase', null)
  return agree({ changed: true })
}
