import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashTokens } from '../../trust-server/sign-in.ts'
import { startTrustServer } from '../../trust-server/start-trust-server.ts'
import type { TrustServer } from '../../trust-server/start-trust-server.ts'
import { anErasure } from '../builders/an-erasure.ts'
import { onBothDatabases } from '../builders/on-both-databases.ts'
import type { ChosenDatabase } from '../builders/on-both-databases.ts'
import type { Reply } from '../builders/talk-to-trust-server.ts'
import { Talker } from '../builders/talk-to-trust-server.ts'

const DAY_MS = 86_400_000
const system = (name: string): string => `https://consilium.example/${name}`

onBothDatabases(behaves)

/** A document names files that are here. */
function behaves(choose: () => Promise<ChosenDatabase>): void {
  const [team, other] = [`team-${randomUUID()}`, `other-${randomUUID()}`]
  let server: TrustServer
  let secretary: Talker
  let here: string
  let clock = Date.now()
  beforeAll(async () => {
    const tokens = hashTokens({
      secretary: { user: 'priya.raman', name: 'Priya Raman', role: 'secretary', teams: [team] },
      records: { user: 'ruth.adeyemi', name: 'Ruth Adeyemi', role: 'records', teams: [team] },
      both: { user: 'abena.osei', name: 'Dr Abena Osei', role: 'chair', teams: [team, other] },
    })
    server = await startTrustServer({ ...(await choose()), tokens, now: () => clock })
    secretary = new Talker(server.url, 'secretary')
    here = await sendFile(team)
  }, 90_000)
  afterAll(() => server?.close())

  async function sendFile(of: string): Promise<string> {
    return (await secretary.as('both').ask('POST', 'Binary', new Uint8Array([1, 2, 3]), { 'content-type': 'application/pdf', 'x-security-context': of })).json.id
  }

  /** A document that names files by their addresses, and perhaps one by its identifier. */
  function aDocument(urls: readonly string[], binary?: string, sha256 = randomUUID()): { readonly resourceType: string } & Record<string, unknown> {
    const identifier = [{ system: system('sha256'), value: sha256 }, ...(binary === undefined ? [] : [{ system: system('binary'), value: binary }])]
    return { resourceType: 'DocumentReference', status: 'current', meta: { tag: [{ system: system('team'), code: team }] }, identifier, content: urls.map((url) => ({ attachment: { url } })) }
  }

  const name = (document: object, headers = {}): Promise<Reply> => secretary.post('DocumentReference', document, headers)
  const count = async (): Promise<number> => (await secretary.get('DocumentReference?_summary=count')).json.total
  const told = ({ status, json: { issue } }: Reply): readonly unknown[] => [status, (issue as unknown as readonly { readonly code: string; readonly expression?: readonly string[] }[])[0]]
  const refusedAt = (...expression: readonly string[]): readonly unknown[] => [410, { severity: 'error', code: 'not-found', diagnostics: expect.stringContaining('Send the bytes of the file first'), expression }]
  const attached = 'DocumentReference.content[0].attachment.url'

  it('is kept where all it names is here, by whichever name, and where it names no file of a server', async () => {
    const documents = [
      aDocument([`Binary/${here}`]), aDocument([`${server.url}/Binary/${here}`], here), aDocument([`Binary/${here}/_history/1`, `Binary/${here}`]), aDocument(['https://elsewhere.example/a.pdf']),
    ]
    for (const document of documents) expect((await name(document)).status).toBe(201)
  })

  it('is refused where a file it names is not here, or another team’s, at its place, in words that a computer takes for no answer for good', async () => {
    const [gone, theirs, before] = [randomUUID(), await sendFile(other), await count()]
    expect((await secretary.as('both').get(`Binary/${theirs}`)).status).toBe(200)
    for (const id of [gone, theirs]) {
      expect(told(await name(aDocument([`Binary/${id}`])))).toEqual(refusedAt(attached))
      expect(told(await name(aDocument([`Binary/${id}`], id)))).toEqual(refusedAt('DocumentReference.identifier[1].value', attached))
      expect(told(await name(aDocument([`Binary/${here}`], id)))).toEqual(refusedAt('DocumentReference.identifier[1].value'))
      expect(told(await name(aDocument([`Binary/${here}`, `https://elsewhere.example/fhir/Binary/${id}/_history/1`])))).toEqual(refusedAt('DocumentReference.content[1].attachment.url'))
    }
    for (const odd of ['Binary/\u0000', 'Binary/\ud800']) expect((await name(aDocument([odd]))).status).toBeOneOf([410, 422])
    expect(await count()).toBe(before)
  })

  it('is refused by who may not add files, and found by its condition, before its file is looked for', async () => {
    expect((await secretary.as('records').post('DocumentReference', aDocument([`Binary/${randomUUID()}`]))).status).toBe(403)
    const sha256 = randomUUID()
    const once = { 'if-none-exist': `identifier=${system('sha256')}|${sha256}` }
    const first = await name(aDocument([`Binary/${here}`], here, sha256), once)
    const again = await name(aDocument([`Binary/${randomUUID()}`], undefined, sha256), once)
    expect([first.status, again.status, again.json.id]).toEqual([201, 200, first.json.id])
  })

  it('is refused in a Bundle, and nothing of a transaction is kept because of it', async () => {
    const before = await count()
    const entry = [aDocument([`Binary/${here}`]), aDocument([`Binary/${randomUUID()}`])].map((resource) => ({ resource, request: { method: 'POST', url: 'DocumentReference' } }))
    const whole = await secretary.post('', { resourceType: 'Bundle', type: 'transaction', entry })
    expect(told(whole)).toEqual(refusedAt('Bundle.entry[1].resource.content[0].attachment.url'))
    expect(await count()).toBe(before)
    const each = (await secretary.post('', { resourceType: 'Bundle', type: 'batch', entry })).json.entry as unknown as readonly { readonly response: { readonly status: string; readonly outcome?: object } }[]
    expect(each.map(({ response }) => response.status)).toEqual(['201', '410'])
    expect(each[1]?.response.outcome).toMatchObject({ issue: [{ expression: [attached] }] })
  })

  it('is refused once its file was swept, as nothing had named it for a day, and kept once that is sent anew', async () => {
    const late = await sendFile(team)
    clock += DAY_MS + 60_000
    expect((await secretary.as('records').postOnce(anErasure({ team, records: [`case/${randomUUID()}`] }))).status).toBe(201)
    expect(told(await name(aDocument([`Binary/${late}`], late)))).toEqual(refusedAt('DocumentReference.identifier[1].value', attached))
    const anew = await sendFile(team)
    expect((await name(aDocument([`Binary/${anew}`], anew))).status).toBe(201)
    expect((await name(aDocument([`Binary/${here}`]))).status).toBe(201)
  })
}
