import { generateKeyPairSync } from 'node:crypto'
import { JournalWriteError } from '#electron/keeper/disk/errors.ts'
import { forwardFolder, partName, partNames, readPart, readPartName } from '#electron/keeper/forward/forward-folder.ts'
import { dropSent, sealUnsent } from '#electron/keeper/forward/seal-unsent.ts'
import { openSealed, publicTextOf, type SealingKey } from '../../trust-server/open-sealed.ts'
import type { Desk } from './open-desk.ts'

const { privateKey } = generateKeyPairSync('x25519')
const SERVER: SealingKey = { publicKey: publicTextOf(privateKey), privateKey }
const AT_ONCE = { entries: 100, bytes: 1024 * 1024 }
const BINDING = Buffer.from('consilium/forward/v1', 'utf8')

/** Seals what waits, as is done a second after each entry (K44). False where the disk refuses. */
export function sealWhatWaits(desk: Desk): boolean {
  const { vault, session, journal, blobs, signer } = desk.work()
  const { user } = session.author
  const ground = { folder: forwardFolder(vault.folder), journal, blobs, team: session.team, user, vault: session.vault, signingKey: signer.key }
  try {
    dropSent(ground, SERVER.publicKey)
    sealUnsent(ground, SERVER.publicKey, new Set(), AT_ONCE)
    return true
  } catch (error) {
    if (error instanceof JournalWriteError) return false
    throw error
  }
}

/** The entries that a colleague could send for who works at this desk. */
export function sealedAt(desk: Desk): readonly string[] {
  return namesAt(desk).flatMap((name) => (readPartName(name)?.isEntry === true ? [name] : []))
}

/** Every entry that lies there can be opened by the server, and so can each of its files; in words what cannot. */
export function findUnsealed(desk: Desk): readonly string[] {
  const folder = forwardFolder(desk.vaultFolder())
  const opens = (name: string): boolean => {
    const part = readPart(folder, name)
    return part !== null && openSealed(SERVER, Buffer.from(part.sealed), BINDING) !== undefined
  }
  return sealedAt(desk).flatMap((entry) => {
    const act = readPartName(entry)?.act ?? ''
    const files = Array.from({ length: readPart(folder, entry)?.files ?? 0 }, (_, at) => partName(act, at + 1))
    return [entry, ...files].filter((name) => !opens(name)).map((name) => `sealed and cannot be opened: ${name}`)
  })
}

function namesAt(desk: Desk): readonly string[] {
  return partNames(forwardFolder(desk.vaultFolder()))
}
