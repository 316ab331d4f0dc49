/** One file or folder of a zip. */
export interface ZipEntry {
  /** Path inside the zip, with `/`; a folder ends in one. */
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  /** Bytes in the zip. */
  readonly packed: number
  /** Bytes once unpacked. */
  readonly size: number
  readonly executable: boolean
  /** Offset of its local header. */
  readonly header: number
}
export function listZip(file: string): Promise<readonly ZipEntry[]>
export function extractEntry(file: string, entry: ZipEntry, folder: string, name: string): Promise<void>
