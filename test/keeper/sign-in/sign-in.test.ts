import { readdirSync, readFileSync } from 'node:fs'
import { request as askPlainly } from 'node:http'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startKeeper, type Keeper } from '#electron/keeper/start-keeper.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import { listenForHints } from '#electron/keeper/sync/listen-for-hints.ts'
import { syncWork } from '#electron/keeper/sync-work.ts'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { demoTokens, type SignedIn } from '../../../trust-server/sign-in.ts'
import { startTrustServer, type TrustServer } from '../../../trust-server/start-trust-server.ts'
import { openBrowser } from '../../builders/browse.ts'
import { makeFolder } from '../../builders/make-folder.ts'

// A busy computer takes seconds to start the server's database.
vi.setConfig({ testTimeout: 60_000 })

const about = { kind: 'case', id: 'c1' } as const
const secrets = { passphrase: 'correct horse battery', pin: '123456' }
let people: SignedIn[]
let server: TrustServer
beforeAll(async () => {
  people = [...demoTokens.values()].map((person) => ({ ...person }))
  server = await startTrustServer({ tokens: new Map(), demoIssuer: { people } })
})
afterAll(() => server.close())
beforeEach(() => {
  for (const person of people) Object.assign(person, [...demoTokens.values()].find(({ user }) => user === person.user))
})

/** Every refresh token that was given to a laptop. */
const refreshTokens: string[] = []

type Page = (address: string) => Promise<unknown>

interface Laptop {
  readonly keeper: Keeper
  readonly profile: string
  /** What is done at the browser when it is opened. */
  at: Page
  /** What goes wrong on the way to a server: null lets it through. */
  fault: (request: HttpRequest) => Promise<HttpReply | null>
  readonly asked: HttpRequest[]
  /** How far its clock is ahead of this moment, in ms. */
  late: number
}

/** Signs in at the browser, and comes back to the app. */
const as = (user: string): Page => async (address) => fetch(await openBrowser().signIn(address, user))

async function aLaptop(profile?: string): Promise<Laptop> {
  const folder = profile ?? (await makeFolder())
  const real = fetchHttp(globalThis.fetch)
  const http = async (request: HttpRequest): Promise<HttpReply> => {
    laptop.asked.push(request)
    const reply = (await laptop.fault(request)) ?? (await real(request))
    if (reply.kind === 'answered' && typeof reply.body === 'string') refreshTokens.push(...(/"refresh_token":"([^"]+)"/.exec(reply.body)?.slice(1) ?? []))
    return reply
  }
  const keeper = startKeeper({
    profile: folder,
    now: () => Date.now() + laptop.late,
    readDemoActs: () => [],
    checkTrust: async () => ({ ok: true, value: { safeUpdates: false } }),
    startSync: (work, report, signIn) => syncWork({ http, listen: listenForHints(globalThis.fetch), now: Date.now, chance: Math.random }, work, report, signIn),
    notify: () => undefined,
    browser: { http, openAddress: (address) => void laptop.at(address).catch(() => undefined) },
  })
  const laptop: Laptop = { keeper, profile: folder, at: as('priya.raman'), fault: async () => null, asked: [], late: 0 }
  return laptop
}

async function setUp(laptop: Laptop): Promise<void> {
  expect(await laptop.keeper.ask('signIn', { server: server.url })).toEqual({ ok: true, value: { user: 'priya.raman', name: 'Priya Raman', places: [{ team: 'complex-cases', role: 'secretary' }] } })
  expect(await laptop.keeper.ask('setUp', { kind: 'signed-in', server: server.url, team: 'complex-cases', ...secrets })).toMatchObject({ ok: true, value: { author: { user: 'priya.raman', name: 'Priya Raman', role: 'secretary' } } })
}

async function save({ keeper }: Laptop): Promise<void> {
  const intent = { id: v7(), about, team: 'complex-cases', verb: 'change-case', schema: 1, after: [], facts: [{ unit: 'note', path: 'words', value: 'Seen today' }] } as const
  expect(await keeper.ask('appendActs', { intents: [{ ...intent, facts: [...intent.facts], after: [] }] })).toMatchObject({ ok: true })
}

const sent = async ({ keeper }: Laptop, count: number) => vi.waitFor(async () => expect(await keeper.ask('tryAgain', {})).toMatchObject({ acts: { waiting: 0, onServer: count, refused: 0 } }), 20_000)
const isRefresh = ({ body }: HttpRequest) => typeof body === 'string' && body.includes('grant_type=refresh_token')
/** The access token is thrown away, as if it had been ended before its time. */
const endToken = (laptop: Laptop) => {
  let left = 1
  laptop.fault = async ({ signedIn, url }) => (signedIn && !url.endsWith('$me') && left-- > 0 ? { kind: 'answered', status: 401, headers: {}, body: '{}' } : null)
}

describe('setting a computer up by signing in', () => {
  it('says who they are, sends as them, and leaves no token in clear on the disk', async () => {
    const laptop = await aLaptop()
    expect(await laptop.keeper.ask('readSignInOffer', { server: server.url })).toEqual({ ok: true, value: { browser: true, tokens: false } })
    await setUp(laptop)
    await save(laptop)
    await sent(laptop, 1)
    const vault = readdirSync(join(laptop.profile, 'vaults'))[0] ?? ''
    const shown = laptop.asked.flatMap(({ headers }) => headers['authorization']?.slice('Bearer '.length) ?? [])
    const given = [...new Set([...shown, ...refreshTokens])]
    expect(given.length).toBeGreaterThan(1)
    for (const file of readdirSync(laptop.profile, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())) {
      const bytes = readFileSync(join(file.parentPath, file.name))
      expect(given.filter((token) => bytes.includes(token)), file.name).toEqual([])
    }
    // After a restart the refresh token is enough.
    await laptop.keeper.ask('lock', {})
    const again = await aLaptop(laptop.profile)
    expect(await again.keeper.ask('unlock', { vault, passphrase: secrets.passphrase })).toMatchObject({ ok: true })
    await save(again)
    await sent(again, 2)
    await again.keeper.ask('lock', {})
  })

  it('[K24, K20] a locked copy brought back keeps nobody signed in: they sign in anew, and what waited goes out with the same key', async () => {
    const laptop = await aLaptop()
    await setUp(laptop)
    await save(laptop)
    await sent(laptop, 1)
    laptop.fault = async () => ({ kind: 'failed', reason: 'no-network' })
    await save(laptop)
    await save(laptop)
    const path = join(laptop.profile, 'copy.consilium')
    expect(await laptop.keeper.ask('writeLockedCopy', { drafts: [], path })).toMatchObject({ ok: true })
    await laptop.keeper.ask('lock', {})
    const other = await aLaptop()
    expect(await other.keeper.ask('bringBackCopy', { path, passphrase: secrets.passphrase })).toMatchObject({ ok: true, value: { author: { user: 'priya.raman' } } })
    await vi.waitFor(async () => expect(await other.keeper.ask('tryAgain', {})).toMatchObject({ acts: { waiting: 2 }, connection: { kind: 'unreachable', reason: 'sign-in-refused' }, signsIn: true }), 20_000)
    expect(other.asked.filter(isRefresh)).toEqual([])
    expect(await other.keeper.ask('signInAgain', {})).toMatchObject({ ok: true })
    await sent(other, 2)
    await vi.waitFor(async () => expect(await other.keeper.ask('readSaving', {})).toMatchObject({ compared: { same: true }, alarms: 0, damage: [] }), 20_000)
    await other.keeper.ask('lock', {})
  })

  it('is not done for a team, or a server, that the sign-in was not for', async () => {
    const { keeper } = await aLaptop()
    const request = { kind: 'signed-in', server: server.url, team: 'complex-cases', ...secrets } as const
    expect(await keeper.ask('setUp', request)).toMatchObject({ ok: false, refusal: { kind: 'sign-in-not-finished', rule: 'K20' } })
    await keeper.ask('signIn', { server: server.url })
    expect(await keeper.ask('setUp', { ...request, team: 'other-team' })).toMatchObject({ refusal: { kind: 'sign-in-not-finished' } })
    expect(await keeper.ask('setUp', { ...request, server: 'http://127.0.0.1:9/fhir' })).toMatchObject({ refusal: { kind: 'sign-in-not-finished' } })
  })

  it.each<readonly [string, Page, string]>([
    ['says no in the browser', async (address) => fetch(`${new URL(address).searchParams.get('redirect_uri')}?error=access_denied&state=${new URL(address).searchParams.get('state')}&iss=${server.url.replace('/fhir', '/sign-in')}`), 'sign-in-not-finished'],
    ['comes back with a code of somebody else’s making', async (address) => fetch(`${new URL(address).searchParams.get('redirect_uri')}?code=made-up&state=${new URL(address).searchParams.get('state')}&iss=${server.url.replace('/fhir', '/sign-in')}`), 'sign-in-failed'],
    ['comes back from another issuer', async (address) => fetch((await openBrowser().signIn(address, 'priya.raman')).replace(/iss=[^&]*/, 'iss=https%3A%2F%2Felsewhere.example')), 'sign-in-failed'],
  ])('whoever %s is told so', async (_, at, kind) => {
    const laptop = await aLaptop()
    laptop.at = at
    expect(await laptop.keeper.ask('signIn', { server: server.url })).toMatchObject({ ok: false, refusal: { kind } })
  })

  it.each([
    ['page', (own: string) => ({ authorization_endpoint: own.replace('127.0.0.1', '127.0.0.2') })],
    ['page of another kind', () => ({ authorization_endpoint: 'javascript:alert(1)' })],
    ['page with a name in its address', (own: string) => ({ authorization_endpoint: own.replace('//', '//trust@') })],
    ['page on another port', (own: string) => ({ authorization_endpoint: own.replace(/:\d+/, ':1') })],
    ['service for tokens', (own: string) => ({ token_endpoint: own.replace('127.0.0.1', 'localhost') })],
  ])('[E10, E22, K20] an issuer that names a %s of another host is refused in words: nothing is opened, and nothing is asked there', async (_, lie) => {
    const laptop = await aLaptop()
    const opened: string[] = []
    laptop.at = async (address) => opened.push(address)
    const own = `${server.url.replace('/fhir', '/sign-in')}/auth`
    laptop.fault = async (request) => {
      if (!request.url.includes('openid-configuration')) return null
      const reply = await fetchHttp(globalThis.fetch)(request)
      return reply.kind === 'answered' ? { ...reply, body: JSON.stringify({ ...(JSON.parse(String(reply.body)) as object), ...lie(own) }) } : reply
    }
    expect(await laptop.keeper.ask('signIn', { server: server.url })).toMatchObject({ ok: false, refusal: { kind: 'sign-in-leads-elsewhere' } })
    expect(opened).toEqual([])
    expect(laptop.asked.filter(({ url }) => new URL(url).host !== new URL(server.url).host)).toEqual([])
  })

  it('[E10, E22] an issuer that lies only once people are signed in is given no refresh token', async () => {
    const laptop = await aLaptop()
    await setUp(laptop)
    await sent(laptop, 0)
    endToken(laptop)
    const ended = laptop.fault
    laptop.fault = async (request) => {
      if (!request.url.includes('openid-configuration')) return ended(request)
      const reply = await fetchHttp(globalThis.fetch)(request)
      return reply.kind === 'answered' ? { ...reply, body: JSON.stringify({ ...(JSON.parse(String(reply.body)) as object), token_endpoint: `${server.url.replace('127.0.0.1', 'localhost')}/token` }) } : reply
    }
    await save(laptop)
    await vi.waitFor(async () => expect(await laptop.keeper.ask('tryAgain', {})).toMatchObject({ connection: { kind: 'unreachable', reason: 'sign-in-not-reached' } }), 10_000)
    expect(laptop.asked.filter((request) => isRefresh(request) && new URL(request.url).hostname === 'localhost')).toEqual([])
    await laptop.keeper.ask('lock', {})
  })

  it('so is where there is nothing to sign in with, or no way there', async () => {
    const laptop = await aLaptop()
    laptop.fault = async ({ url }) => (url.includes('smart-configuration') ? { kind: 'answered', status: 404, headers: {}, body: '' } : null)
    expect(await laptop.keeper.ask('readSignInOffer', { server: server.url })).toEqual({ ok: true, value: { browser: false, tokens: true } })
    expect(await laptop.keeper.ask('signIn', { server: server.url })).toMatchObject({ refusal: { kind: 'sign-in-not-offered' } })
    laptop.fault = async ({ url }) => (url.includes('openid-configuration') ? { kind: 'failed', reason: 'no-network' } : null)
    expect(await laptop.keeper.ask('signIn', { server: server.url })).toMatchObject({ refusal: { kind: 'sign-in-not-reached' } })
    laptop.fault = async () => ({ kind: 'failed', reason: 'no-network' })
    expect(await laptop.keeper.ask('readSignInOffer', { server: server.url })).toMatchObject({ refusal: { kind: 'server-not-reached' } })
  })
})

describe('the address the browser comes back to', () => {
  it('takes the one request with its state, by its own name, and is gone after it', async () => {
    const laptop = await aLaptop()
    const statuses: number[] = []
    let back = ''
    let page = ''
    laptop.at = async (address) => {
      back = await openBrowser().signIn(address, 'priya.raman')
      const wrong = new URL(back)
      wrong.searchParams.set('state', 'guessed')
      for (const url of [wrong.href, wrong.origin, `${wrong.origin}/favicon.ico`]) statuses.push((await fetch(url)).status)
      statuses.push((await fetch(back, { method: 'POST' })).status, await askAs(back, 'elsewhere.example'))
      page = await (await fetch(back)).text()
    }
    expect(await laptop.keeper.ask('signIn', { server: server.url })).toMatchObject({ ok: true })
    expect(statuses).toEqual([404, 404, 404, 404, 404])
    await vi.waitFor(() => expect(page).toContain('You are signed in. Go back to Consilium.'))
    await expect(fetch(back)).rejects.toThrow('fetch failed')
  })

  it('waits no longer than it is wanted: another sign-in ends it', async () => {
    const laptop = await aLaptop()
    laptop.at = async () => undefined
    const first = laptop.keeper.ask('signIn', { server: server.url })
    await vi.waitFor(() => expect(laptop.asked.some(({ url }) => url.includes('openid-configuration'))).toBe(true))
    const second = laptop.keeper.ask('signIn', { server: server.url })
    expect(await first).toMatchObject({ refusal: { kind: 'sign-in-not-finished' } })
    await laptop.keeper.ask('stopSignIn', {})
    expect(await second).toMatchObject({ refusal: { kind: 'sign-in-not-finished' } })
  })
})

/** Asks under another name than the address's own, as a page of another site would. */
function askAs(url: string, host: string): Promise<number> {
  return new Promise((done, fail) => askPlainly(url, { headers: { host } }, (reply) => done(reply.resume().statusCode ?? 0)).on('error', fail).end())
}

describe('staying signed in', () => {
  it('a refused token is renewed once for all who ask at once', async () => {
    const laptop = await aLaptop()
    await setUp(laptop)
    await sent(laptop, 0)
    endToken(laptop)
    laptop.asked.length = 0
    await Promise.all([save(laptop), save(laptop), save(laptop)])
    await sent(laptop, 3)
    expect(laptop.asked.filter(isRefresh)).toHaveLength(1)
    await laptop.keeper.ask('lock', {})
  })

  it('an answer that was lost is asked for again with the same refresh token', async () => {
    const laptop = await aLaptop()
    await setUp(laptop)
    await sent(laptop, 0)
    let lost = 0
    endToken(laptop)
    const refuse = laptop.fault
    laptop.fault = async (request) => {
      if (!isRefresh(request) || lost > 0) return refuse(request)
      lost += 1
      await fetchHttp(globalThis.fetch)(request)
      return { kind: 'failed', reason: 'timed-out' }
    }
    await save(laptop)
    await sent(laptop, 1)
    expect(lost).toBe(1)
    await laptop.keeper.ask('lock', {})
  })

  it('one that is refused for good asks for the person, keeps everything, and goes on when they have signed in again', async () => {
    const laptop = await aLaptop()
    await setUp(laptop)
    await sent(laptop, 0)
    endToken(laptop)
    const refuse = laptop.fault
    laptop.fault = async (request) => (isRefresh(request) ? { kind: 'answered', status: 400, headers: { 'content-type': 'application/json' }, body: '{"error":"invalid_grant"}' } : refuse(request))
    await save(laptop)
    await vi.waitFor(async () => expect(await laptop.keeper.ask('tryAgain', {})).toMatchObject({ acts: { waiting: 1, refused: 0 }, connection: { kind: 'unreachable', reason: 'sign-in-refused' }, signsIn: true }), 10_000)
    laptop.fault = async () => null
    laptop.at = as('abena.osei')
    expect(await laptop.keeper.ask('signInAgain', {})).toMatchObject({ ok: false, refusal: { kind: 'sign-in-another-person' } })
    expect(await laptop.keeper.ask('readSaving', {})).toMatchObject({ acts: { waiting: 1 } })
    laptop.at = as('priya.raman')
    expect(await laptop.keeper.ask('signInAgain', {})).toMatchObject({ ok: true })
    await sent(laptop, 1)
    await laptop.keeper.ask('lock', {})
  })

  it('[K37] reading that has ended comes back with the sign-in, not with a service that gives them no place here any more', async () => {
    const laptop = await aLaptop()
    await setUp(laptop)
    await laptop.keeper.ask('lock', {})
    laptop.late = 36 * 24 * 3_600_000
    const noPlace: HttpReply = { kind: 'answered', status: 403, headers: {}, body: '{}' }
    laptop.fault = async ({ url }) => (url.endsWith('$me') ? noPlace : null)
    const vault = readdirSync(join(laptop.profile, 'vaults'))[0] ?? ''
    expect(await laptop.keeper.ask('unlock', { vault, passphrase: secrets.passphrase })).toMatchObject({ ok: true, value: { viewKey: null } })
    await vi.waitFor(async () => expect(await laptop.keeper.ask('readSaving', {})).toMatchObject({ connection: { reason: 'sign-in-gives-no-role' }, reading: { kind: 'ended' } }), 20_000)
    expect(laptop.asked.some(isRefresh)).toBe(true)
    laptop.fault = async () => null
    expect(await laptop.keeper.ask('signInAgain', {})).toMatchObject({ ok: true, value: { reading: { kind: 'full' } } })
    expect((await laptop.keeper.ask('listVaults', {})).session?.viewKey).toHaveLength(32)
    await laptop.keeper.ask('lock', {})
  })

  it('a computer whose key the server does not know registers it and is not refused for good', async () => {
    const laptop = await aLaptop()
    let lost = 1
    laptop.fault = async ({ url }) => (url.endsWith('$register-key') && lost-- > 0 ? { kind: 'failed', reason: 'no-network' } : null)
    await setUp(laptop)
    await save(laptop)
    await sent(laptop, 1)
    expect(laptop.asked.filter(({ url }) => url.endsWith('$register-key'))).toHaveLength(2)
    await laptop.keeper.ask('lock', {})
  })

  it('while the issuer is down for days work goes on, nothing is lost, and it is said what cannot be reached', async () => {
    const laptop = await aLaptop()
    await setUp(laptop)
    await sent(laptop, 0)
    endToken(laptop)
    const refuse = laptop.fault
    laptop.fault = async (request) => (request.url.includes('/sign-in/') ? { kind: 'failed', reason: 'no-network' } : refuse(request))
    await save(laptop)
    await vi.waitFor(async () => expect(await laptop.keeper.ask('tryAgain', {})).toMatchObject({ connection: { kind: 'unreachable', reason: 'sign-in-not-reached' } }), 10_000)
    await save(laptop)
    expect(await laptop.keeper.ask('tryAgain', {})).toMatchObject({ acts: { saved: 2, waiting: 2, refused: 0 } })
    laptop.fault = async () => null
    await sent(laptop, 2)
    await laptop.keeper.ask('lock', {})
  })

  it('another role, or none, is told in words, and nothing of theirs is refused for good while they have none', async () => {
    const laptop = await aLaptop()
    await setUp(laptop)
    await save(laptop)
    await sent(laptop, 1)
    const priya = people.find(({ user }) => user === 'priya.raman')
    Object.assign(priya ?? {}, { role: 'member' })
    endToken(laptop)
    await vi.waitFor(async () => expect(await laptop.keeper.ask('tryAgain', {})).toMatchObject({ roleNow: 'member' }), 10_000)
    Object.assign(priya ?? {}, { teams: [] })
    endToken(laptop)
    await save(laptop)
    await vi.waitFor(async () => expect(await laptop.keeper.ask('tryAgain', {})).toMatchObject({ acts: { waiting: 1, refused: 0 }, connection: { kind: 'unreachable', reason: 'sign-in-gives-no-role' } }), 10_000)
    Object.assign(priya ?? {}, { teams: ['complex-cases'], role: 'secretary' })
    await sent(laptop, 2)
    expect(await laptop.keeper.ask('readSaving', {})).toMatchObject({ roleNow: null })
    await laptop.keeper.ask('lock', {})
  })
})
