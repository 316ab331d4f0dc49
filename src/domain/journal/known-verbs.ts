import type { Act } from './act.ts'
import { isVerb } from './role-table.ts'

/**
 * The newest schema of facts this version can read, for every verb. A verb gets a line of its own when its facts
 * change shape; its older shapes then keep an upcaster and a fixture for ever.
 */
export const SCHEMA = 1

/** An act written by a newer Consilium: kept and passed on byte for byte, and its record becomes read-only. */
export function isNewer(act: Act): boolean {
  return !isVerb(act.verb) || act.schema > SCHEMA
}
