import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { canonicalJson } from '#domain/basics/canonical-json.ts'
import { writeWholeFile } from '../disk/write-whole-file.ts'

/** The newest vault file this version can read. One that the first version reads too is still written as 1. */
const FORMAT = 2 as const

const base64 = z.base64()
export const slowHashSchema = z
  .object({ m: z.int().min(8).max(4_194_304), t: z.int().min(1).max(100), p: z.int().min(1).max(16), salt: base64 })
  .strict()

const passphraseWrapSchema = z.object({ kind: z.literal('passphrase'), slow: slowHashSchema, wrapped: base64 }).strict()
const computerWrapSchema = z
  .object({
    kind: z.literal('computer'),
    slow: slowHashSchema,
    /** A secret as this computer's key store sealed it. */
    secret: base64,
    /** The vault key under passphrase and secret together. */
    wrapped: base64,
    /** The vault key under the passphrase alone, for locked copies: sealed under a key of the vault, so that no disk gives it away. */
    forCopies: base64,
  })
  .strict()

const recoveryWrapSchema = z
  .object({
    kind: z.literal('recovery'),
    /** The trust's public key, X25519, base64url. */
    key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    /** Whom to ask, in the trust's words. */
    holder: z.string().max(200),
    /** The vault key, sealed to that key. */
    sealed: base64,
  })
  .strict()

const wrapSchema = z.discriminatedUnion('kind', [
  /** The vault key under a key derived from the passphrase. */
  passphraseWrapSchema,
  /** The same, and a secret of this computer is needed too (K35). */
  computerWrapSchema,
  /** The way back when the passphrase, or the computer's secret, is lost (K36). */
  recoveryWrapSchema,
  /** The made-up clinic only: nothing in it needs keeping from anybody. */
  z.object({ kind: z.literal('open'), key: base64 }).strict(),
])

/**
 * What stands in clear on the disk: no patient, and of the staff member only the name that the unlock screen
 * shows. More kinds of wraps can be added beside these without touching a frame of the journal.
 */
export const vaultFileSchema = z
  .object({
    format: z.union([z.literal(1), z.literal(FORMAT)]),
    /** The vault's Ed25519 public key, base64url. */
    id: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    name: z.string().max(200),
    demo: z.boolean(),
    wraps: z.array(wrapSchema).min(1),
    /** The profile, sealed under the vault key and bound to format, id, name and demo. */
    profile: base64,
    /** sha256 of the canonical text of all the rest: tells damage from a wrong passphrase. */
    check: z.string(),
  })
  .strict()
export type VaultFile = z.infer<typeof vaultFileSchema>
export type Wrap = z.infer<typeof wrapSchema>
export type PassphraseWrap = z.infer<typeof passphraseWrapSchema>
export type RecoveryWrap = z.infer<typeof recoveryWrapSchema>
export type ComputerWrap = z.infer<typeof computerWrapSchema>

/** What a vault file is made of before its format and its sum are known. */
export type VaultFileParts = Omit<VaultFile, 'check' | 'format'>

const NAMES = ['vault.json', 'vault-copy.json'] as const

/**
 * The vault file of a folder: the first of its two copies that is whole. Refuses with `vault-damaged`, or with
 * `vault-newer` when a later Consilium wrote it.
 */
export function readVaultFile(folder: string): Answer<VaultFile> {
  const answers = NAMES.map((name) => readCopy(join(folder, name)))
  return answers.find((answer) => answer.ok) ?? answers.find(isNewer) ?? refuse({ kind: 'vault-damaged', rule: 'K3' })
}

/**
 * Puts the file that opened the vault in place of a copy that cannot be read, or that stands as it was before the passphrase was
 * changed (K27); one that a later Consilium wrote is left. Never throws; gives words for the user when there was damage to mend.
 */
export function mendVaultFile(folder: string, file: VaultFile): readonly string[] {
  const copies = NAMES.map((name) => join(folder, name)).map((path) => ({ path, answer: readCopy(path) }))
  const unlike = copies.filter(({ answer }) => !isNewer(answer) && !(answer.ok && vaultFileText(answer.value) === vaultFileText(file)))
  const isDamaged = unlike.some(({ answer }) => !answer.ok)
  try {
    for (const { path } of unlike) writeWholeFile(path, Buffer.from(vaultFileText(file), 'utf8'))
    return isDamaged ? ['One copy of the file that unlocks these records was damaged and has been restored from the other.'] : []
  } catch {
    return isDamaged ? ['One copy of the file that unlocks these records is damaged. The other is whole; the damaged one is restored at the next unlocking.'] : []
  }
}

/** Reads a vault file's text: also the one inside a locked copy. */
export function parseVaultFile(text: string): Answer<VaultFile> {
  const value = parseJson(text)
  const format = z.object({ format: z.int() }).safeParse(value)
  if (format.success && format.data.format > FORMAT) return refuse({ kind: 'vault-newer', rule: 'K4' })
  const file = vaultFileSchema.safeParse(value)
  if (!file.success || vaultFileText(file.data) !== text) return refuse({ kind: 'vault-damaged', rule: 'K3' })
  return agree(file.data)
}

/**
 * Puts both copies in place and gives the file with its check. The second goes first: what opens the vault is the first, which
 * changes at one moment. Throws what the disk said.
 */
export function writeVaultFile(folder: string, file: VaultFileParts): VaultFile {
  const whole = withCheck(file)
  for (const name of NAMES.toReversed()) writeWholeFile(join(folder, name), Buffer.from(canonicalJson(whole), 'utf8'))
  return whole
}

/** The one text of a vault file. */
export function vaultFileText(file: VaultFileParts): string {
  return canonicalJson(withCheck(file))
}

/** The first version knows two kinds of wraps, and takes a file with another for damaged: such a file says that it is newer. */
function withCheck({ id, name, demo, wraps, profile }: VaultFileParts): VaultFile {
  const format: VaultFile['format'] = wraps.every(({ kind }) => kind === 'passphrase' || kind === 'open') ? 1 : FORMAT
  const rest = { format, id, name, demo, wraps, profile }
  return { ...rest, check: createHash('sha256').update(canonicalJson(rest)).digest('hex') }
}

function readCopy(path: string): Answer<VaultFile> {
  try {
    return parseVaultFile(readFileSync(path, 'utf8'))
  } catch {
    return refuse({ kind: 'vault-damaged', rule: 'K3' })
  }
}

function isNewer(answer: Answer<VaultFile>): boolean {
  return !answer.ok && answer.refusal.kind === 'vault-newer'
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
