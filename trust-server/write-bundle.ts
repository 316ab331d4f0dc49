import { isObject, objectAt } from './read-resource.ts'
import type { Search } from './read-search.ts'
import type { KeptEntry } from './store/keep-entries.ts'

/** Where a search was asked: the type's own address and the query as it was sent. */
export interface Asked {
  readonly address: string
  readonly query: string
}

/** A page of results as the JSON text of a searchset Bundle; `found` holds one entry more than the page when another page follows. */
export function writePage(asked: Asked, search: Search, found: readonly KeptEntry[]): string {
  const page = found.slice(0, search.count)
  const last = page.at(-1)
  const links = [{ relation: 'self', url: writeAddress(asked, new URLSearchParams(asked.query)) }]
  if (found.length > page.length && last !== undefined) links.push({ relation: 'next', url: writeNext(asked, last.seq) })
  const entries = page.map((entry) => `{"fullUrl":${JSON.stringify(`${asked.address}/${entry.id}`)},"resource":${pick(entry.body, search.elements)},"search":{"mode":"match"}}`)
  return `{"resourceType":"Bundle","type":"searchset","link":${JSON.stringify(links)}${entries.length === 0 ? '' : `,"entry":[${entries.join(',')}]`}}`
}

/** The number of results alone, as a Bundle. */
export function writeCount(asked: Asked, total: number): string {
  const link = [{ relation: 'self', url: writeAddress(asked, new URLSearchParams(asked.query)) }]
  return JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total, link })
}

function writeNext(asked: Asked, seq: number): string {
  const query = new URLSearchParams(asked.query)
  query.set('_cursor', String(seq))
  return writeAddress(asked, query)
}

function writeAddress(asked: Asked, query: URLSearchParams): string {
  return query.size === 0 ? asked.address : `${asked.address}?${query}`
}

const subsetted = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }

/** The elements asked for, with those that say which resource it is. FHIR wants a part marked as a part. */
function pick(body: string, elements: readonly string[] | undefined): string {
  if (elements === undefined) return body
  const resource: unknown = JSON.parse(body)
  const wanted = Object.entries(isObject(resource) ? resource : {}).filter(([key]) => ['resourceType', 'id', 'identifier', ...elements].includes(key))
  const meta = objectAt(resource, 'meta')
  const tags = Array.isArray(meta['tag']) ? meta['tag'] : []
  return JSON.stringify({ ...Object.fromEntries(wanted), meta: { ...meta, tag: [...tags, subsetted] } })
}
