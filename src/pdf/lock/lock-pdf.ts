import { PDFDict, PDFHexString, PDFName, type PDFArray, type PDFContext, type PDFDocument } from 'pdf-lib'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { openPdf } from '../open-pdf.ts'
import { writeFile } from '../write-file.ts'
import { withdrawClaims } from '../withdraw-claims.ts'
import { hexOf } from '../hex.ts'
import { joinBytes } from '../join-bytes.ts'
import { lockObjects } from './lock-objects.ts'
import type { LockPorts } from './lock-ports.ts'
import { makeLocks, permissions, type Locks } from './make-locks.ts'
import { preparePassword, type PasswordRefusal } from './prepare-password.ts'

export type LockRefusal =
  | PasswordRefusal
  | { readonly kind: 'file-already-locked'; readonly rule: 'L31' }
  | { readonly kind: 'file-not-readable'; readonly rule: 'L31' }

export interface LockWish {
  readonly password: string
  /** Left out, chance makes one that nobody knows: the password opens everything there is to open. */
  readonly ownerPassword?: string
  readonly ports: LockPorts
}

/**
 * Locks a PDF file with a password: AES-256, revision 6 of ISO 32000-2, every string and every stream. The same
 * file, password and random bytes give the same file. A locked file cannot be an archival one, and no longer says so.
 * Refuses a password it cannot use, a file that is locked already, and one that is not wholly readable, for what
 * cannot be read cannot be locked.
 */
export async function lockPdf(bytes: Uint8Array, wish: LockWish): Promise<Answer<Uint8Array, LockRefusal>> {
  const { ports } = wish
  const user = preparePassword(wish.password)
  if (!user.ok) return user
  const owner = wish.ownerPassword === undefined ? agree(ports.random(32)) : preparePassword(wish.ownerPassword)
  if (!owner.ok) return owner
  const opened = await openPdf(bytes)
  if (opened.state !== 'open') return refuse({ kind: opened.state === 'locked' ? 'file-already-locked' : 'file-not-readable', rule: 'L31' })
  const { file } = opened
  withdrawClaims(file, ['pdfaid'])
  nameExtension(file)
  const key = ports.random(32)
  standInObjects(file.context)
  lockObjects(file.context, (plain) => lockBytes(plain, key, ports))
  // Registered after the walk: the dictionary that unlocks the rest must stay in clear, and so must the file's name.
  file.context.trailerInfo.Encrypt = file.context.register(describeLocks(file.context, makeLocks(key, user.value, owner.value, ports)))
  file.context.trailerInfo.ID ??= newId(file.context, ports)
  return agree(writeFile(file.context, null))
}

/** AES-256 came to PDF 1.7 as an extension, which readers look for by this name. */
function nameExtension(file: PDFDocument): void {
  file.catalog.set(PDFName.of('Extensions'), file.context.obj({ ADBE: { BaseVersion: '1.7', ExtensionLevel: 8 } }))
}

/** The trailer is written in clear, so its properties become an object of the file where they are not one. */
function standInObjects(context: PDFContext): void {
  const { Info } = context.trailerInfo
  if (Info instanceof PDFDict) context.trailerInfo.Info = context.register(Info)
}

function lockBytes(plain: Uint8Array, key: Uint8Array, ports: LockPorts): Uint8Array {
  const iv = ports.random(16)
  const padding = 16 - (plain.length % 16)
  return joinBytes(iv, ports.aesCbc(key, iv, joinBytes(plain, new Uint8Array(padding).fill(padding))))
}

function describeLocks(context: PDFContext, locks: Locks): PDFDict {
  const hex = (bytes: Uint8Array): PDFHexString => PDFHexString.of(hexOf(bytes))
  return context.obj({
    Filter: 'Standard',
    V: 5,
    R: 6,
    Length: 256,
    CF: { StdCF: { CFM: 'AESV3', AuthEvent: 'DocOpen', Length: 32 } },
    StmF: 'StdCF',
    StrF: 'StdCF',
    U: hex(locks.U),
    UE: hex(locks.UE),
    O: hex(locks.O),
    OE: hex(locks.OE),
    P: permissions,
    Perms: hex(locks.Perms),
    EncryptMetadata: true,
  })
}

function newId(context: PDFContext, ports: LockPorts): PDFArray {
  const half = PDFHexString.of(hexOf(ports.random(16)))
  return context.obj([half, half])
}
