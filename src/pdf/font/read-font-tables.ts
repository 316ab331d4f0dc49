import { FontNotUsableError } from '../errors.ts'

/** The tables of a TrueType file by tag, each a view on the file's own bytes. */
export type FontTables = ReadonlyMap<string, DataView>

/** Reads the table directory of a TrueType file; throws FontNotUsableError on any other kind of file. */
export function readFontTables(bytes: Uint8Array): FontTables {
  const file = viewOf(bytes)
  if (bytes.length < 12 || file.getUint32(0) !== 0x00010000) throw new FontNotUsableError('Not a TrueType font file.')
  const tables = new Map<string, DataView>()
  for (let record = 12; record < 12 + file.getUint16(4) * 16; record += 16) {
    const tag = String.fromCharCode(...bytes.subarray(record, record + 4))
    const offset = file.getUint32(record + 8)
    const length = file.getUint32(record + 12)
    if (offset + length > bytes.length) throw new FontNotUsableError(`The font file ends inside its table ${tag}.`)
    tables.set(tag, viewOf(bytes.subarray(offset, offset + length)))
  }
  return tables
}

/** Gives a table that the press cannot do without. */
export function needTable(tables: FontTables, tag: string): DataView {
  const table = tables.get(tag)
  if (table === undefined) throw new FontNotUsableError(`The font has no table ${tag}.`)
  return table
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

export function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}
