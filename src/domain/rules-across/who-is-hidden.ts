import type { Json } from '../basics/json.ts'
import { CONSENT, REQUEST, WORDS } from '../case/case-parts.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { replaceNames, type Hidden, type NamedPerson } from '../person/hide-names.ts'
import { identityEver } from '../person/identity-ever.ts'
import { PERSON } from '../person/person-parts.ts'
import { searchKey } from '../person/search-key.ts'
import type { CaseFile } from './read-case-file.ts'

/** The child, and those of the family whom the case ever named: by one of them the child is known. */
export function whoIsHidden(file: Pick<CaseFile, 'record'>, patient: FoldedRecord): Hidden {
  return { names: familyOf(file, [patient]).flatMap(({ names }) => names), numbers: identityEver(patient).numbers }
}

/** The fields in which a unit names somebody of the family, and says who they are to the child. */
const NAMING: Readonly<Record<string, readonly [name: string, relation: string]>> = {
  [PERSON]: ['name', 'relation'],
  [WORDS]: ['speaker', 'relation'],
  [CONSENT]: ['person', 'relation'],
  [REQUEST]: ['name', 'relationship'],
}

interface Mention {
  readonly name: string
  /** '' when it is not said, or is the child's own. */
  readonly relation: string
  readonly isYoung: boolean
}

/**
 * The same with what each is to the child: the child first. More than one patient record where a person has said that they
 * are one child (P17). What stands in place of a name is in square brackets, so that a reader sees it was not written so.
 */
export function familyOf({ record }: Pick<CaseFile, 'record'>, patients: readonly FoldedRecord[], child = 'the child'): readonly NamedPerson[] {
  const mentions = record.order.flatMap(({ facts }) => [...new Set(facts.map(({ unit }) => unit))].flatMap((unit) => mentionIn(unit, Object.fromEntries(facts.filter((fact) => fact.unit === unit).map(({ path, value }) => [path, value])))))
  const ever = patients.map(identityEver)
  const own = new Set(ever.flatMap(({ names, whole }) => [...names, ...whole]).map(searchKey))
  const isChild = ({ name, isYoung }: Mention): boolean => isYoung || own.has(searchKey(name))
  const others = [...new Set(mentions.filter((mention) => !isChild(mention)).map(({ name }) => searchKey(name)))].map((key) => mentions.filter(({ name }) => searchKey(name) === key))
  const everybody = [{ names: [...ever.flatMap(({ names, whole }) => [...names, ...whole]), ...mentions.map(({ name }) => name)], inPlace: '' }]
  return [
    { names: [...ever.flatMap(({ names, whole }) => [...names, ...whole]), ...mentions.filter(isChild).map(({ name }) => name)], inPlace: `[${child}]` },
    ...others.map((one) => ({ names: one.map(({ name }) => name), inPlace: roleOf(one.findLast(({ relation }) => relation !== '')?.relation ?? '', child, everybody) })),
  ]
}

function mentionIn(unit: string, value: Readonly<Record<string, Json>>): readonly Mention[] {
  const [nameField, relationField] = NAMING[unit.split('/')[0] ?? ''] ?? ['', '']
  const [name, relation] = [value[nameField], value[relationField]]
  if (typeof name !== 'string' || name === '' || value['by'] === 'team') return []
  return [{ name, relation: typeof relation === 'string' ? relation.trim() : '', isYoung: value['youngPerson'] === true || value['by'] === 'young-person' }]
}

/** A relation that names somebody ("Aarav’s aunt") would give them away in place of the name. */
function roleOf(relation: string, child: string, everybody: readonly NamedPerson[]): string {
  return relation === '' || replaceNames(relation, everybody) !== relation ? '[somebody of the family]' : `[${child}’s ${relation.toLowerCase()}]`
}
