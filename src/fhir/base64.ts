const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values = new Int8Array(128).fill(-1)
for (let value = 0; value < 64; value += 1) values[letters.charCodeAt(value)] = value

/** Bytes as base64 with padding (RFC 4648, section 4), as FHIR's base64Binary wants it. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]]
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0)
    text += letter(group >> 18) + letter(group >> 12)
    text += (second === undefined ? '=' : letter(group >> 6)) + (third === undefined ? '=' : letter(group))
  }
  return text
}

/** The bytes of a base64 text; null when it is not base64. FHIR lets a server break it with white space. */
export function decodeBase64(text: string): Uint8Array | null {
  const dense = /\s/.test(text) ? text.replace(/\s+/g, '') : text
  const padding = dense.endsWith('==') ? 2 : dense.endsWith('=') ? 1 : 0
  if (dense.length % 4 !== 0) return null
  const bytes = new Uint8Array((dense.length / 4) * 3 - padding)
  let length = 0
  for (let at = 0; at < dense.length; at += 4) {
    const group = readGroup(dense, at, at + 4 === dense.length ? padding : 0)
    if (group < 0) return null
    bytes[length++] = group >> 16
    if (length < bytes.length) bytes[length++] = (group >> 8) & 0xff
    if (length < bytes.length) bytes[length++] = group & 0xff
  }
  return bytes
}

function letter(value: number): string {
  return letters[value & 63] ?? ''
}

/** The 24 bits of four letters; negative when one of them is none. */
function readGroup(text: string, at: number, padding: number): number {
  const [third, fourth] = [padding < 2 ? valueAt(text, at + 2) : 0, padding < 1 ? valueAt(text, at + 3) : 0]
  // A negative value has its sign bit set, and so has what it is joined into.
  return (valueAt(text, at) << 18) | (valueAt(text, at + 1) << 12) | (third << 6) | fourth
}

function valueAt(text: string, at: number): number {
  return values[text.charCodeAt(at)] ?? -1
}
