import { timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { countTry, forgetTries } from './count-tries.ts'
import { slowHash } from './derive-keys.ts'
import type { Profile } from './unwrap-vault.ts'

/**
 * Holds a PIN against the vault's. Refuses with `pin-wrong` and how many tries are left before a wait, with `pin-wait` and
 * until when (ISO), or with `pin-not-checked` where the disk does not take the count.
 */
export async function checkPin(folder: string, pin: Profile['pin'], typed: string, now: number): Promise<Answer<true>> {
  const path = join(folder, 'pin-tries.json')
  const counted = countTry(path, now)
  if (counted.kind === 'wait') return refuse({ kind: 'pin-wait', rule: 'K6', until: counted.until })
  if (counted.kind === 'not-counted') return refuse({ kind: 'pin-not-checked', rule: 'K6' })
  if (!(await isPin(pin, typed))) return refuse({ kind: 'pin-wrong', rule: 'K5', left: counted.left })
  forgetTries(path, now)
  return agree(true)
}

async function isPin(pin: Profile['pin'], typed: string): Promise<boolean> {
  return timingSafeEqual(await slowHash(typed, pin.slow), Buffer.from(pin.hash, 'base64'))
}
