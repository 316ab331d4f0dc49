import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SeedStopped, seedServer } from '../../commands/seed-server.ts'
import { startTrustServer, type TrustServer } from '../../trust-server/start-trust-server.ts'
import { demoTokens, hashTokens, type SignedIn } from '../../trust-server/sign-in.ts'
import { Talker } from '../builders/talk-to-trust-server.ts'
import { DemoClinic } from '../keeper/demo/demo-clinic.ts'

const day = '2026-10-08'
const { acts } = new DemoClinic(day)
const teams = ['complex-cases']
const people: Record<string, SignedIn> = Object.fromEntries(
  acts.map(({ by }) => [`token-${by.user}`, { user: by.user, name: by.name, role: by.role, teams }]),
)

describe('a server that knows every author', () => {
  let server: TrustServer
  beforeAll(async () => {
    server = await startTrustServer({ tokens: hashTokens(people) })
  })
  afterAll(() => server.close())
  const plan = (): Parameters<typeof seedServer>[0] => ({ server: server.url, meetingDay: day, tokenOf: (user) => `token-${user}` })

  it('takes every entry once, however often it is filled', async () => {
    expect(await seedServer(plan())).toEqual({ entries: acts.length, added: acts.length })
    expect(await seedServer(plan())).toEqual({ entries: acts.length, added: 0 })
    const held = await new Talker(server.url, 'token-abena.osei').readAll('QuestionnaireResponse?_count=100')
    expect(held.map((resource) => resource.identifier.value)).toEqual(acts.map((act) => act.id))
  })

  it('says who it is that a server refuses, and why', async () => {
    const wrong = seedServer({ ...plan(), meetingDay: '2026-10-15', tokenOf: () => 'token-priya.raman' })
    await expect(wrong).rejects.toThrow(SeedStopped)
    await expect(wrong).rejects.toThrow(/refused an entry by abena\.osei \(403\)\. .*somebody else’s name/)
  })
})

const hasSeedSignIn = demoTokens.has(createHash('sha256').update('demo-seed').digest('hex'))

describe.skipIf(!hasSeedSignIn)('the demonstration server, with its sign-in for filling it (demo-seed)', () => {
  let server: TrustServer
  beforeAll(async () => {
    server = await startTrustServer({ tokens: demoTokens })
  })
  afterAll(() => server.close())

  it('is filled with no more than its address and the day', async () => {
    expect(await seedServer({ server: server.url, meetingDay: day })).toEqual({ entries: acts.length, added: acts.length })
  })
})

it('says that no server answers', async () => {
  await expect(seedServer({ server: 'http://127.0.0.1:9/fhir', meetingDay: day })).rejects.toThrow(/No trust server answers at http:\/\/127\.0\.0\.1:9\/fhir\./)
})
