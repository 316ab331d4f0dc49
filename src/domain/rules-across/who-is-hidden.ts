import { CONSENT, REQUEST, SIDE, SUBJECT, WORDS } from '../case/case-parts.ts'
import type { Act, Fact } from '../journal/act.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { DISCUSSED, OFFERED, TRANSFER, TRANSFER_CONSENT, VERBAL } from '../pathway/pathway-parts.ts'
import { familyNamesIn, type Hidden } from '../person/hide-names.ts'
import { identityEver } from '../person/identity-ever.ts'
import { PERSON } from '../person/person-parts.ts'
import { searchKey } from '../person/search-key.ts'
import type { CaseFile } from './read-case-file.ts'

/** Where a part of a case names somebody of the family. */
const NAMED_AT: ReadonlyMap<string, string> = new Map([
  [PERSON, 'name'], [WORDS, 'speaker'], [CONSENT, 'person'], [REQUEST, 'name'],
  [VERBAL, 'to'], [OFFERED, 'to'], [DISCUSSED, 'with'], [TRANSFER, 'name'], [TRANSFER_CONSENT, 'person'],
])

/** The answers that say that who asked, or who wants a transfer, is a colleague. */
const COLLEAGUES: ReadonlyMap<string, readonly string[]> = new Map([['by', ['team']], ['wantedBy', ['team', 'provider']]])

const COLLEAGUES_TITLE = /^(?:dr|prof|professor|nurse|matron)\b/i

/**
 * The child, and those of the family whom the case ever named: by one of them the child is known. Also where two
 * versions stand, and where the name was put right or taken off since: what was typed while it stood has it still.
 * `beside` are the child’s other cases and joined entries, where somebody may be named who is not named here.
 */
export function whoIsHidden({ record }: Pick<CaseFile, 'record'>, patient: FoldedRecord, beside: readonly FoldedRecord[] = []): Hidden {
  const identities = [patient, ...beside.filter(({ about }) => about.kind === 'patient')].map(identityEver)
  const cases = [record, ...beside.filter(({ about }) => about.kind === 'case')]
  return {
    names: [...new Set([...identities.flatMap(({ names }) => names), ...cases.flatMap(familyOf)])],
    numbers: [...new Set(identities.flatMap(({ numbers }) => numbers))],
  }
}

function familyOf(record: FoldedRecord): readonly string[] {
  const colleagues = [...new Set(record.order.flatMap((act) => [act.by.name, ...act.facts.flatMap(leadIn)]))].map(searchKey)
  return record.order.flatMap((act) => familyIn(act, colleagues))
}

function leadIn({ unit, path, value }: Fact): readonly string[] {
  if (unit !== SUBJECT || path !== 'leadConsultant') return []
  const name: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'name') : null
  return typeof name === 'string' ? [name] : []
}

function familyIn({ facts }: Act, colleagues: readonly string[]): readonly string[] {
  return facts.flatMap(({ unit, path, value }) => {
    const kind = unit.split('/')[0] ?? ''
    const said = (Array.isArray(value) ? value : [value]).filter((name) => typeof name === 'string' && name !== '') as string[]
    if (kind === SIDE && path === 'who') return said.flatMap(familyNamesIn)
    if (NAMED_AT.get(kind) !== path) return []
    if (kind === VERBAL) return said.filter((name) => !isColleague(name, colleagues))
    return facts.some((beside) => beside.unit === unit && COLLEAGUES.get(beside.path)?.includes(String(beside.value)) === true) ? [] : said
  })
}

/** An opinion is told to colleagues more often than to the family, and a paper needs their names. */
function isColleague(name: string, colleagues: readonly string[]): boolean {
  const words = searchKey(name).split(' ')
  return COLLEAGUES_TITLE.test(name) || colleagues.some((colleague) => words.every((word) => colleague.split(' ').includes(word)))
}
