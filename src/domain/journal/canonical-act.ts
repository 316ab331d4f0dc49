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
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    const parsed = actSchema.safeParse({ ...value, sig })
    return parsed.success && canonicalAct(parsed.data) === text ? parsed.data : null
  } catch {
    // Not JSON, JSON nested too deep to read, or a text with half a character pair: none has a canonical form.
    return null
  }
}
