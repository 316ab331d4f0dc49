import type { HttpReply } from '#sync/ports.ts'
import type { Mutation } from './mutations.ts'
import type { Answered } from './record-tape.ts'

/** What a reply is spoiled with besides itself. */
export interface Surroundings {
  readonly base: string
  /** The address that was asked. */
  readonly url: string
  /** True replies to other requests of this conversation. */
  readonly others: readonly Answered[]
}

const DEPTH = 10_000
const MARK = '@@here@@'

export function spoilReply(reply: Answered, mutations: readonly Mutation[], around: Surroundings): HttpReply {
  let spoiled: HttpReply = reply
  for (const mutation of mutations) if (spoiled.kind === 'answered') spoiled = spoil(spoiled, mutation, around)
  return spoiled
}

function spoil(reply: Answered, mutation: Mutation, around: Surroundings): HttpReply {
  switch (mutation.kind) {
    case 'failed':
      return { kind: 'failed', reason: mutation.reason }
    case 'status':
      return asRead({ ...reply, status: mutation.status })
    case 'header':
      return withHeader(reply, mutation.name, mutation.value)
    case 'words':
      return { ...withHeader(reply, 'content-type', mutation.type), status: mutation.status, body: mutation.body }
    case 'other':
      return around.others.length === 0 ? reply : { ...around.others[mutation.at % around.others.length]! }
    case 'cut':
      return { ...reply, body: reply.body.slice(0, mutation.at % Math.max(1, reply.body.length)) }
    default:
      return typeof reply.body === 'string' ? { ...reply, body: spoilText(reply.body, mutation, around) } : { ...reply, body: flipped(reply.body) }
  }
}

/** As `fetchHttp` reads: bytes are bytes for a 200 alone. */
function asRead(reply: Answered): Answered {
  return typeof reply.body === 'string' || reply.status === 200 ? reply : { ...reply, body: new TextDecoder().decode(reply.body) }
}

function withHeader(reply: Answered, name: string, value: string | null): Answered {
  const { [name]: _, ...headers } = reply.headers
  return { ...reply, headers: value === null ? headers : { ...headers, [name]: value } }
}

function flipped(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte))
}

type JsonMutation = Exclude<Mutation, { kind: 'failed' | 'status' | 'header' | 'words' | 'other' | 'cut' }>
interface Place {
  readonly of: Record<string, unknown>
  readonly key: string
}

function spoilText(text: string, mutation: JsonMutation, around: Surroundings): string {
  const tree = parse(text)
  if (tree === undefined) return text
  const root = { tree } as Record<string, unknown>
  const places = placesIn(root)
  if (mutation.kind === 'next') return JSON.stringify(withNext(tree, mutation.url, around))
  const place = places[mutation.at % places.length]!
  if (mutation.kind === 'proto') return putMark(root, place, '{"__proto__":{"resourceType":"Bundle","id":"x","url":"x"},"constructor":{"prototype":{"id":"x"}}}')
  if (mutation.kind === 'type') return putMark(root, place, mutation.value)
  if (mutation.kind === 'huge') return putMark(root, place, `"${'x'.repeat(mutation.length)}"`)
  if (mutation.kind === 'deep') return putMark(root, place, mutation.at % 2 ? '['.repeat(DEPTH) + ']'.repeat(DEPTH) : `${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`)
  if (mutation.kind === 'copy') place.of[place.key] = valueAt(places[mutation.from % places.length]!)
  else if (mutation.kind === 'remove') delete place.of[place.key]
  else if (mutation.kind === 'flip') flipText(places, mutation.at)
  else reorder(places, mutation)
  return write(root['tree'])
}

function write(tree: unknown): string {
  try {
    return JSON.stringify(tree) ?? ''
  } catch {
    // A part put into itself has no text.
    return '{}'
  }
}

/** Text in place of a value, of a depth or form that no writer would give. */
function putMark(root: Record<string, unknown>, { of, key }: Place, text: string): string {
  of[key] = MARK
  return write(root['tree']).replace(`"${MARK}"`, () => text)
}

function valueAt({ of, key }: Place): unknown {
  return of[key]
}

/** One character of a text: an id, a hash, a signature, a time, the act itself. */
function flipText(places: readonly Place[], at: number): void {
  const texts = places.filter((place) => typeof valueAt(place) === 'string' && valueAt(place) !== '')
  const place = texts[at % Math.max(1, texts.length)]
  if (place === undefined) return
  const text = String(valueAt(place))
  const where = at % text.length
  place.of[place.key] = `${text.slice(0, where)}${text[where] === 'a' ? 'b' : 'a'}${text.slice(where + 1)}`
}

function reorder(places: readonly Place[], { kind, at }: JsonMutation & { readonly at: number }): void {
  const lists = places.filter((place) => Array.isArray(valueAt(place)))
  const place = lists[at % Math.max(1, lists.length)]
  if (place === undefined) return
  const list = valueAt(place) as readonly unknown[]
  place.of[place.key] = kind === 'twice' ? [...list, ...list] : list.toReversed()
}

function withNext(tree: unknown, url: string, { base, url: asked }: Surroundings): object {
  const to = url === '@self' ? asked : url === '@first' ? asked.replace(/[?&]_cursor=\d+/, '') : url.replace('@base', base)
  return { ...(tree as object), link: [{ relation: 'next', url: to }] }
}

function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return []
  const of = value as Record<string, unknown>
  return Object.keys(of).flatMap((key) => [{ of, key }, ...placesIn(of[key])])
}

function parse(text: string): unknown {
  // What was made too deep to be walked is left as it is.
  if (text.length > 100_000 || text.includes('[[[[[[[[') || text.includes('{"a":{"a":{"a":')) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
