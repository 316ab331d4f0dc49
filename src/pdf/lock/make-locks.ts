import { hashPassword } from './hash-password.ts'
import { joinBytes } from '../join-bytes.ts'
import type { LockPorts } from './lock-ports.ts'

/** What the encryption dictionary holds: the file's key under each password, and proof of what is permitted. */
export interface Locks {
  readonly U: Uint8Array
  readonly UE: Uint8Array
  readonly O: Uint8Array
  readonly OE: Uint8Array
  readonly Perms: Uint8Array
}

/** Everything is permitted to whoever has the password: a screen reader must read, and a child's record be printed. */
export const permissions = -4

const noBytes = new Uint8Array(0)
const zero = new Uint8Array(16)

/** Algorithms 8, 9 and 10 of ISO 32000-2: puts the file's key under both passwords, with fresh salts. */
export function makeLocks(key: Uint8Array, user: Uint8Array, owner: Uint8Array, ports: LockPorts): Locks {
  const forUser = wrapKey(key, user, noBytes, ports)
  const forOwner = wrapKey(key, owner, forUser.proof, ports)
  // One block in CBC from zero is the same block in ECB, which the standard asks for here.
  const Perms = ports.aesCbc(key, zero, permissionBlock(ports))
  return { U: forUser.proof, UE: forUser.wrapped, O: forOwner.proof, OE: forOwner.wrapped, Perms }
}

function wrapKey(key: Uint8Array, password: Uint8Array, owners: Uint8Array, ports: LockPorts): { readonly proof: Uint8Array; readonly wrapped: Uint8Array } {
  const salts = ports.random(16)
  const proof = joinBytes(hashPassword(password, salts.subarray(0, 8), owners, ports), salts)
  const wrapped = ports.aesCbc(hashPassword(password, salts.subarray(8), owners, ports), zero, key)
  return { proof, wrapped }
}

function permissionBlock(ports: LockPorts): Uint8Array {
  const block = new Uint8Array(16).fill(0xff, 4, 8)
  new DataView(block.buffer).setInt32(0, permissions, true)
  // "T": the metadata are encrypted too; "adb" is the standard's mark.
  block.set([...'Tadb'].map((letter) => letter.charCodeAt(0)), 8)
  block.set(ports.random(4), 12)
  return block
}
