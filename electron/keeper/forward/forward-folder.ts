import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { makeFolder, writeWholeFile } from '../disk/write-whole-file.ts'

/**
 * The one folder of a vault that is not locked (K44): what waits to be sent, each entry and file sealed for the trust server alone, and
 * how much waited when these records were locked. Names are ids of entries; no other word of a record stands in it.
 */
export function forwardFolder(vault: string): string {
  return join(vault, 'forward')
}

const SEALED = '.sealed'
const COUNT = 'waiting.json'

/** Whom a sealed part is for: the trust server's public key, and the team of the entry. */
const headerSchema = z.object({ format: z.literal(1), to: z.string().regex(/^[A-Za-z0-9_-]{43}$/), team: z.string().min(1).max(200) }).strict()
export type SealedFor = Omit<z.infer<typeof headerSchema>, 'format'>

export interface SealedPart extends SealedFor {
  readonly sealed: Uint8Array
}

/** The name of an entry's own part, and of each file that goes before it: sorted, files come first. */
export function partName(act: string, file: number | null): string {
  return file === null ? `${act}${SEALED}` : `${act}.${file}${SEALED}`
}

/** The entry a part belongs to, and whether it is the entry itself. Null for what is none of ours. */
export function readPartName(name: string): { readonly act: string; readonly isEntry: boolean } | null {
  const found = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\.\d{1,3})?\.sealed$/.exec(name)
  return found === null ? null : { act: found[1] ?? '', isEntry: found[2] === undefined }
}

/** Names of the parts in a folder, oldest entry first, an entry's files before it. None where there is no folder. */
export function partNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => readPartName(name) !== null).sort()
  } catch {
    return []
  }
}

/** Throws what the disk said. */
export function writePart(folder: string, name: string, { to, team, sealed }: SealedPart): void {
  makeFolder(folder)
  writeWholeFile(join(folder, name), Buffer.concat([Buffer.from(`${JSON.stringify({ format: 1, to, team })}\n`, 'utf8'), sealed]))
}

/** Null for what is no such part, or was cut off. */
export function readPart(folder: string, name: string): SealedPart | null {
  try {
    const bytes = readFileSync(join(folder, name))
    const end = bytes.indexOf(0x0a)
    const { to, team } = headerSchema.parse(JSON.parse(bytes.subarray(0, end).toString('utf8')))
    return { to, team, sealed: bytes.subarray(end + 1) }
  } catch {
    return null
  }
}

/** Never throws: what stays is of no use to anybody but the trust server, and is tried again. */
export function removePart(folder: string, name: string): void {
  try {
    rmSync(join(folder, name), { force: true })
  } catch {
    // As said above.
  }
}

const countSchema = z.object({ waiting: z.int().min(0), sealed: z.int().min(0) }).strict()

/** Notes how many entries wait as these records are locked. Never throws: then nothing is claimed of them. */
export function noteWaiting(folder: string, waiting: number): void {
  try {
    makeFolder(folder)
    writeWholeFile(join(folder, COUNT), Buffer.from(JSON.stringify({ waiting, sealed: entriesIn(folder) }), 'utf8'))
  } catch {
    forgetWaiting(folder)
  }
}

/** Somebody is let in: what waits of theirs is the journal's to say. */
export function forgetWaiting(folder: string): void {
  removePart(folder, COUNT)
}

/** How many entries wait of records that are locked (K39): as noted then, less what a colleague has sent since. Null when it is not known. */
export function readWaiting(folder: string): number | null {
  try {
    const { waiting, sealed } = countSchema.parse(JSON.parse(readFileSync(join(folder, COUNT), 'utf8')))
    return Math.max(0, waiting - Math.max(0, sealed - entriesIn(folder)))
  } catch {
    return null
  }
}

function entriesIn(folder: string): number {
  return partNames(folder).filter((name) => readPartName(name)?.isEntry === true).length
}
