import { canonicalJson } from '../basics/canonical-json.ts'
import { actSchema, type Act, type UnsignedAct } from './act.ts'

/** The text whose UTF-8 bytes are signed, hashed, stored and sent: everything but the signature. */
export function canonicalAct(act: UnsignedAct | Act): string {
  const { sig: _, ...unsigned } = act as Act
  return canonicalJson(unsigned)
}

/**
 * An act read back from its canonical text and signature. Null when the text is not an act of this shape or is
 * not in its one canonical form; the caller keeps the text and says so.
 */
export function actFromCanonical(text: string, sig: string): Act | null {
  const value: unknown = parseJson(text)
  if (typeof value !== 'object' || value === null) return null
  const parsed = actSchema.safeParse({ ...value, sig })
  if (!parsed.success || canonicalAct(parsed.data) !== text) return null
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
