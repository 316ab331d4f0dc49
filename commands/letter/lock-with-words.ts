import { agree, type Answer } from '#domain/basics/answer.ts'
import { makePassphrase } from '#domain/letter/passphrase.ts'
import { lockPorts } from '#electron/press/lock-ports.ts'
import { lockPdf } from '#pdf/lock/lock-pdf.ts'

/** Locks a PDF file with six words drawn by chance, and gives both. Refuses as `lockPdf` does. */
export async function lockWithWords(bytes: Uint8Array): Promise<Answer<{ readonly bytes: Uint8Array; readonly passphrase: string }>> {
  const passphrase = makePassphrase(lockPorts.random)
  const locked = await lockPdf(bytes, { password: passphrase, ports: lockPorts })
  return locked.ok ? agree({ bytes: locked.value, passphrase }) : locked
}
