import type { HttpRequest } from '#sync/ports.ts'
import type { Answered, Tape, TapedAct, TapedFile } from './record-tape.ts'

/** What the real server would hold and answer, made of its own answers: only which entries a page lists is put together. */
export interface TapedServer {
  /** Acts on it, and answers. */
  serve(request: HttpRequest): Answered
  /** Whether it holds this act, or this file whole. */
  readonly acts: ReadonlySet<string>
  readonly files: ReadonlySet<string>
  countActs(): number
}

const PAGE = 3

export function startTapedServer(tape: Tape): TapedServer {
  const { base, ourFile, theirFile } = tape
  const kept: TapedAct[] = [...tape.theirs]
  const acts = new Set(kept.map(({ name }) => name))
  const files = new Set([theirFile.name])
  const binaries = new Map<string, TapedFile>([[theirFile.binary, theirFile]])

  function serve({ method, url, headers, body }: HttpRequest): Answered {
    const [path = '', query = ''] = url.slice(base.length + 1).split('?')
    if (!url.startsWith(`${base}/`)) throw new Error('Broken promise: only the server itself is asked')
    if (path === 'metadata') return tape.capability
    if (method === 'POST') return create(path, headers['if-none-exist'] ?? '', body)
    const [type, id] = path.split('/')
    if (type === 'Binary') return binaries.get(id ?? '')?.binaryRead ?? tape.absent
    if (type === 'DocumentReference') return searchFiles(query)
    return id === undefined ? search(url, new URLSearchParams(query)) : (kept.find((act) => act.id === id)?.read ?? tape.absent)
  }

  function create(type: string, condition: string, body: HttpRequest['body']): Answered {
    if (type === 'Binary') {
      binaries.set(ourFile.binary, ourFile)
      return ourFile.binaryCreated
    }
    if (type === 'DocumentReference') {
      const isNew = !files.has(ourFile.name)
      if (!String(body).includes(`Binary/${ourFile.binary}"`)) throw new Error('Broken promise: a document names the file that was sent for it')
      files.add(ourFile.name)
      return isNew ? ourFile.created : ourFile.again
    }
    const act = tape.ours.find(({ name }) => condition.endsWith(name))
    if (act === undefined) throw new Error('Broken promise: only what was saved is sent')
    if (acts.has(act.name)) return act.again
    acts.add(act.name)
    kept.push(act)
    return act.created
  }

  function search(url: string, query: URLSearchParams): Answered {
    const identifier = query.get('identifier')
    const found = identifier === null ? kept : kept.filter(({ name }) => identifier.endsWith(name))
    if (query.get('_summary') === 'count') return withBody(tape.count, { ...read(tape.count), total: found.length })
    const from = Number(query.get('_cursor') ?? 0)
    const next = new URLSearchParams(query)
    next.set('_cursor', String(from + PAGE))
    const links = [{ relation: 'self', url }, ...(from + PAGE < found.length ? [{ relation: 'next', url: `${url.split('?')[0]}?${next}` }] : [])]
    return withBody(tape.page, { ...read(tape.page), link: links, entry: found.slice(from, from + PAGE).map(entryOf) })
  }

  function searchFiles(query: string): Answered {
    const file = [ourFile, theirFile].find(({ name }) => query.endsWith(name) && files.has(name))
    return withBody(tape.page, { ...read(tape.page), link: [], entry: file === undefined ? [] : [entryOf(file)] })
  }

  function entryOf({ read: own, id }: TapedAct | TapedFile): object {
    const resource = read(own)
    return { fullUrl: `${base}/${String(resource['resourceType'])}/${id}`, resource, search: { mode: 'match' } }
  }

  return { serve, acts, files, countActs: () => kept.length }
}

const parsed = new WeakMap<Answered, Record<string, unknown>>()

function read(reply: Answered): Record<string, unknown> {
  const known = parsed.get(reply) ?? (JSON.parse(String(reply.body)) as Record<string, unknown>)
  parsed.set(reply, known)
  return known
}

function withBody(reply: Answered, body: object): Answered {
  return { ...reply, body: JSON.stringify(body) }
}
