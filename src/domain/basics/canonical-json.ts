import type { Json } from './json.ts'

/**
 * The one text of a JSON value: RFC 8785 (JSON Canonicalization Scheme). Signatures and hashes are taken over
 * its UTF-8 bytes, so it can never change. Object members are sorted by UTF-16 code units and numbers are
 * written as ECMAScript does, which is what RFC 8785 prescribes.
 * Throws a TypeError for what JSON cannot hold exactly: NaN, infinities, lone surrogates.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (typeof value === 'string') return canonicalString(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${canonicalString(key)}:${canonicalJson(member)}`).join(',')}}`
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('Only finite numbers have a canonical form')
  return JSON.stringify(value)
}

function canonicalString(value: string): string {
  if (/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(value)) {
    throw new TypeError('A text with half a character pair has no canonical form')
  }
  return JSON.stringify(value)
}
