import { CONSENT, REQUEST, WORDS } from '../case/case-parts.ts'
import type { Act } from '../journal/act.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import type { Hidden } from '../person/hide-names.ts'
import { identityEver } from '../person/identity-ever.ts'
import { PERSON } from '../person/person-parts.ts'
import type { CaseFile } from './read-case-file.ts'

/** Where a part of a case names somebody of the family. */
const NAMED_AT: ReadonlyMap<string, string> = new Map([[PERSON, 'name'], [WORDS, 'speaker'], [CONSENT, 'person'], [REQUEST, 'name']])

/**
 * The child, and those of the family whom the case ever named: by one of them the child is known. Also where two
 * versions stand, and where the name was put right or taken off since: what was typed while it stood has it still.
 */
export function whoIsHidden({ record }: Pick<CaseFile, 'record'>, patient: FoldedRecord): Hidden {
  const { names, numbers } = identityEver(patient)
  return { names: [...new Set([...names, ...record.order.flatMap(familyIn)])], numbers }
}

function familyIn({ facts }: Act): readonly string[] {
  const isTeams = facts.some(({ unit, path, value }) => unit === REQUEST && path === 'by' && value === 'team')
  return facts.flatMap(({ unit, path, value }) => {
    const kind = unit.split('/')[0] ?? ''
    if (NAMED_AT.get(kind) !== path || typeof value !== 'string' || value === '') return []
    return kind === REQUEST && isTeams ? [] : [value]
  })
}
