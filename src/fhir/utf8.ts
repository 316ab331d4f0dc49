/** The UTF-8 bytes of a text. Half a character pair becomes U+FFFD; canonical texts hold none. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) {
      bytes[length++] = unit
      continue
    }
    const point = wholePoint(text, at)
    if (point > 0xffff) at += 1
    length = writePoint(bytes, length, point)
  }
  return bytes.slice(0, length)
}

/** The text of UTF-8 bytes, or null when they are not exactly UTF-8: text and bytes must stand for each other. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) {
      const end = endOfPlain(bytes, at)
      text += plainText(bytes.subarray(at, end))
      at = end
      continue
    }
    const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
    const point = readPoint(bytes, at, lead, size)
    if (point < 0) return null
    text += String.fromCodePoint(point)
    at += size
  }
  return text
}

/** More than this many arguments no call takes everywhere. */
const MOST_AT_ONCE = 8000

/** Not spread: spreading bytes goes through them one by one, and takes six times as long. */
function plainText(bytes: Uint8Array): string {
  return Reflect.apply(String.fromCharCode, null, bytes)
}

/** Where a run of one-byte characters ends. Most of a text is such runs, and each is read in one call. */
function endOfPlain(bytes: Uint8Array, from: number): number {
  const most = Math.min(bytes.length, from + MOST_AT_ONCE)
  let at = from
  while (at < most && (bytes[at] ?? 0) < 0x80) at += 1
  return at
}

function wholePoint(text: string, at: number): number {
  const point = text.codePointAt(at) ?? 0xfffd
  return point >= 0xd800 && point <= 0xdfff ? 0xfffd : point
}

function writePoint(bytes: Uint8Array, at: number, point: number): number {
  if (point < 0x800) {
    bytes[at++] = 0xc0 | (point >> 6)
  } else {
    if (point < 0x10000) {
      bytes[at++] = 0xe0 | (point >> 12)
    } else {
      bytes[at++] = 0xf0 | (point >> 18)
      bytes[at++] = 0x80 | ((point >> 12) & 0x3f)
    }
    bytes[at++] = 0x80 | ((point >> 6) & 0x3f)
  }
  bytes[at++] = 0x80 | (point & 0x3f)
  return at
}

/** The code point of `size` bytes, or -1 for a wrong tail, a form longer than needed, a surrogate, past U+10FFFF. */
function readPoint(bytes: Uint8Array, at: number, lead: number, size: number): number {
  if (size === 0) return -1
  let point = lead & (0x7f >> size)
  for (let next = at + 1; next < at + size; next += 1) {
    const tail = bytes[next] ?? 0
    if ((tail & 0xc0) !== 0x80) return -1
    point = (point << 6) | (tail & 0x3f)
  }
  const smallest = size === 2 ? 0x80 : size === 3 ? 0x800 : 0x10000
  return point < smallest || (point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff ? -1 : point
}
