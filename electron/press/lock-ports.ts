import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import type { LockPorts } from '#pdf/lock/lock-ports.ts'

/** The arithmetic of locking by Node's own library, with chance from the operating system. */
export const lockPorts: LockPorts = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  sha384: (bytes) => createHash('sha384').update(bytes).digest(),
  sha512: (bytes) => createHash('sha512').update(bytes).digest(),
  aesCbc: (key, iv, blocks) => {
    const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, iv).setAutoPadding(false)
    return cipher.update(blocks)
  },
  random: (length) => randomBytes(length),
}
