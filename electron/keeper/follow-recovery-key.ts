import { actFromCanonical } from '#domain/journal/canonical-act.ts'
import { foldRecord } from '#domain/journal/fold-record.ts'
import { settledValue } from '#domain/journal/state-unit.ts'
import { PROFILE, profileSchema, type Profile } from '#domain/profile/profile.ts'
import type { Frame } from './journal/journal-api.ts'
import { withRecovery } from './vault/recovery-wrap.ts'
import { mendVaultFile, writeVaultFile } from './vault/vault-file.ts'
import type { Work } from './work-in-vault.ts'

/**
 * Makes the trust's recovery key, as the profile in force has it, one that opens this vault (K36): read from the journal, not from
 * the window. While two profiles stand, or none is here, nothing changes. Never throws: what the disk refuses is tried at the next
 * unlocking.
 */
export function followRecoveryKey(work: Work, profile: Profile | null): void {
  const { vault, session } = work
  if (session.demo) return
  const next = profile === null ? null : withRecovery(vault.file, vault.vaultKey, profile.recovery)
  if (next === null) return
  try {
    work.useFile(writeVaultFile(vault.folder, next))
  } catch {
    mendVaultFile(vault.folder, vault.file)
  }
}

/** Whether these frames may hold another profile. */
export function mayChangeProfile(frames: readonly Frame[]): boolean {
  return frames.some(({ body }) => (body.kind === 'act' || body.kind === 'received' ? body.text.includes(`"unit":"${PROFILE}"`) : body.kind === 'refusal'))
}

/** The team's profile as the journal has it; null while none is here, or two stand. */
export function profileInForce({ journal, session: { team } }: Work): Profile | null {
  try {
    const refused = new Set(journal.refusals().map(({ act }) => act))
    const acts = journal.actsOf(`team/${team}`).flatMap(({ text, sig }) => actFromCanonical(text, sig) ?? [])
    return settledValue(foldRecord({ kind: 'team', id: team }, acts.filter(({ id }) => !refused.has(id))), PROFILE, profileSchema)
  } catch {
    // A disk that cannot be read says so elsewhere.
    return null
  }
}
