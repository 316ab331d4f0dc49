import { isObject, objectAt } from './read-resource.ts'
import type { Search } from './read-search.ts'
import type { Page } from './store/read-page.ts'

/** What was asked: its address, of a search the type’s own, and the query as it was sent. */
export interface Asked {
  readonly address: string
  readonly query: string
}

/** A page of results as the JSON text of a searchset Bundle. */
export function writePage(asked: Asked, search: Search, page: Page): string {
  const links = writeLinks(asked, page.isMore ? page.entries.at(-1)?.seq : undefined)
  const entries = page.entries.map((entry) => `{"fullUrl":${JSON.stringify(`${asked.address}/${entry.id}`)},"resource":${pick(entry.body, search.elements)},"search":{"mode":"match"}}`)
  return writeWhole('searchset', links, entries)
}

/** A page of a history as the JSON text of a Bundle. `base` ends in /fhir; `next` is where the page after goes on, if there is one. */
export function writeHistory(asked: Asked, base: string, page: Page, next: number | undefined): string {
  const entries = page.entries.map((entry) => {
    const { type, id, version, lastUpdated, body } = entry
    const request = version === 1 ? { method: 'POST', url: type } : { method: 'PUT', url: `${type}/${id}` }
    const response = { status: version === 1 ? '201' : '200', etag: `W/"${version}"`, lastModified: new Date(lastUpdated).toISOString() }
    return `{"fullUrl":${JSON.stringify(`${base}/${type}/${id}`)},"resource":${body},"request":${JSON.stringify(request)},"response":${JSON.stringify(response)}}`
  })
  return writeWhole('history', writeLinks(asked, next), entries)
}

/** FHIR has no list with nothing in it. */
function writeWhole(type: string, links: readonly object[], entries: readonly string[]): string {
  return `{"resourceType":"Bundle","type":"${type}","link":${JSON.stringify(links)}${entries.length === 0 ? '' : `,"entry":[${entries.join(',')}]`}}`
}

/** The number of results alone, as a Bundle. */
export function writeCount(asked: Asked, total: number): string {
  return JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total, link: writeLinks(asked, undefined) })
}

function writeLinks(asked: Asked, next: number | undefined): readonly object[] {
  const query = new URLSearchParams(asked.query)
  const self = { relation: 'self', url: writeAddress(asked, query) }
  if (next === undefined) return [self]
  query.set('_cursor', String(next))
  return [self, { relation: 'next', url: writeAddress(asked, query) }]
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
