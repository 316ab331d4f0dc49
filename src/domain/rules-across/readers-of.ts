import type { Consent } from '../case/case-parts.ts'
import { isYoungPersonsOwn, personLabel } from '../person/needs.ts'
import { REPORT_ACCESS, type ReportAccess } from '../person/person-parts.ts'
import { searchKey } from '../person/search-key.ts'
import type { Pathway } from '../pathway/read-pathway.ts'
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
  const isEntered = ({ person, relation }: Consent): boolean =>
    file.people.some((entry) => searchKey(entry.name) === searchKey(person) && (!entry.youngPerson || relation.trim() === '' || isYoungPersonsOwn(relation)))
  const others = [
    ...file.consents.filter((consent) => !isEntered(consent)).map(({ id, person, relation }) => reader(id, person, relation)),
    ...pathway.offered.flatMap((offer) => (offer.kind === 'offered' ? [reader(offer.reader, offer.to, '')] : [])),
  ]
  return [...new Map([...others, ...people].map((each) => [each.id, each])).values()]
}

function reader(id: string, name: string, relation: string): Reader {
  return { id, name, relation, formats: [], language: '', access: null }
}

/** "Marisol Núñez, mother" */
export function readerLabel({ name, relation }: Reader): string {
  return personLabel({ name, relation, youngPerson: false })
}

/**
 * P15: the young person does not want them to read it. By the entry it was said of or by the name however it is typed, and
 * also while two versions of it stand, if either says so.
 */
export function mayNotRead({ record, people, consents }: Pick<CaseFile, 'record' | 'people' | 'consents'>, reader: { readonly id: string; readonly name: string }): boolean {
  const named = [...people.map(({ id, name }) => ({ id, name })), ...consents.map(({ id, person }) => ({ id, name: person }))]
  const same = named.filter(({ name }) => searchKey(name) === searchKey(reader.name)).map(({ id }) => id)
  return [reader.id, ...same].some((id) => {
    const state = record.units.get(`${REPORT_ACCESS}/${id}`)
    const values = state === undefined ? [] : state.kind === 'settled' ? [state.value] : state.versions.map(({ value }) => value)
    return values.some((value) => value?.['may'] === 'nothing')
  })
}
