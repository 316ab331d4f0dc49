import { readItems, readMembers } from '../json-text.ts'
import { refuse } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import { isObject, readResource } from '../read-resource.ts'

/** One request of a Bundle. */
export interface BundleEntry {
  readonly kind: 'entry'
  /** What other entries may call what is made; empty where it is not given. */
  readonly fullUrl: string
  readonly method: 'POST' | 'PUT' | 'GET'
  /** Below /fhir/. */
  readonly url: string
  readonly ifNoneExist: string | undefined
  readonly ifMatch: string | undefined
  /** The exact text of the resource; empty where there is none. */
  readonly text: string
}

export interface ReadBundle {
  readonly kind: 'bundle'
  readonly type: 'transaction' | 'batch'
  /** In the order sent; a refusal where one is no request. */
  readonly entries: readonly (BundleEntry | Refusal)[]
}

const mostEntries = 200
const largestResource = 2 * 1024 * 1024

const noList = refuse(400, 'structure', 'The entries of a Bundle must be a list.')
const tooManyEntries = refuse(413, 'too-costly', `A Bundle may have ${mostEntries} entries at most. Send it in parts.`)
const noRequest = refuse(400, 'structure', 'An entry of a Bundle must say its request, with method and url, and anything it says once.')
const otherMethod = refuse(405, 'not-supported', 'Entries of a Bundle may be of POST, PUT and GET. Nothing is deleted, and nothing changed in part.')
const otherCondition = refuse(400, 'not-supported', 'A request in a Bundle may carry ifNoneExist with POST and ifMatch with PUT, and no other condition.')
const tooLarge = refuse(413, 'too-long', 'This is too large: 2 MB for an entry.')

/** Reads a request body as a Bundle of requests. */
export function readBundle(body: Uint8Array): ReadBundle | Refusal {
  const sent = readResource(body, 'Bundle')
  if (sent.kind === 'refusal') return sent
  const { type, entry = [] } = sent.resource
  if (type !== 'transaction' && type !== 'batch') return refuse(400, 'invalid', 'A Bundle sent here must be a transaction or a batch.')
  if (!Array.isArray(entry)) return noList
  if (entry.length > mostEntries) return tooManyEntries
  const items = readItems(readMembers(sent.text).find(({ key }) => key === 'entry')?.value ?? '[]')
  return { kind: 'bundle', type, entries: entry.map((each, at) => readEntry(each, items[at] ?? '')) }
}

function readEntry(entry: unknown, item: string): BundleEntry | Refusal {
  if (!isObject(entry)) return noRequest
  const members = readMembers(item)
  const { fullUrl = '', request } = entry
  if (new Set(members.map(({ key }) => key)).size < members.length || typeof fullUrl !== 'string' || !isObject(request)) return noRequest
  const text = members.find(({ key }) => key === 'resource')?.value ?? ''
  if (Buffer.byteLength(text) > largestResource) return tooLarge
  const { method, url, ifNoneExist, ifMatch, ...others } = request
  if (typeof method !== 'string' || typeof url !== 'string' || !isText(ifNoneExist) || !isText(ifMatch)) return noRequest
  if (method !== 'POST' && method !== 'PUT' && method !== 'GET') return otherMethod
  const isFit = (ifNoneExist === undefined || method === 'POST') && (ifMatch === undefined || method === 'PUT') && !('ifNoneMatch' in others || 'ifModifiedSince' in others)
  return isFit ? { kind: 'entry', fullUrl, method, url, ifNoneExist, ifMatch, text } : otherCondition
}

function isText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string'
}
