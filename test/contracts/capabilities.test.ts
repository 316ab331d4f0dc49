import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoTokens } from '../../trust-server/sign-in.ts'
import { startTrustServer } from '../../trust-server/start-trust-server.ts'
import type { TrustServer } from '../../trust-server/start-trust-server.ts'
import { aDerived, conditionOf } from '../builders/a-derived.ts'
import { askDigest, recomputeDigest } from '../builders/recompute-digest.ts'
import { forward } from '../builders/seal-to-server.ts'
import type { Reply } from '../builders/talk-to-trust-server.ts'
import { aKeyFor, anAct, listen, Talker } from '../builders/talk-to-trust-server.ts'

interface Said {
  readonly type: string
  readonly interaction: readonly { readonly code: string }[]
  readonly versioning: string
  readonly readHistory: boolean
  readonly updateCreate: boolean
  readonly conditionalCreate: boolean
  readonly conditionalUpdate: boolean
  readonly conditionalDelete: string
}

const types = ['QuestionnaireResponse', 'DocumentReference', 'Binary', 'AuditEvent', 'ServiceRequest', 'Task', 'Appointment', 'Communication', 'Consent'] as const
/** Every interaction FHIR has with a type (CodeSystem restful-interaction, R4). */
const everyInteraction = ['read', 'vread', 'update', 'patch', 'delete', 'history-instance', 'history-type', 'create', 'search-type'] as const

const team = { system: 'https://consilium.example/team', code: 'complex-cases' }
const json = { 'content-type': 'application/fhir+json' }

/** Something of a type that the chair may add, with the condition on which it is, or would be. */
function something(type: string): { readonly body: object; readonly ifNoneExist: string } {
  if (type === 'QuestionnaireResponse') {
    const body = anAct({ user: 'abena.osei' })
    return { body, ifNoneExist: `identifier=${body.identifier.system}|${body.identifier.value}` }
  }
  const name = randomUUID()
  if (type === 'DocumentReference') {
    const identifier = [{ system: 'https://consilium.example/sha256', value: name }]
    return { body: { resourceType: type, status: 'current', identifier, content: [{ attachment: { url: `Binary/${file}` } }], meta: { tag: [team] } }, ifNoneExist: `identifier=https://consilium.example/sha256|${name}` }
  }
  if (type === 'AuditEvent') {
    const agent = [{ who: { identifier: { system: 'https://consilium.example/user', value: 'abena.osei' } }, requestor: true }]
    const body = { resourceType: type, type: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110114' }, recorded: '2026-10-08T11:40:00Z', source: { observer: { display: 'A laptop' } }, agent }
    return { body: { ...body, meta: { tag: [team, { system: 'https://consilium.example/sign-in', code: name }] } }, ifNoneExist: `_tag=https://consilium.example/sign-in|${name}` }
  }
  const body = aDerived({ type })
  return { body, ifNoneExist: conditionOf(body) }
}

let server: TrustServer
let chair: Talker
/** The id of a file that is here. */
let file: string
let rest: { readonly resource: readonly Said[]; readonly interaction: readonly { readonly code: string }[]; readonly operation: readonly { readonly name: string; readonly documentation: string }[] }
beforeAll(async () => {
  server = await startTrustServer({ tokens: demoTokens })
  chair = new Talker(server.url, 'demo-chair')
  file = (await make('Binary')).json.id
  rest = ((await chair.as(undefined).get('metadata')).json as unknown as { readonly rest: readonly (typeof rest)[] }).rest[0]!
}, 60_000)
afterAll(() => server?.close())

async function make(type: string): Promise<Reply & { readonly sent: object }> {
  const { body, ifNoneExist } = something(type)
  const reply = type === 'Binary'
    ? await chair.ask('POST', type, new Uint8Array([1, 2, 3]), { 'content-type': 'application/pdf', 'x-security-context': team.code })
    : await chair.post(type, body, type === 'AuditEvent' ? {} : { 'if-none-exist': ifNoneExist })
  return { ...reply, sent: body }
}

/** Tries an interaction as whoever may do the most. */
async function attempt(type: string, interaction: (typeof everyInteraction)[number]): Promise<Reply> {
  const made = await make(type)
  const at = `${type}/${made.json.id}`
  switch (interaction) {
    case 'create': return made
    case 'read': return chair.get(at)
    case 'vread': return chair.get(`${at}/_history/1`)
    case 'search-type': return chair.get(type)
    case 'history-instance': return chair.get(`${at}/_history`)
    case 'history-type': return chair.get(`${type}/_history`)
    case 'update': return chair.ask('PUT', at, JSON.stringify({ ...made.sent, id: made.json.id }), { ...json, 'if-match': 'W/"1"' })
    case 'patch': return chair.ask('PATCH', at, '[]', { 'content-type': 'application/json-patch+json', 'if-match': 'W/"1"' })
    case 'delete': return chair.ask('DELETE', at, undefined, { 'if-match': 'W/"1"' })
  }
}

const isRefused = ({ status, json: { resourceType, issue } }: Reply): boolean => status >= 400 && status < 500 && resourceType === 'OperationOutcome' && /^[A-Z].*\.$/.test(issue[0].diagnostics)

describe.each(types)('what the server says of %s', (type) => {
  const said = (): Said => rest.resource.find((each) => each.type === type)!

  it.each(everyInteraction)('is what it does: %s', async (interaction) => {
    const reply = await attempt(type, interaction)
    const isSaid = said().interaction.some(({ code }) => code === interaction)
    expect([isSaid, isSaid ? reply.status < 300 : isRefused(reply)]).toEqual([isSaid, true])
  })

  it('is what it does: versions and conditions', async () => {
    const { body, ifNoneExist } = something(type)
    const made = await make(type)
    const change = JSON.stringify({ ...made.sent, id: made.json.id })
    const mayChange = said().versioning === 'versioned-update'
    expect(['versioned', 'versioned-update']).toContain(said().versioning)
    expect([made.headers.get('etag'), said().readHistory]).toEqual(['W/"1"', true])
    expect(said().interaction.some(({ code }) => code === 'update')).toBe(mayChange)
    // An update that names no version is refused where updates must, and everywhere else.
    expect((await chair.ask('PUT', `${type}/${made.json.id}`, change, json)).status).toBe(mayChange ? 428 : 405)
    const elsewhere = randomUUID()
    expect([said().updateCreate, (await chair.ask('PUT', `${type}/${elsewhere}`, JSON.stringify({ ...made.sent, id: elsewhere }), { ...json, 'if-match': 'W/"1"' })).status < 300]).toEqual([false, false])
    expect([said().conditionalUpdate, isRefused(await chair.ask('PUT', `${type}?${ifNoneExist}`, change, { ...json, 'if-match': 'W/"1"' }))]).toEqual([false, true])
    expect([said().conditionalDelete, isRefused(await chair.ask('DELETE', `${type}?${ifNoneExist}`))]).toEqual(['not-supported', true])
    const twice = type === 'Binary' ? [] : [await chair.post(type, body, { 'if-none-exist': ifNoneExist }), await chair.post(type, body, { 'if-none-exist': ifNoneExist })]
    const expected = { Binary: [], AuditEvent: [400, 400] }[type as string] ?? [201, 200]
    expect([said().conditionalCreate, twice.map(({ status }) => status)]).toEqual([expected.includes(201), expected])
  })
})

it('names all it keeps, and each once', () => {
  expect(rest.resource.map(({ type }) => type)).toEqual(types)
  for (const { interaction } of rest.resource) expect(new Set(interaction.map(({ code }) => code)).size).toBe(interaction.length)
})

it.each(['transaction', 'batch', 'history-system', 'search-system'])('does with the whole what it says: %s', async (interaction) => {
  const bundle = { resourceType: 'Bundle', type: interaction, entry: [{ request: { method: 'GET', url: 'Task' } }] }
  const reply = await (interaction === 'history-system' ? chair.get('_history') : interaction === 'search-system' ? chair.get('?_lastUpdated=ge2026') : chair.post('', bundle))
  const isSaid = rest.interaction.some(({ code }) => code === interaction)
  expect([isSaid, isSaid ? reply.status : isRefused(reply)]).toEqual([isSaid, isSaid ? 200 : true])
})

it('gives the digest as it says', async () => {
  for (let n = 0; n < 3; n += 1) await make('QuestionnaireResponse')
  const told = await askDigest(chair, team.code)
  expect([told.count > 2, told]).toEqual([true, await recomputeDigest(chair, team.code)])
  expect(rest.operation.find(({ name }) => name === 'digest')?.documentation).toContain('the XOR over them of the SHA-256 of the act’s signed text, the bytes of the attachment under act: 64 lower-case hexadecimal digits')
})

it('knows the operations it names, and no other', async () => {
  expect(rest.operation.map(({ name }) => name).sort()).toEqual(['digest', 'forward', 'hints', 'me', 'register-key', 'sealing-key'])
  const ear = await listen(chair)
  ear.stop()
  const replies = [
    await chair.get(`$digest?_tag=${team.system}|${team.code}`), await chair.get('$me'),
    await new Talker(server.url, 'demo-consultant').post('$register-key', aKeyFor('helen.marsh')),
    await chair.get('$sealing-key'), await forward(chair, { kind: 'act', files: [] }, JSON.stringify(anAct({ user: 'helen.marsh' }))),
  ]
  expect([ear.status, ...replies.map(({ status }) => status)]).toEqual([200, 200, 200, 200, 200, 201])
  for (const name of ['$validate', '$everything', '$meta']) expect(isRefused(await chair.get(name)), name).toBe(true)
})
