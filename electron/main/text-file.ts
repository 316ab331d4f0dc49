import { open, writeFile } from 'node:fs/promises'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'

/** Bytes of a file that is read as text: what is larger is none of ours, and is not taken into memory. */
const LARGEST = 512 * 1024

/** The text of a file the user chose. Nothing of it is looked at here. */
export async function readTextFile(path: string): Promise<Answer<{ readonly text: string }>> {
  try {
    const bytes = await readAtMost(path)
    if (bytes.length > LARGEST) return refuse({ kind: 'file-too-large', rule: 'R3' })
    return agree({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) })
  } catch (error) {
    return refuse({ kind: error instanceof TypeError ? 'file-not-text' : 'file-not-read', rule: 'R3' })
  }
}

/** One byte more than may be: enough to know that a file is too large, also one that has no end. */
async function readAtMost(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(LARGEST + 1), 0, LARGEST + 1, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

export async function writeTextFile(path: string, text: string): Promise<Answer<{ readonly saved: boolean }>> {
  try {
    await writeFile(path, text, 'utf8')
    return agree({ saved: true })
  } catch (error) {
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    return refuse({ kind: 'copy-not-written', rule: 'R9', reason: full ? 'disk-full' : 'disk-failed' })
  }
}
