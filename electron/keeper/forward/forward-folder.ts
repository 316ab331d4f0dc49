import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync, rmSync } from 'node:fs'
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

/** Whom a sealed part is for: the trust server's public key, and the team of the entry. Of an entry also how many files lie beside it. */
const headerSchema = z
  .object({ format: z.literal(1), to: z.string().regex(/^[A-Za-z0-9_-]{43}$/), team: z.string().min(1).max(200), files: z.int().min(0).max(100) })
  .strict()
export type SealedFor = Omit<z.infer<typeof headerSchema>, 'format'>

export interface SealedPart extends SealedFor {
  readonly sealed: Uint8Array
}

/** The name of an entry's own part, and of each file that goes before it: sorted, an entry's files come before it. */
export function partName(act: string, file: number | null): string {
  return file === null ? `${act}${SEALED}` : `${act}.${file}${SEALED}`
}

/** The entry a part belongs to, and whether it is the entry itself. Null for what is none of ours. */
export function readPartName(name: string): { readonly act: string; readonly isEntry: boolean } | null {
  const found = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\.\d{1,3})?\.sealed$/.exec(name)
  return found === null ? null : { act: found[1] ?? '', isEntry: found[2] === undefined }
}

/** As many as are looked at at once; what comes after them has its turn when they are gone. */
const MOST_PARTS = 5000

/** Names of the parts in a folder, oldest entry first, an entry's files before it. None where there is no folder. */
export function partNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => readPartName(name) !== null)
      .sort()
      .slice(0, MOST_PARTS)
  } catch {
    return []
  }
}

/** Throws what the disk said. */
export function writePart(folder: string, name: string, { to, team, files, sealed }: SealedPart): void {
  makeFolder(folder)
  writeWholeFile(join(folder, name), Buffer.concat([Buffer.from(`${JSON.stringify({ format: 1, to, team, files })}\n`, 'utf8'), sealed]))
}

/** The largest file that is sealed is 8 MB; what is larger, or no plain file, was put there by somebody else. */
const LARGEST_PART = 9 * 1024 * 1024
/** In bytes: a team of 200 characters, each as long as any. */
const LONGEST_HEADER = 1024

/** Whom a part is for, without reading the rest of it. Null for what is no such part, or was cut off. */
export function readWhose(folder: string, name: string): SealedFor | null {
  const path = join(folder, name)
  try {
    if (!isPlain(path)) return null
    const start = Buffer.alloc(LONGEST_HEADER)
    const file = openSync(path, 'r')
    try {
      return readHeader(start.subarray(0, readSync(file, start)))
    } finally {
      closeSync(file)
    }
  } catch {
    return null
  }
}

/** The same with all of it. */
export function readPart(folder: string, name: string): SealedPart | null {
  try {
    if (!isPlain(join(folder, name))) return null
    const bytes = readFileSync(join(folder, name))
    const sealed = bytes.subarray(bytes.indexOf(0x0a) + 1)
    return sealed.length === 0 ? null : { ...readHeader(bytes), sealed }
  } catch {
    return null
  }
}

function isPlain(path: string): boolean {
  const found = lstatSync(path)
  return found.isFile() && found.size <= LARGEST_PART
}

/** Throws for what is none. */
function readHeader(bytes: Uint8Array): SealedFor {
  const line = Buffer.from(bytes.subarray(0, bytes.indexOf(0x0a))).toString('utf8')
  const { to, team, files } = headerSchema.parse(JSON.parse(line))
  return { to, team, files }
}

/** Never throws: what stays is of use to nobody but the trust server, and is tried again. */
export function removePart(folder: string, name: string): void {
  try {
    rmSync(join(folder, name), { force: true })
  } catch {
    // As said above.
  }
}

const countSchema = z.object({ waiting: z.int().min(0) }).strict()

/** Notes how many entries wait as these records are locked. Never throws: then nothing is claimed of them. */
export function noteWaiting(folder: string, waiting: number): void {
  try {
    makeFolder(folder)
    writeWholeFile(join(folder, COUNT), Buffer.from(JSON.stringify({ waiting }), 'utf8'))
  } catch {
    forgetWaiting(folder)
  }
}

/** Somebody is let in: what waits of theirs is the journal's to say. */
export function forgetWaiting(folder: string): void {
  removePart(folder, COUNT)
}

/** A colleague sent one of them: told of nobody else, and inferred from nothing, as a part can go missing too. */
export function noteSent(folder: string): void {
  const waiting = readWaiting(folder)
  if (waiting !== null) noteWaiting(folder, Math.max(0, waiting - 1))
}

/** How many entries wait of records that are locked (K39): as noted then, less what a colleague has sent since. Null when it is not known. */
export function readWaiting(folder: string): number | null {
  try {
    return countSchema.parse(JSON.parse(readFileSync(join(folder, COUNT), 'utf8'))).waiting
  } catch {
    return null
  }
}
