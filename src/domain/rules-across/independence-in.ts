import { independenceOf, type Independence } from '../provider/independence.ts'
import { searchKey } from '../person/search-key.ts'
import type { CaseFile } from './read-case-file.ts'

/** A provider’s independence of every team the case names by now: one named after the check was not asked about (V10). */
export function independenceIn({ brief }: Pick<CaseFile, 'brief'>, independence: Independence | null): ReturnType<typeof independenceOf> {
  const found = independenceOf(independence)
  if (found !== 'independent') return found
  const asked = new Set(independence?.teams.map(({ team }) => searchKey(team)))
  return (brief?.treatedBy ?? []).every((team) => asked.has(searchKey(team))) ? found : 'not-checked'
}
