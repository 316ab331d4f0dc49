import { notFound } from '../answers/asking.ts'
import type { Asking, Desk } from '../answers/asking.ts'
import { findWay, readPlace, refuseRoute } from '../answers/ways.ts'
import type { Way } from '../answers/ways.ts'
import type { Query } from '../database.ts'
import { keptTypes } from '../kept-types.ts'
import { refuse } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import { isStorable } from '../read-tokens.ts'
import type { BundleEntry } from './read-bundle.ts'

/** A request of a Bundle as if it were asked by itself, with what answers it. */
export interface AskedEntry {
  readonly kind: 'asked'
  readonly entry: BundleEntry
  readonly asking: Asking
  readonly way: Way
}

const noFile = refuse(405, 'not-supported', 'Files are sent and read by themselves, as their bytes, and not in a Bundle.')

export function askEntry(outer: Asking, entry: BundleEntry): AskedEntry | Refusal {
  const place = readPlace(entry.url)
  const way = findWay(entry.method, entry.url)
  if (place.type === 'Binary') return noFile
  // An address in a Bundle is any text, and the database takes no null character to look for.
  if (!isStorable(place.id)) return notFound
  if (way === undefined || ![...keptTypes, '_history'].includes(place.type)) return refuseRoute(entry.method, place)
  const headers: Readonly<Record<string, string | undefined>> = { 'content-type': 'application/fhir+json', 'if-none-exist': entry.ifNoneExist, 'if-match': entry.ifMatch }
  const asking = { ...outer, ...place, address: `${outer.base}/${place.type}`, header: (name: string) => headers[name], body: Buffer.from(entry.text) }
  return { kind: 'asked', entry, asking, way }
}

/** A desk whose every write is part of the caller’s transaction. */
export function deskWithin(desk: Desk, query: Query): Desk {
  return { ...desk, database: { ...desk.database, query, write: (work) => work(query) } }
}
