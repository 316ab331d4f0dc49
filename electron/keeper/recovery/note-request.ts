import { readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import type { Computer } from '#bridge/computer.ts'
import { writeWholeFile } from '../disk/write-whole-file.ts'

type Asked = NonNullable<Computer['vaults'][number]['asked']>

const askedSchema = z.object({ at: z.iso.datetime(), folder: z.string().max(5000), fileName: z.string().max(300) }).strict()

const pathIn = (folder: string): string => join(folder, 'recovery-request-made')

/** Notes when a request was put where (K36): who asked comes back days later. Never throws: then it is told of none. */
export function noteRequest(folder: string, path: string, now: number): void {
  const asked: Asked = { at: new Date(now).toISOString(), folder: dirname(path), fileName: basename(path) }
  try {
    writeWholeFile(pathIn(folder), Buffer.from(JSON.stringify(asked), 'utf8'))
  } catch {
    forgetRequest(folder)
  }
}

/** Null where nobody asked, or it was answered. */
export function readRequestNoted(folder: string): Asked | null {
  try {
    return askedSchema.parse(JSON.parse(readFileSync(pathIn(folder), 'utf8')))
  } catch {
    return null
  }
}

/** Never throws. */
export function forgetRequest(folder: string): void {
  try {
    rmSync(pathIn(folder), { force: true })
  } catch {
    // It says where a file was put, and nothing else.
  }
}
