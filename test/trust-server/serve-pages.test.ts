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

const MB = 1024 * 1024
/** Where a page ends, and as much of one entry as is taken. */
const [FULL, ENTRY] = [4 * MB, 2 * MB]

onBothDatabases(behaves)

/** How large a page is. */
function behaves(choose: () => Promise<ChosenDatabase>): void {
  const team = `team-${randomUUID()}`
  let server: TrustServer
  let secretary: Talker
  /** Ids in the order in which they were kept: now large, now small. */
  const acts: string[] = []
  let task: string
  const record = `case/${randomUUID()}`
  beforeAll(async () => {
    const tokens = hashTokens({ secretary: { user: 'priya.raman', name: 'Priya Raman', role: 'secretary', teams: [team] } })
    server = await startTrustServer({ ...(await choose()), tokens })
    secretary = new Talker(server.url, 'secretary')
    const text = 'x'.repeat(0.9 * MB)
    for (const size of [2, 2, 0, 2, 1, 2, 2, 2, 0, 2]) {
      const made = await secretary.postOnce(anAct({ team, record, items: Array.from({ length: size }, (_, at) => ({ linkId: `x${at}`, text })) }))
      expect(made.status).toBe(201)
      acts.push(made.json.id)
    }
    const derived = aDerived({ team })
    task = (await postDerived(secretary, derived)).json.id
    for (let n = 1; n < 6; n += 1) expect((await putDerived(secretary, task, { ...derived, description: `${n}${text}`, note: [{ text }] }, `W/"${n}"`)).status).toBe(200)
  }, 90_000)
  afterAll(() => server?.close())

  /** Everything found, page by page, with the bytes of each page. */
  async function readPages(path: string): Promise<{ readonly found: readonly AnyResource[]; readonly pages: readonly { readonly bytes: number; readonly entries: number }[] }> {
    const found: AnyResource[] = []
    const pages: { readonly bytes: number; readonly entries: number }[] = []
    for (let next: string | undefined = path; next !== undefined;) {
      const { json, text, status } = await secretary.get(next)
      expect(status).toBe(200)
      found.push(...(json.entry ?? []).map(({ resource }) => resource))
      pages.push({ bytes: text.length, entries: json.entry?.length ?? 0 })
      next = json.link.find(({ relation }) => relation === 'next')?.url
    }
    return { found, pages }
  }

  function areFull(pages: readonly { readonly bytes: number; readonly entries: number }[]): void {
    expect(pages.length).toBeGreaterThan(1)
    for (const { bytes, entries } of pages) {
      expect(entries).toBeGreaterThan(0)
      expect(bytes).toBeLessThan(FULL + ENTRY)
    }
    for (const { bytes } of pages.slice(0, -1)) expect(bytes).toBeGreaterThanOrEqual(FULL)
  }

  it('a page of a search ends with the entry that brings it to 4 MB, and nothing is left out or told twice', async () => {
    for (const query of ['_count=500', '', `_lastUpdated=ge2020-01-01&_sort=_lastUpdated&_tag=${encodeURIComponent(`https://consilium.example/record|${record}`)}`]) {
      const { found, pages } = await readPages(`QuestionnaireResponse?${query}`)
      expect(found.map(({ id }) => id), query).toEqual(acts)
      areFull(pages)
    }
  })

  it('a smaller _count makes smaller pages, down to one entry, and what is shown in part is read in the same pages', async () => {
    expect((await readPages('QuestionnaireResponse?_count=1')).pages.map(({ entries }) => entries)).toEqual(acts.map(() => 1))
    const { found, pages } = await readPages('QuestionnaireResponse?_count=2')
    expect([found.map(({ id }) => id), pages.map(({ entries }) => entries)]).toEqual([acts, [2, 2, 2, 2, 2]])
    const inPart = await readPages('QuestionnaireResponse?_elements=identifier')
    expect(inPart.found.map(({ id }) => id)).toEqual(acts)
    expect(inPart.pages.map(({ entries }) => entries)).toEqual((await readPages('QuestionnaireResponse')).pages.map(({ entries }) => entries))
  })

  it('a page of a history ends so as well, of one entry, of a type and of everything', async () => {
    const versions = ['1', '2', '3', '4', '5', '6']
    const versionsOf = (found: readonly AnyResource[]): readonly string[] => found.map(({ meta }) => (meta as unknown as { readonly versionId: string }).versionId)
    for (const [path, wanted] of [[`Task/${task}/_history`, versions.toReversed()], ['Task/_history?_count=500', versions]] as const) {
      const { found, pages } = await readPages(path)
      expect(versionsOf(found), path).toEqual(wanted)
      areFull(pages)
    }
    const { found, pages } = await readPages('_history?_since=2020-01-01T00:00:00Z')
    expect(found.map(({ id }) => id)).toEqual([...acts, ...versions.map(() => task)])
    areFull(pages)
  })
}
