import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'

/** Names inside a locked ZIP can be read without its password: this one says nothing. */
const NAME = 'document-1.pdf'

/**
 * A ZIP file with one PDF in it, locked with AES-256 (WinZip AE-2), for a provider that asks for one. It is kept as it is, for
 * a PDF hardly shrinks, and says nothing of when it was made.
 */
export async function lockInZip(pdf: Uint8Array, password: string): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false })
  await zip.add(NAME, new Uint8ArrayReader(pdf), { password, encryptionStrength: 3, level: 0, lastModDate: new Date(1980, 0, 1), extendedTimestamp: false })
  return zip.close()
}
