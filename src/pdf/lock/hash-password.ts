import { joinBytes } from '../join-bytes.ts'
import type { LockPorts } from './lock-ports.ts'

const leastRounds = 64

/**
 * Algorithm 2.B of ISO 32000-2: slow on purpose, and by which hash it goes on each round hangs on the round before.
 * @param owners for the owner's entries the 48 bytes of the user's entry; none for the user's own
 */
export function hashPassword(password: Uint8Array, salt: Uint8Array, owners: Uint8Array, ports: LockPorts): Uint8Array {
  let key = ports.sha256(joinBytes(password, salt, owners))
  for (let round = 1, last = 0; round <= leastRounds || last > round - 1 - 32; round += 1) {
    const once = joinBytes(password, key, owners)
    const blocks = ports.aesCbc(key.subarray(0, 16), key.subarray(16, 32), repeat(once, 64))
    key = hashBy(blocks, ports)
    last = blocks.at(-1)!
  }
  return key.slice(0, 32)
}

/** The first 16 bytes as one number, modulo 3: 256 leaves 1, so that the sum of the bytes leaves the same. */
function hashBy(blocks: Uint8Array, ports: LockPorts): Uint8Array {
  const sum = blocks.subarray(0, 16).reduce((total, byte) => total + byte, 0)
  return [ports.sha256, ports.sha384, ports.sha512][sum % 3]!(blocks)
}

function repeat(bytes: Uint8Array, times: number): Uint8Array {
  const all = new Uint8Array(bytes.length * times)
  for (let at = 0; at < all.length; at += bytes.length) all.set(bytes, at)
  return all
}
