import type { Elsewhere } from './elsewhere.ts'

/**
 * A reporting restriction holds: in either of two hearings that stand (X2), and in any case of the child, whichever of
 * their joined entries it is in (P17). It is the child whom nobody may name, not one request.
 */
export function isRestricted(file: { readonly hearing: { readonly restriction: boolean } | null } | null, elsewhere: Pick<Elsewhere, 'restriction'>): boolean {
  return file?.hearing?.restriction === true || elsewhere.restriction
}
