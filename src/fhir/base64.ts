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

function readGroup(text: string, at: number, padding: number): number {
  let group = 0
  for (let place = 0; place < 4; place += 1) {
    const value = place >= 4 - padding ? 0 : (values[text.charCodeAt(at + place)] ?? -1)
    if (value < 0) return -1
    group = (group << 6) | value
  }
  return group
}
