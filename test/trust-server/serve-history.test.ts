import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashTokens } from '../../trust-server/sign-in.ts'
import { startTrustServer } from '../../trust-server/start-trust-server.ts'
import type { TrustServer } from '../../trust-server/start-trust-server.ts'
import { aDerived, postDerived, putDerived } from '../builders/a-derived.ts'
import { onBothDatabases } from '../builders/on-both-databases.ts'
import type { ChosenDatabase } from '../builders/on-both-databases.ts'
import type { AnyResource } from '../builders/talk-to-trust-server.ts'
import { anAct, Talker } from '../builders/talk-to-trust-server.ts'

interface HistoryEntry {
  readonly fullUrl: string
  readonly resource: AnyResource & { readonly description?: string }
  readonly request: { readonly method: string; readonly url: string }
  readonly response: { readonly status: string; readonly etag: string; readonly lastModified: string }
}

onBothDatabases(behaves)

/** What the server tells of what was before. */
function behaves(choose: () => Promise<ChosenDatabase>): void {
  const [team, other] = [`team-${randomUUID()}`, `other-${randomUUID()}`]
  let server: TrustServer
  let secretary: Talker
  beforeAll(async () => {
    const tokens = hashTokens({
      secretary: { user: 'priya.raman', name: 'Priya Raman', role: 'secretary', teams: [team] },
      chair: { user: 'abena.osei', name: 'Dr Abena Osei', role: 'chair', teams: [team] },
      stranger: { user: 'other.team', name: 'Somebody else', role: 'consultant', teams: [other] },
    })
    server = await startTrustServer({ ...(await choose()), tokens })
    secretary = new Talker(server.url, 'secretary')
  }, 90_000)
  afterAll(() => server?.close())

  /** Every entry of a history, by the next links, with how many pages there were. */
  async function readHistory(talker: Talker, path: string): Promise<{ readonly entries: readonly HistoryEntry[]; readonly pages: number }> {
    const entries: HistoryEntry[] = []
    let pages = 0
    for (let next: string | undefined = path; next !== undefined; pages += 1) {
      const reply = await talker.get(next)
      expect([reply.status, (reply.json as unknown as { type: string }).type]).toEqual([200, 'history'])
      entries.push(...((reply.json.entry ?? []) as unknown as readonly HistoryEntry[]))
      next = reply.json.link.find((link) => link.relation === 'next')?.url
    }
    return { entries, pages }
  }

  /** A task in as many versions. */
  async function aTaskOf(versions: number): Promise<string> {
    const derived = aDerived({ team })
    const { json: { id } } = await postDerived(secretary, derived)
    for (let n = 1; n < versions; n += 1) await putDerived(secretary, id, { ...derived, description: `Version ${n + 1}` }, `W/"${n}"`)
    return id
  }

  it('gives every version of one entry as it was, newest first, and each by its number', async () => {
    const id = await aTaskOf(5)
    for (const [query, pages] of [['', 1], ['?_count=2', 3]] as const) {
      const told = await readHistory(secretary, `Task/${id}/_history${query}`)
      expect(told.pages).toBe(pages)
      expect(told.entries.map(({ resource, request, response }) => [resource.description, request.method, request.url, response.status, response.etag])).toEqual([
        ...[5, 4, 3, 2].map((n) => [`Version ${n}`, 'PUT', `Task/${id}`, '200', `W/"${n}"`]), [undefined, 'POST', 'Task', '201', 'W/"1"'],
      ])
      for (const { resource, fullUrl, response } of told.entries) {
        expect([fullUrl, response.lastModified]).toEqual([`${server.url}/Task/${id}`, resource.meta.lastUpdated])
        const one = await secretary.get(`Task/${id}/_history/${response.etag.slice(3, -1)}`)
        expect([one.status, one.headers.get('etag'), one.json]).toEqual([200, response.etag, resource])
      }
    }
    for (const version of ['0', '6', '01', 'x', '-1', '99999999999']) expect((await secretary.get(`Task/${id}/_history/${version}`)).status, version).toBe(404)
    const third = (await readHistory(secretary, `Task/${id}/_history`)).entries[2]?.resource.meta.lastUpdated
    expect((await readHistory(secretary, `Task/${id}/_history?_since=${third}`)).entries.map(({ response }) => response.etag)).toEqual(['W/"5"', 'W/"4"', 'W/"3"'])
  })

  it('gives version 1, and no other, of what never changes', async () => {
    const act = await secretary.postOnce(anAct({ team }))
    expect((await secretary.get(`QuestionnaireResponse/${act.json.id}/_history/1`)).text).toBe(act.text)
    expect((await secretary.get(`QuestionnaireResponse/${act.json.id}/_history/2`)).status).toBe(404)
    expect((await readHistory(secretary, `QuestionnaireResponse/${act.json.id}/_history`)).entries.map(({ resource }) => resource)).toEqual([act.json])
    const file = await secretary.ask('POST', 'Binary', new Uint8Array([1, 2, 3]), { 'content-type': 'application/pdf', 'x-security-context': team })
    const one = await secretary.get(`Binary/${file.json.id}/_history/1`)
    expect([one.status, one.headers.get('content-type'), one.text]).toEqual([200, 'application/pdf', '\u0001\u0002\u0003'])
    expect((await secretary.get(`Binary/${file.json.id}/_history/2`)).status).toBe(404)
    expect((await secretary.get(`Binary/${file.json.id}/_history`)).status).toBe(405)
    expect((await secretary.get('Binary/_history')).status).toBe(404)
  })

  it('tells of a type, and of everything, in the order in which it was kept, page by page, from any instant on', async () => {
    const [a, act, b] = [await aTaskOf(2), await secretary.postOnce(anAct({ team })), await aTaskOf(1)]
    const told = await readHistory(secretary, `_history?_count=3`)
    expect(told.pages).toBeGreaterThan(2)
    const times = told.entries.map(({ resource }) => Date.parse(resource.meta.lastUpdated))
    expect(times).toEqual([...times].sort((x, y) => x - y))
    const last = told.entries.slice(-4)
    expect(last.map(({ resource, response }) => [resource.id, response.etag])).toEqual([[a, 'W/"1"'], [a, 'W/"2"'], [act.json.id, 'W/"1"'], [b, 'W/"1"']])
    expect(new Set(told.entries.map(({ resource, response }) => `${resource.id} ${response.etag}`)).size).toBe(told.entries.length)
    expect((await readHistory(secretary, '_history')).entries).toEqual(told.entries)
    expect(told.entries.map(({ resource }) => resource.resourceType)).not.toContain('AuditEvent')
    const tasks = await readHistory(secretary, 'Task/_history?_count=2')
    expect(tasks.entries).toEqual(told.entries.filter(({ resource }) => resource.resourceType === 'Task'))
    const since = last[1]?.resource.meta.lastUpdated ?? ''
    expect((await readHistory(secretary, `_history?_since=${since}&_count=1`)).entries).toEqual(last.slice(1))
    expect((await readHistory(secretary, `_history?_since=${since.replace('Z', '001Z')}`)).entries).toEqual(last.slice(2))
    expect((await readHistory(secretary, `Task/_history?_since=${encodeURIComponent(since.replace('Z', '+00:00'))}`)).entries).toEqual([last[1], last[3]])
    expect((await readHistory(secretary, '_history?_since=2999-01-01T00:00:00Z')).entries).toEqual([])
  })

  it('loses nothing and tells nothing twice under three writers, to a reader who goes on from what was told last', async () => {
    const start = (await readHistory(secretary, '_history')).entries.length
    const writing = new AbortController()
    const write = async (): Promise<void> => {
      for (let made = 0; made < 6; made += 1) await Promise.all([aTaskOf(3), secretary.postOnce(anAct({ team }))])
    }
    const writers = Promise.all([write(), write(), write()]).finally(() => writing.abort())
    const seen: string[] = []
    let since = '2020-01-01T00:00:00Z'
    const pull = async (): Promise<void> => {
      const { entries } = await readHistory(secretary, `_history?_since=${since}&_count=7`)
      const fresh = entries.map(({ resource, response }) => `${resource.id} ${response.etag}`)
      // The instant itself is told again.
      seen.push(...fresh.slice(seen.length === 0 ? 0 : 1))
      since = entries.at(-1)?.resource.meta.lastUpdated ?? since
    }
    while (!writing.signal.aborted) await pull()
    await writers
    await pull()
    expect(seen.length).toBe(start + 3 * 6 * 4)
    expect(new Set(seen).size).toBe(seen.length)
  }, 60_000)

  it('tells another team nothing, by any way in', async () => {
    const id = await aTaskOf(2)
    const stranger = secretary.as('stranger')
    for (const path of [`Task/${id}/_history`, `Task/${id}/_history/1`, `Task/${id}/_history/2`]) expect((await stranger.get(path)).status).toBe(404)
    for (const path of ['Task/_history', '_history']) expect((await readHistory(stranger, path)).entries).toEqual([])
    expect((await secretary.as(undefined).get('_history')).status).toBe(401)
  })

  it('tells of the audit trail to the chair alone, and writes itself into it', async () => {
    const id = await aTaskOf(2)
    for (const path of [`Task/${id}/_history`, `Task/${id}/_history/1`, 'Task/_history', '_history']) await secretary.get(path)
    expect((await secretary.get('AuditEvent/_history')).status).toBe(403)
    const { entries } = await readHistory(secretary.as('chair'), 'AuditEvent/_history?_count=500')
    const trail = entries.map(({ resource }) => resource).filter(({ subtype }) => subtype[0].code.includes('history') || subtype[0].code === 'vread').slice(-5)
    expect(trail.map(({ subtype, entity, outcome }) => [subtype[0].code, entity[0].type.code, entity[0].what?.reference, outcome])).toEqual([
      ['history-instance', 'Task', `Task/${id}`, '0'], ['vread', 'Task', `Task/${id}/_history/1`, '0'], ['history-type', 'Task', undefined, '0'],
      ['history-system', 'Resource', undefined, '0'], ['history-type', 'AuditEvent', undefined, '8'],
    ])
  })

  it.each([
    '_since=2026-10-08', '_since=2026-10-08T11:40:00', '_since=2026-10-08T11:40Z', '_since=yesterday', '_since=', '_since=2026-02-30T11:40:00Z', '_since=2026-13-01T11:40:00Z',
    '_since=ge2026-10-08T11:40:00Z', '_since=2026-10-08T11:40:00Z&_since=2026-10-09T11:40:00Z', '_count=0', '_count=-1', '_count=many', '_count=', '_cursor=x', '_cursor=',
    '_at=2026-10-08', '_sort=-_lastUpdated', 'name=Smith', '_tag=a|b',
  ])('refuses a history by %s', async (query) => {
    const id = await aTaskOf(1)
    for (const path of ['_history', 'Task/_history', `Task/${id}/_history`]) {
      const reply = await secretary.get(`${path}?${query}`)
      expect([reply.status, reply.json.resourceType]).toEqual([400, 'OperationOutcome'])
    }
  })
}
