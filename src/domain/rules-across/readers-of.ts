import type { FoldedRecord } from '../journal/fold-record.ts'
import { personLabel } from '../person/needs.ts'
import { PERSON, REPORT_ACCESS, type ReportAccess } from '../person/person-parts.ts'
import { searchKey } from '../person/search-key.ts'
import type { Pathway } from '../pathway/read-pathway.ts'
import { isTheirName } from './consent-of.ts'
import type { CaseFile } from './read-case-file.ts'

/** Somebody who may read the report and discuss it, by the id they have in this case (row 32). */
export interface Reader {
  readonly id: string
  readonly name: string
  /** "mother"; "the young person" for themselves. */
  readonly relation: string
  /** As they read and listen (row 37); empty when nothing is known. */
  readonly formats: readonly string[]
  readonly language: string
  /** What the young person wants them to read of it (P15); null while nobody has said. */
  readonly access: Omit<ReportAccess, 'by' | 'on'> | null
}

/**
 * Who may be offered the report: the people of the case, whoever else was asked about sending records, and whoever was
 * offered one already.
 */
export function readersOf(file: Pick<CaseFile, 'consents' | 'people' | 'reportAccess'>, pathway: Pick<Pathway, 'offered'>): readonly Reader[] {
  const people = file.people.map((person): Reader => ({
    id: person.id, name: person.name, relation: person.youngPerson ? 'the young person' : person.relation,
    formats: person.formats, language: person.language, access: file.reportAccess.find((access) => access.person === person.id) ?? null,
  }))
  // A father may have his son’s name: his answer stands for a reader of his own.
  const others = [
    ...file.consents.filter((consent) => !file.people.some((entry) => isTheirName(entry, consent))).map(({ id, person, relation }) => reader(id, person, relation)),
    ...pathway.offered.flatMap((offer) => (offer.kind === 'offered' ? [reader(offer.reader, offer.to, '')] : [])),
  ]
  return [...new Map([...others, ...people].map((each) => [each.id, each])).values()]
}

function reader(id: string, name: string, relation: string): Reader {
  return { id, name, relation, formats: [], language: '', access: null }
}

/** Who may read a report that is here, and of whom nobody has said whether they were offered one (A11, row 32). Soft: said when the case closes. */
export function neverOffered(file: Pick<CaseFile, 'record' | 'consents' | 'people' | 'reportAccess'>, pathway: Pick<Pathway, 'offered' | 'reports'>): readonly Reader[] {
  if (pathway.reports.length === 0) return []
  return readersOf(file, pathway).filter((reader) => !mayNotRead(file, reader) && !pathway.offered.some((offer) => offer.reader === reader.id))
}

/** "Marisol Núñez, mother" */
export function readerLabel({ name, relation }: Reader): string {
  return personLabel({ name, relation, youngPerson: false })
}

/**
 * P15: the young person does not want them to read it. By the entry it was said of or by the name however it is typed, and
 * also while two versions of it stand, if either says so. What was said of an entry that was taken off since holds for
 * whoever has its name, until something is said of them.
 */
export function mayNotRead({ record, people, consents }: Pick<CaseFile, 'record' | 'people' | 'consents'>, reader: { readonly id: string; readonly name: string }): boolean {
  const here = [reader, ...people, ...consents.map(({ id, person }) => ({ id, name: person }))].filter(({ name }) => searchKey(name) === searchKey(reader.name))
  const said = here.flatMap(({ id }) => accessSaid(record, id))
  const since = said.length > 0 ? said : entriesEver(record, reader.name).flatMap((id) => accessSaid(record, id))
  return since.includes('nothing')
}

/** What an entry may read; more than one answer while two versions of it stand. */
function accessSaid(record: FoldedRecord, id: string): readonly unknown[] {
  const state = record.units.get(`${REPORT_ACCESS}/${id}`)
  if (state === undefined) return []
  const values = state.kind === 'settled' ? [state.value] : state.versions.map(({ value }) => value)
  return values.flatMap((value) => (value === null ? [] : [value['may']]))
}

/** Every entry that ever had this name, taken off or not. */
function entriesEver(record: FoldedRecord, name: string): readonly string[] {
  const facts = record.order.flatMap((act) => act.facts.filter(({ unit, path }) => path === 'name' && unit.startsWith(`${PERSON}/`)))
  return [...new Set(facts.filter(({ value }) => typeof value === 'string' && searchKey(value) === searchKey(name)).map(({ unit }) => unit.slice(PERSON.length + 1)))]
}
