import { z } from 'zod'
import { LONGEST_READING_DAYS } from '#domain/basics/reading-limit.ts'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { draftSchema } from '#bridge/bridge.ts'
import { actIdSchema } from '#domain/journal/act.ts'
import { deriveKey } from '../vault/derive-keys.ts'
import { openBytes, sealBytes } from '../vault/seal-bytes.ts'
import { unwrapVault, type OpenedVault } from '../vault/unwrap-vault.ts'
import { parseVaultFile, vaultFileText, type VaultFile, type VaultFileParts } from '../vault/vault-file.ts'

/**
 * A locked copy on the disk: magic "CLC1", length of the vault file (u32, big endian), the vault file, then the
 * contents sealed under a key of the vault and bound to all that precedes them. The passphrase opens it on any
 * computer.
 */
const MAGIC = Buffer.from('CLC1', 'latin1')
/** What every later form begins with too. */
const ANY_MAGIC = MAGIC.subarray(0, 3)

const actSchema = z.object({ text: z.string(), sig: z.string() })

const contentsSchema = z.object({
  madeAt: z.string(),
  /** When the trust last confirmed who they are (K37); `madeAt` where it is left out. */
  confirmedAt: z.iso.datetime({ offset: true }).optional(),
  /** The trust's own limit of reading (K37), where its maker knew one. */
  readingDays: z.int().min(1).max(LONGEST_READING_DAYS).optional(),
  /** Own acts the trust server has not answered for, and refused ones. */
  acts: z.array(actSchema),
  /** The last own act, where the trust server holds it: the next one is numbered after it. */
  last: z.array(actSchema).default([]),
  /** Where the own count has come to, also when that act was erased since. */
  end: z.object({ team: z.string(), seq: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/), act: z.string() }).optional(),
  /** What the trust server said of the refused ones. */
  refusals: z.array(z.object({ act: actIdSchema, status: z.int(), words: z.string(), at: z.string() })).default([]),
  /** As kept on the disk, then as they stood on the screen when the copy was asked for. */
  drafts: z.array(draftSchema.extend({ keptAt: z.string() })),
  blobs: z.array(z.object({ plainHash: z.string(), type: z.string(), team: z.string(), about: z.string(), bytes: z.base64() })),
})
export type LockedCopy = z.infer<typeof contentsSchema>

/** The bytes of a locked copy. */
export function writeLockedCopy(file: VaultFileParts, vaultKey: Uint8Array, contents: LockedCopy): Uint8Array {
  const vault = Buffer.from(vaultFileText(file), 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(vault.length)
  const head = Buffer.concat([MAGIC, length, vault])
  const plain = Buffer.from(JSON.stringify(contents), 'utf8')
  return Buffer.concat([head, sealBytes(deriveKey(vaultKey, 'locked copy'), plain, head)])
}

/** A locked copy whose vault file has been read, and nothing else of it. */
export interface CopyHead {
  readonly file: VaultFile
  readonly head: Uint8Array
  readonly sealed: Uint8Array
}

/** A locked copy opened, with the keys of the vault it is of. */
export interface OpenedCopy extends OpenedVault {
  readonly file: VaultFile
  readonly contents: LockedCopy
}

/** Opens a locked copy. Refuses with `not-a-locked-copy`, `copy-damaged`, `copy-newer` or `wrong-passphrase`. */
export async function readLockedCopy(bytes: Uint8Array, passphrase: string): Promise<Answer<LockedCopy>> {
  const head = readCopyHead(bytes)
  if (!head.ok) return head
  const opened = await openLockedCopy(head.value, passphrase)
  return opened.ok ? agree(opened.value.contents) : opened
}

/** What a locked copy says in clear. Refuses with `not-a-locked-copy`, `copy-damaged` or `copy-newer`. */
export function readCopyHead(bytes: Uint8Array): Answer<CopyHead> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.length < 8 || ANY_MAGIC.compare(view, 0, 3) !== 0) return refuse({ kind: 'not-a-locked-copy', rule: 'K14' })
  if (MAGIC.compare(view, 0, 4) !== 0) return refuse({ kind: 'copy-newer', rule: 'K14' })
  const end = 8 + view.readUInt32BE(4)
  const file = parseVaultFile(view.subarray(8, end).toString('utf8'))
  return file.ok ? agree({ file: file.value, head: view.subarray(0, end), sealed: view.subarray(end) }) : ofCopy(file)
}

/** Opens it with its passphrase. Refuses with `wrong-passphrase`, `copy-damaged` or `copy-newer`. */
export async function openLockedCopy({ file, head, sealed }: CopyHead, passphrase: string): Promise<Answer<OpenedCopy>> {
  const vault = await unwrapVault(file, passphrase)
  if (!vault.ok) return ofCopy(vault)
  const plain = openBytes(deriveKey(vault.value.vaultKey, 'locked copy'), sealed, head)
  if (plain === null) return refuse({ kind: 'copy-damaged', rule: 'K14' })
  const contents = contentsSchema.safeParse(JSON.parse(Buffer.from(plain).toString('utf8')))
  // Sealed by the vault itself: whole, and in a form that is not known here yet.
  return contents.success ? agree({ ...vault.value, file, contents: contents.data }) : refuse({ kind: 'copy-newer', rule: 'K14' })
}

/** What is said of a vault's file is said of the copy it stands in. */
function ofCopy(answer: Extract<Answer<never>, { readonly ok: false }>): Answer<never> {
  if (answer.refusal.kind === 'vault-damaged') return refuse({ kind: 'copy-damaged', rule: 'K14' })
  return answer.refusal.kind === 'vault-newer' ? refuse({ kind: 'copy-newer', rule: 'K14' }) : answer
}
