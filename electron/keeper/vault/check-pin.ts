import { timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { writeWholeFile } from '../disk/write-whole-file.ts'
import { slowHash } from './derive-keys.ts'
import type { Profile } from './unwrap-vault.ts'

/** Wrong PINs allowed before each further try has to wait. */
const FREE_TRIES = 5
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 3_600_000

const triesSchema = z.object({ wrong: z.int().min(0).max(1000), lastAt: z.number() }).strict()
type Tries = z.infer<typeof triesSchema>

/**
 * Holds a PIN against the vault's. Refuses with `pin-wrong` and how many tries are left before a wait, or with
 * `pin-wait` and until when (ISO). Tries are counted on the disk before a PIN is looked at, so that ending the
 * app does not give more of them.
 */
export async function checkPin(folder: string, pin: Profile['pin'], typed: string, now: number): Promise<Answer<true>> {
  const tries = readTries(folder, now)
  const until = waitsUntil(tries)
  if (now < until) {
    writeTries(folder, tries)
    return refuse({ kind: 'pin-wait', rule: 'K6', until: new Date(until).toISOString() })
  }
  const counted = { wrong: tries.wrong + 1, lastAt: now }
  if (!writeTries(folder, counted)) return refuse({ kind: 'pin-not-checked', rule: 'K6' })
  if (!(await isPin(pin, typed))) return refuse({ kind: 'pin-wrong', rule: 'K5', left: Math.max(0, FREE_TRIES - counted.wrong) })
  writeTries(folder, { wrong: 0, lastAt: now })
  return agree(true)
}

async function isPin(pin: Profile['pin'], typed: string): Promise<boolean> {
  return timingSafeEqual(await slowHash(typed, pin.slow), Buffer.from(pin.hash, 'base64'))
}

function waitsUntil(tries: Tries): number {
  if (tries.wrong < FREE_TRIES) return 0
  return tries.lastAt + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries.wrong - FREE_TRIES))
}

/** A clock set back must not lengthen a wait for ever (hence the write above), nor a damaged count give tries away. */
function readTries(folder: string, now: number): Tries {
  try {
    const tries = triesSchema.parse(JSON.parse(readFileSync(triesPath(folder), 'utf8')))
    return { ...tries, lastAt: Math.min(tries.lastAt, now) }
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return { wrong: absent ? 0 : FREE_TRIES - 1, lastAt: now }
  }
}

function writeTries(folder: string, tries: Tries): boolean {
  try {
    writeWholeFile(triesPath(folder), Buffer.from(JSON.stringify(tries), 'utf8'))
    return true
  } catch {
    return false
  }
}

function triesPath(folder: string): string {
  return join(folder, 'pin-tries.json')
}
