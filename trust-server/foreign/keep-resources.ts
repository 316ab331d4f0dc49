import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Json = Readonly<Record<string, unknown>>

/** A resource as it is kept, or a file (`bytes` in base64). Times in ms since 1970. */
export interface Kept {
  readonly type: string
  readonly id: string
  readonly version: string
  readonly lastUpdated: number
  /** Since when a search finds it. */
  readonly foundFrom: number
  readonly resource: Json
  readonly bytes: string | null
}

/** Everything a foreign server holds, in the order in which it became visible. */
export interface Shelf {
  readonly all: () => readonly Kept[]
  readonly add: (kept: Kept) => void
}

/** @param folder where it outlives the server; null keeps it in memory */
export function openShelf(folder: string | null): Shelf {
  const file = folder === null ? null : join(folder, 'foreign.jsonl')
  if (folder !== null) mkdirSync(folder, { recursive: true })
  const lines = file !== null && existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const all = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Kept)
  return {
    all: () => all,
    add: (kept) => {
      all.push(kept)
      if (file !== null) appendFileSync(file, `${JSON.stringify(kept)}\n`)
    },
  }
}
