import { gpInLine } from '../letter/copies-line.ts'
import { isAbroad, type Provider } from '../provider/provider.ts'
import { gpLabel, type Gp } from '../person/gp.ts'
import { personLabel } from '../person/needs.ts'
import { copiesOf } from './copies-of-letter.ts'
import type { Elsewhere } from './elsewhere.ts'
import { protectedHere } from './protected-here.ts'
import type { CaseFile } from './read-case-file.ts'

/**
 * L41: whom the copies of a letter are for, as it says so itself, in the order the batch makes them. A practice tells where a
 * family lives: while anybody’s address is protected, and in a letter of which a pseudonymised copy can be made, it is not named.
 */
export function copiesNamed(file: CaseFile, gp: Gp | null, { addressProtected }: Pick<Elsewhere, 'addressProtected'>, provider: Provider, version: number): readonly string[] {
  const isHidden = addressProtected || protectedHere(file, { addressProtected }).length > 0 || isAbroad(provider)
  const people = copiesOf(file, version).flatMap(({ person, standing }) => (standing === 'has-one' ? [personLabel(person)] : []))
  return [...(gp === null ? [] : [gpInLine(isHidden ? null : gpLabel(gp))]), 'Hospital notes', ...people]
}
