/** A value before an operator of a content stream. */
export type Operand = number | boolean | null | Name | Bytes | Dictionary | readonly Operand[]

export interface Name {
  readonly name: string
}

export interface Bytes {
  readonly bytes: readonly number[]
}

export interface Dictionary {
  readonly byKey: ReadonlyMap<string, Operand>
}

export interface Operation {
  readonly operator: string
  readonly operands: readonly Operand[]
}

/** A content stream is cut short, or has a bracket without its other half. */
class ContentNotReadableError extends Error {
  override readonly name = 'ContentNotReadableError'
}

/** Takes a content stream and gives its operations in order. Throws ContentNotReadableError. */
export function readOperators(bytes: Uint8Array): readonly Operation[] {
  const reader: Reader = { bytes, at: 0 }
  const operations: Operation[] = []
  let operands: Operand[] = []
  for (skipWhite(reader); reader.at < bytes.length; skipWhite(reader)) {
    const value = readValue(reader)
    if (!isWord(value)) operands.push(value)
    else {
      operations.push({ operator: value.word, operands })
      operands = []
      if (value.word === 'ID') skipInlineImage(reader)
    }
  }
  if (operands.length > 0) throw new ContentNotReadableError('values without an operator')
  return operations
}

interface Reader {
  readonly bytes: Uint8Array
  at: number
}

/** An operator. */
interface Word {
  readonly word: string
}

function isWord(value: Operand | Word): value is Word {
  return typeof value === 'object' && value !== null && 'word' in value
}

const white = new Set([0, 9, 10, 12, 13, 32])
const delimiters = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)))

function skipWhite(reader: Reader): void {
  for (; reader.at < reader.bytes.length; reader.at += 1) {
    const byte = reader.bytes[reader.at]!
    if (byte === 0x25) while (reader.at < reader.bytes.length && !/[\r\n]/.test(signAt(reader))) reader.at += 1
    else if (!white.has(byte)) return
  }
}

function signAt(reader: Reader, ahead = 0): string {
  return String.fromCharCode(reader.bytes[reader.at + ahead] ?? 0)
}

function readValue(reader: Reader): Operand | Word {
  const sign = signAt(reader)
  if (sign === '/') return { name: readName(reader) }
  if (sign === '(') return { bytes: readLiteral(reader) }
  if (sign === '[') return readList(reader)
  if (sign === '<') return signAt(reader, 1) === '<' ? readDictionary(reader) : { bytes: readHex(reader) }
  const text = readPlain(reader)
  if (text === '') throw new ContentNotReadableError('a bracket without its other half')
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return Number(text)
  return text === 'true' ? true : text === 'false' ? false : text === 'null' ? null : { word: text }
}

function readPlain(reader: Reader): string {
  const start = reader.at
  while (reader.at < reader.bytes.length && !white.has(reader.bytes[reader.at]!) && !delimiters.has(reader.bytes[reader.at]!)) reader.at += 1
  return String.fromCharCode(...reader.bytes.subarray(start, reader.at))
}

function readName(reader: Reader): string {
  reader.at += 1
  return readPlain(reader).replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** A value inside brackets, where no operator may stand. */
function readInner(reader: Reader): Operand {
  if (reader.at >= reader.bytes.length) throw new ContentNotReadableError('the end inside brackets')
  const value = readValue(reader)
  if (isWord(value)) throw new ContentNotReadableError('an operator inside brackets')
  return value
}

function readList(reader: Reader): readonly Operand[] {
  const list: Operand[] = []
  reader.at += 1
  for (skipWhite(reader); signAt(reader) !== ']'; skipWhite(reader)) list.push(readInner(reader))
  reader.at += 1
  return list
}

function readDictionary(reader: Reader): Dictionary {
  const byKey = new Map<string, Operand>()
  reader.at += 2
  for (skipWhite(reader); signAt(reader) !== '>'; skipWhite(reader)) {
    const key = readInner(reader)
    skipWhite(reader)
    if (typeof key !== 'object' || key === null || !('name' in key)) throw new ContentNotReadableError('a key that is no name')
    byKey.set(key.name, readInner(reader))
  }
  if (signAt(reader, 1) !== '>') throw new ContentNotReadableError('a bracket without its other half')
  reader.at += 2
  return { byKey }
}

function readHex(reader: Reader): readonly number[] {
  const end = reader.bytes.indexOf(0x3e, reader.at)
  if (end < 0) throw new ContentNotReadableError('the end inside a string')
  const digits = String.fromCharCode(...reader.bytes.subarray(reader.at + 1, end)).replace(/\s/g, '')
  if (/[^0-9A-Fa-f]/.test(digits)) throw new ContentNotReadableError('a string that is not hexadecimal')
  reader.at = end + 1
  return Array.from({ length: Math.ceil(digits.length / 2) }, (_, index) => Number.parseInt(digits.slice(index * 2, index * 2 + 2).padEnd(2, '0'), 16))
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

function readLiteral(reader: Reader): readonly number[] {
  const bytes: number[] = []
  reader.at += 1
  for (let depth = 1; reader.at < reader.bytes.length; reader.at += 1) {
    const sign = signAt(reader)
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
    if (depth === 0) {
      reader.at += 1
      return bytes
    }
    if (sign === '\\') bytes.push(...readEscape(reader))
    else bytes.push(reader.bytes[reader.at]!)
  }
  throw new ContentNotReadableError('the end inside a string')
}

/** Leaves the reader at the last byte of the escape. */
function readEscape(reader: Reader): readonly number[] {
  reader.at += 1
  const octal = /^[0-7]{1,3}/.exec(signAt(reader) + signAt(reader, 1) + signAt(reader, 2))?.[0]
  if (octal !== undefined) {
    reader.at += octal.length - 1
    return [Number.parseInt(octal, 8) & 255]
  }
  const sign = signAt(reader)
  if (sign === '\r' && signAt(reader, 1) === '\n') reader.at += 1
  return sign === '\r' || sign === '\n' ? [] : [escapes[sign] ?? sign.charCodeAt(0)]
}

/** Goes to the EI of an inline image: white, EI, white. Its bytes are no operators. */
function skipInlineImage(reader: Reader): void {
  const { bytes } = reader
  for (let at = reader.at + 1; at < bytes.length - 2; at += 1) {
    if (!white.has(bytes[at]!) || bytes[at + 1] !== 0x45 || bytes[at + 2] !== 0x49 || !(at + 3 >= bytes.length || white.has(bytes[at + 3]!))) continue
    reader.at = at + 1
    return
  }
  throw new ContentNotReadableError('an image without an end')
}
