import { z } from 'zod'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { draftSchema } from '#bridge/bridge.ts'
import { deriveKey } from '../vault/derive-keys.ts'
import { openBytes, sealBytes } from '../vault/seal-bytes.ts'
import { unwrapVault } from '../vault/unwrap-vault.ts'
import { parseVaultFile, vaultFileText, type VaultFile } from '../vault/vault-file.ts'

/**
 * A locked copy on the disk: magic "CLC1", length of the vault file (u32, big endian), the vault file, then the
 * contents sealed under a key of the vault and bound to all that precedes them. The passphrase opens it on any
 * computer.
 */
const MAGIC = Buffer.from('CLC1', 'latin1')

const contentsSchema = z.object({
  madeAt: z.string(),
  /** Own acts the trust server has not answered for, and refused ones. */
  acts: z.array(z.object({ text: z.string(), sig: z.string() })),
  /** As kept on the disk, then as they stood on the screen when the copy was asked for. */
  drafts: z.array(draftSchema.extend({ keptAt: z.string() })),
  blobs: z.array(z.object({ plainHash: z.string(), type: z.string(), team: z.string(), about: z.string(), bytes: z.base64() })),
})
export type LockedCopy = z.infer<typeof contentsSchema>

/** The bytes of a locked copy. */
export function writeLockedCopy(file: VaultFile, vaultKey: Uint8Array, contents: LockedCopy): Uint8Array {
  const vault = Buffer.from(vaultFileText(file), 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(vault.length)
  const head = Buffer.concat([MAGIC, length, vault])
  const plain = Buffer.from(JSON.stringify(contents), 'utf8')
  return Buffer.concat([head, sealBytes(deriveKey(vaultKey, 'locked copy'), plain, head)])
}

/** Opens a locked copy. Refuses with `not-a-locked-copy`, `copy-damaged`, or as opening the vault would. */
export async function readLockedCopy(bytes: Uint8Array, passphrase: string): Promise<Answer<LockedCopy>> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.length < 8 || MAGIC.compare(view, 0, 4) !== 0) return refuse({ kind: 'not-a-locked-copy', rule: 'K14' })
  const end = 8 + view.readUInt32BE(4)
  const file = parseVaultFile(view.subarray(8, end).toString('utf8'))
  if (!file.ok) return file
  const vault = await unwrapVault(file.value, passphrase)
  if (!vault.ok) return vault
  const plain = openBytes(deriveKey(vault.value.vaultKey, 'locked copy'), view.subarray(end), view.subarray(0, end))
  if (plain === null) return refuse({ kind: 'copy-damaged', rule: 'K14' })
  const contents = contentsSchema.safeParse(JSON.parse(Buffer.from(plain).toString('utf8')))
  return contents.success ? agree(contents.data) : refuse({ kind: 'copy-damaged', rule: 'K14' })
}
