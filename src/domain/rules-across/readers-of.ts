import type { Pathway } from '../pathway/read-pathway.ts'
import type { CaseFile } from './read-case-file.ts'

/** Somebody who may read the report and discuss it, by the id they have in this case (row 32). */
export interface Reader {
  readonly id: string
  readonly name: string
  readonly relation: string
}

/** Who may be offered the report: everybody asked about sending records, and whoever was offered one already. */
export function readersOf(file: Pick<CaseFile, 'consents'>, pathway: Pick<Pathway, 'offered'>): readonly Reader[] {
  const asked = file.consents.map(({ id, person, relation }) => ({ id, name: person, relation }))
  const others = pathway.offered.flatMap((offer) => (offer.kind === 'offered' ? [{ id: offer.reader, name: offer.to, relation: '' }] : []))
  return [...new Map([...others, ...asked].map((reader) => [reader.id, reader])).values()]
}
