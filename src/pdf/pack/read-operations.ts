/** An operator with its operands, as a stretch of the content. */
export interface Operation {
  readonly start: number
  readonly end: number
  readonly operator: string
  /** The first operand, where it is a name. */
  readonly tag: string
}

/** Reads a page's operators one by one, each with what stands before it; a picture in the line is one operator with its bytes. */
export function* readOperations(content: Uint8Array): Generator<Operation> {
  let [start, tag] = [-1, '']
  for (let at = skipWhite(content, 0); at < content.length; at = skipWhite(content, at)) {
    const end = endOfToken(content, at)
    const isFirst = start === -1
    if (isFirst) start = at
    if (isFirst && content[at] === slash) tag = textOf(content, at, Math.min(end, at + 32))
    if (!isOperator(content, at, end)) {
      at = end
      continue
    }
    const operator = textOf(content, at, Math.min(end, at + 32))
    at = operator === 'ID' ? endOfInlinePicture(content, end) : end
    yield { start, end: at, operator, tag }
    start = -1
    tag = ''
  }
}

/** Every name that stands among the operators, without its slash, as it is written there; not what looks like one inside a string or a picture. */
export function readNames(content: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>()
  for (let at = skipWhite(content, 0); at < content.length; at = skipWhite(content, at)) {
    const end = endOfToken(content, at)
    if (content[at] === slash) names.add(textOf(content, at + 1, Math.min(end, at + 512)))
    at = beginsPicture(content, at, end) ? endOfInlinePicture(content, end) : end
  }
  return names
}

/** Every comment among the operators, to the end of its line and without it; not what looks like one inside a string or a picture. */
export function* readComments(content: Uint8Array): Generator<{ readonly start: number; readonly end: number }> {
  for (let at = 0; at < content.length; ) {
    if (white[content[at]!] === 1) at += 1
    else if (content[at] === percent) {
      const end = endOfLine(content, at)
      yield { start: at, end }
      at = end
    } else {
      const end = endOfToken(content, at)
      at = beginsPicture(content, at, end) ? endOfInlinePicture(content, end) : end
    }
  }
}

const [slash, percent, open, close, less, more, backslash] = [0x2f, 0x25, 0x28, 0x29, 0x3c, 0x3e, 0x5c]
const white = flags([0, 9, 10, 12, 13, 32])
const delimiters = flags([...'()<>[]{}/%'].map((letter) => letter.charCodeAt(0)))

/** A mark for each of some bytes; every byte of 400 pages is looked up. */
function flags(bytes: readonly number[]): Uint8Array {
  const marked = new Uint8Array(256)
  for (const byte of bytes) marked[byte] = 1
  return marked
}

function skipWhite(content: Uint8Array, from: number): number {
  let at = from
  while (at < content.length) {
    if (white[content[at]!] === 1) at += 1
    else if (content[at] === percent) at = endOfLine(content, at)
    else break
  }
  return at
}

function endOfLine(content: Uint8Array, from: number): number {
  let at = from
  while (at < content.length && content[at] !== 10 && content[at] !== 13) at += 1
  return at
}

/** Just past the token that begins here: a string, a name, a bracket, a number or an operator. */
function endOfToken(content: Uint8Array, from: number): number {
  const first = content[from]!
  if (first === open) return endOfString(content, from)
  if (first === less || first === more) {
    if (content[from + 1] === first) return from + 2
    return first === more ? from + 1 : endAfter(content, from, more)
  }
  if (first !== slash && delimiters[first] === 1) return from + 1
  let at = from + 1
  while (at < content.length && white[content[at]!] === 0 && delimiters[content[at]!] === 0) at += 1
  return at
}

function endOfString(content: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < content.length; at += 1) {
    if (content[at] === backslash) at += 1
    else if (content[at] === open) depth += 1
    else if (content[at] === close && (depth -= 1) === 0) return at + 1
  }
  return content.length
}

function endAfter(content: Uint8Array, from: number, byte: number): number {
  const at = content.indexOf(byte, from)
  return at === -1 ? content.length : at + 1
}

/** Operators begin with a letter or a quote; three words that look like one are values. */
function isOperator(content: Uint8Array, at: number, end: number): boolean {
  const first = content[at]!
  const isWord = (first >= 0x41 && first <= 0x5a) || (first >= 0x61 && first <= 0x7a) || first === 0x27 || first === 0x22
  if (!isWord) return false
  return end - at < 4 || end - at > 5 || !values.has(textOf(content, at, end))
}

const values = new Set(['true', 'false', 'null'])

function beginsPicture(content: Uint8Array, at: number, end: number): boolean {
  return end === at + 2 && content[at] === 0x49 && content[at + 1] === 0x44
}

/** The picture's own bytes may look like anything: it ends at an EI that stands alone and is followed by plain text. */
function endOfInlinePicture(content: Uint8Array, from: number): number {
  for (let at = content.indexOf(0x45, from); at !== -1; at = content.indexOf(0x45, at + 1)) {
    const standsAlone = content[at + 1] === 0x49 && white[content[at - 1]!] === 1 && (at + 2 >= content.length || white[content[at + 2]!] === 1)
    const after = content.subarray(at + 2, at + 12)
    if (standsAlone && after.every((byte) => white[byte] === 1 || (byte >= 0x20 && byte < 0x7f))) return at + 2
  }
  return content.length
}

function textOf(content: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at += 1) text += String.fromCharCode(content[at]!)
  return text
}
