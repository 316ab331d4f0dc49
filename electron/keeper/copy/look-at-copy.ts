import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { refuse, type Answer } from '#domain/basics/answer.ts'
import { bytesHash } from '../blobs/keep-blobs.ts'
import { readSigningKey, signedBy, vaultIdOf } from '../vault/sign-bytes.ts'
import { openLockedCopy, readCopyHead, type CopyHead, type OpenedCopy } from './locked-copy.ts'

/**
 * The locked copy at a path, not opened yet, where it may become records under `vaults`. Refuses with `file-not-read`, with
 * `records-here-already` where that vault is here (a damaged one too), with `copy-of-made-up-clinic`, or as reading it does.
 */
export function lookAtCopy(vaults: string, path: string): Answer<CopyHead> {
  const bytes = readQuietly(path)
  if (bytes === null) return refuse({ kind: 'file-not-read', rule: 'K24' })
  const head = readCopyHead(bytes)
  if (!head.ok) return head
  const { id, demo } = head.value.file
  if (demo) return refuse({ kind: 'copy-of-made-up-clinic', rule: 'K24' })
  return existsSync(join(vaults, id)) ? refuse({ kind: 'records-here-already', rule: 'K24' }) : head
}

/** The same, opened and held against itself: every act signed by this vault, every file what it is called. */
export async function openCopyAt(vaults: string, path: string, passphrase: string): Promise<Answer<OpenedCopy>> {
  const head = lookAtCopy(vaults, path)
  if (!head.ok) return head
  const copy = await openLockedCopy(head.value, passphrase)
  return copy.ok && !isTrue(copy.value) ? refuse({ kind: 'copy-damaged', rule: 'K14' }) : copy
}

function isTrue({ file, profile, contents }: OpenedCopy): boolean {
  const isOwnKey = vaultIdOf(readSigningKey(profile.signingKey)) === file.id
  const areSigned = [...contents.acts, ...contents.last].every(({ text, sig }) => signedBy(file.id, text, sig))
  return isOwnKey && areSigned && contents.blobs.every(({ plainHash, bytes }) => bytesHash(Buffer.from(bytes, 'base64')) === plainHash)
}

function readQuietly(path: string): Uint8Array | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}
