import type { Json } from '../basics/json.ts'
import { CONSENT, REQUEST, SIDE, SUBJECT, WORDS } from '../case/case-parts.ts'
import type { Act, Fact } from '../journal/act.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { APPROACH, DISCUSSED, familyToldSchema, OFFERED, SHARING_CONSENT, TRANSFER, TRANSFER_CONSENT, VERBAL } from '../pathway/pathway-parts.ts'
import { familyNamesIn, replaceNames, type Hidden, type NamedPerson } from '../person/hide-names.ts'
import { identityEver } from '../person/identity-ever.ts'
import { PERSON } from '../person/person-parts.ts'
import { searchKey } from '../person/search-key.ts'
import type { CaseFile } from './read-case-file.ts'

/** Where a part of a case names somebody of the family, and where it says who they are to the child. */
const NAMED_AT: ReadonlyMap<string, { readonly name: string; readonly relation?: string }> = new Map([
  [PERSON, { name: 'name', relation: 'relation' }],
  [WORDS, { name: 'speaker', relation: 'relation' }],
  [CONSENT, { name: 'person', relation: 'relation' }],
  [REQUEST, { name: 'name', relation: 'relationship' }],
  [VERBAL, { name: 'to' }],
  [OFFERED, { name: 'to' }],
  [DISCUSSED, { name: 'with' }],
  [TRANSFER, { name: 'name' }],
  [TRANSFER_CONSENT, { name: 'person' }],
  [SHARING_CONSENT, { name: 'person' }],
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
    names: [...new Set([...identities.flatMap(({ names }) => names), ...cases.flatMap(mentionsIn).map(({ name }) => name)])],
    numbers: [...new Set(identities.flatMap(({ numbers }) => numbers))],
  }
}

/**
 * The same with what each is to the child: the child first. More than one patient record where a person has said that they
 * are one child (P17), and their other cases beside this one. What stands in place of a name is in square brackets, so that a reader sees it was not written so.
 */
export function familyOf({ record }: Pick<CaseFile, 'record'>, beside: readonly FoldedRecord[], child = 'the child'): readonly NamedPerson[] {
  const mentions = [...beside.filter(({ about }) => about.kind === 'case'), record].flatMap(mentionsIn)
  const ever = beside.filter(({ about }) => about.kind === 'patient').map(identityEver)
  const own = new Set(ever.flatMap(({ names, whole }) => [...names, ...whole]).map(searchKey))
  const isChild = ({ name, isYoung }: Mention): boolean => isYoung || own.has(searchKey(name))
  const others = [...new Set(mentions.filter((mention) => !isChild(mention)).map(({ name }) => searchKey(name)))].map((key) => mentions.filter(({ name }) => searchKey(name) === key))
  const everybody = [{ names: [...ever.flatMap(({ names, whole }) => [...names, ...whole]), ...mentions.map(({ name }) => name)], inPlace: '' }]
  return [
    { names: [...ever.flatMap(({ names, whole }) => [...names, ...whole]), ...mentions.filter(isChild).map(({ name }) => name)], inPlace: `[${child}]` },
    ...others.map((one) => ({ names: one.map(({ name }) => name), inPlace: roleOf(one.findLast(({ relation }) => relation !== '')?.relation ?? '', child, everybody) })),
  ]
}

/** A name somebody was given in the record, once for each time it was written. */
interface Mention {
  readonly name: string
  /** '' when it is not said, or is the child's own. */
  readonly relation: string
  readonly isYoung: boolean
}

function mentionsIn(record: FoldedRecord): readonly Mention[] {
  const colleagues = [...new Set(record.order.flatMap((act) => [act.by.name, ...act.facts.flatMap(leadIn)]))].map(searchKey)
  return record.order.flatMap((act) => unitsOf(act).flatMap(([unit, value]) => mentionsOf(unit.split('/')[0] ?? '', value, colleagues)))
}

/** Each part an act wrote of, with what it wrote. */
function unitsOf({ facts }: Act): readonly (readonly [unit: string, value: Readonly<Record<string, Json>>])[] {
  return [...new Set(facts.map(({ unit }) => unit))].map((unit) => [unit, Object.fromEntries(facts.filter((fact) => fact.unit === unit).map(({ path, value }) => [path, value]))])
}

function mentionsOf(kind: string, value: Readonly<Record<string, Json>>, colleagues: readonly string[]): readonly Mention[] {
  if (kind === APPROACH) return toldIn(value['familyTold'])
  if (kind === SIDE) return namesIn(value['who']).flatMap(familyNamesIn).map((name) => ({ name, relation: '', isYoung: false }))
  const at = NAMED_AT.get(kind)
  if (at === undefined || [...COLLEAGUES].some(([path, answers]) => answers.includes(String(value[path])))) return []
  const relation = at.relation === undefined ? '' : value[at.relation]
  return namesIn(value[at.name])
    .filter((name) => kind !== VERBAL || !isColleague(name, colleagues))
    .map((name) => ({ name, relation: typeof relation === 'string' ? relation.trim() : '', isYoung: value['youngPerson'] === true || value['by'] === 'young-person' }))
}

/** Who was told of a decline: by the label of their entry, or as somebody typed them. */
function toldIn(told: Json | undefined): readonly Mention[] {
  const read = familyToldSchema.safeParse(told)
  return (read.data?.each ?? []).flatMap(({ to }) => {
    const [first = '', ...rest] = to.split(',').map((part) => part.trim())
    const named = familyNamesIn(to)
    // “Rosa Núñez, grandmother” begins with the name, “Father, Declan Murphy” does not.
    const whole = named.every((name) => first.includes(name))
    return whole ? [{ name: first, relation: rest.join(', '), isYoung: false }] : named.map((name) => ({ name, relation: '', isYoung: false }))
  })
}

function namesIn(said: Json | undefined): readonly string[] {
  return (Array.isArray(said) ? said : [said]).filter((name): name is string => typeof name === 'string' && name !== '')
}

function leadIn({ unit, path, value }: Fact): readonly string[] {
  if (unit !== SUBJECT || path !== 'leadConsultant') return []
  const name: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'name') : null
  return typeof name === 'string' ? [name] : []
}

/** An opinion is told to colleagues more often than to the family, and a paper needs their names. */
function isColleague(name: string, colleagues: readonly string[]): boolean {
  const words = searchKey(name).split(' ')
  return COLLEAGUES_TITLE.test(name) || colleagues.some((colleague) => words.every((word) => colleague.split(' ').includes(word)))
}

/** A relation that names somebody ("Aarav’s aunt") would give them away in place of the name. */
function roleOf(relation: string, child: string, everybody: readonly NamedPerson[]): string {
  return relation === '' || replaceNames(relation, everybody) !== relation ? '[somebody of the family]' : `[${child}’s ${relation.toLowerCase()}]`
}
