import { independenceOf, type Independence } from '../provider/independence.ts'
import { searchKey } from '../person/search-key.ts'
import type { CaseFile } from './read-case-file.ts'

/** A provider’s independence of every team the case names by now: one named after the check was not asked about (V10). */
export function independenceIn(file: Pick<CaseFile, 'brief'>, independence: Independence | null): ReturnType<typeof independenceOf> {
  const found = independenceOf(independence)
  return found === 'independent' && teamsNotAskedAbout(file, independence).length > 0 ? 'not-checked' : found
}

/** The teams that treat or have treated the child, and of which nobody has said whether this provider is independent. */
export function teamsNotAskedAbout({ brief }: Pick<CaseFile, 'brief'>, independence: Independence | null): readonly string[] {
  const asked = new Set(independence?.teams.map(({ team }) => searchKey(team)))
  return (brief?.treatedBy ?? []).filter((team) => !asked.has(searchKey(team)))
}
