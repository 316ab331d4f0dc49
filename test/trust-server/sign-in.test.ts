import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { openIssuer } from '../../trust-server/issuer/check-token.ts'
import { readIssuer, type IssuerSettings } from '../../trust-server/issuer/read-issuer.ts'
import { judgeEntry } from '../../trust-server/judge-entry.ts'
import { recogniseBy, type Recognise } from '../../trust-server/recognise-person.ts'
import { demoTokens } from '../../trust-server/sign-in.ts'
import { startTrustServer, type TrustServer } from '../../trust-server/start-trust-server.ts'
import { askForCode, askForTokens, readConfiguration, REDIRECT, signInAs } from '../builders/ask-issuer.ts'
import { startIssuer, type StartedIssuer } from '../builders/start-issuer.ts'
import { aKeyFor, anAct, Talker } from '../builders/talk-to-trust-server.ts'

// A busy computer takes seconds to start the server's database.
vi.setConfig({ testTimeout: 120_000 })

let server: TrustServer
beforeAll(async () => {
  server = await startTrustServer({ tokens: demoTokens, demoIssuer: { people: [...demoTokens.values()] } })
})
afterAll(() => server.close())

const asked = async (token: string) => new Talker(server.url, token).get('$me')
const part = (text: string, n: number) => JSON.parse(Buffer.from(text.split('.')[n] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a sign-in with the issuer', () => {
  it('says who somebody is, and in which team they are what', async () => {
    const { access_token, id_token } = await signInAs(server.url, 'priya.raman')
    const me = await asked(access_token)
    expect(me.json).toEqual({ resourceType: 'Parameters', parameter: [
      { name: 'user', valueString: 'priya.raman' },
      { name: 'name', valueString: 'Priya Raman' },
      { name: 'place', part: [{ name: 'team', valueString: 'complex-cases' }, { name: 'role', valueCode: 'secretary' }] },
    ] })
    expect(part(access_token, 0)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' })
    const { exp, iat } = part(access_token, 1) as { exp: number; iat: number }
    expect(exp - iat).toBe(600)
    expect(part(id_token, 1)).toMatchObject({ nonce: 'a-nonce' })
  })

  it('sends and reads as a token of the table does', async () => {
    const { access_token } = await signInAs(server.url, 'priya.raman')
    const talker = new Talker(server.url, access_token)
    const early = await talker.postOnce(anAct())
    expect([early.status, early.json.issue[0].diagnostics]).toEqual([401, expect.stringContaining('not registered here for you yet')])
    expect((await talker.post('$register-key', aKeyFor('abena.osei'))).status, 'signed over another name').toBe(422)
    expect((await talker.post('$register-key', aKeyFor('priya.raman'))).status).toBe(200)
    expect((await talker.post('$register-key', aKeyFor('priya.raman'))).status, 'again').toBe(200)
    expect((await talker.postOnce(anAct())).status).toBe(201)
    expect((await talker.get('QuestionnaireResponse?_summary=count')).json.total).toBe(1)
    expect((await talker.postOnce(anAct({ verb: 'sign-letter' }))).status).toBe(403)
    expect((await talker.postOnce(anAct({ user: 'abena.osei' }))).status).toBe(403)
  })

  it('a key that is registered is nobody else’s: it cannot be taken over, nor sign for them, whatever they sign in with', async () => {
    const chair = new Talker(server.url, (await signInAs(server.url, 'abena.osei')).access_token)
    await new Talker(server.url, (await signInAs(server.url, 'priya.raman')).access_token).post('$register-key', aKeyFor('priya.raman'))
    expect((await chair.post('$register-key', aKeyFor('abena.osei'))).status).toBe(403)
    for (const talker of [chair, chair.as('demo-chair')]) {
      const reply = await talker.postOnce(anAct({ user: 'abena.osei' }))
      expect([reply.status, reply.json.issue[0].diagnostics]).toEqual([403, expect.stringContaining('registered here for somebody else')])
    }
    expect((await chair.as('demo-secretary').postOnce(anAct())).status).toBe(201)
  })

  it('tells the app how, before anybody has signed in', async () => {
    expect(await readConfiguration(server.url)).toMatchObject({
      issuer: server.url.replace('/fhir', '/sign-in'), client_id: 'consilium', audience: server.url, resource: server.url, tokens: true,
      scopes_supported: ['openid', 'offline_access', 'consilium'], code_challenge_methods_supported: ['S256'],
    })
    const metadata = await new Talker(server.url, undefined).get('metadata')
    expect(metadata.text).toContain('SMART-on-FHIR')
  })

  it('is made on a page that says it is for demonstration only', async () => {
    const { page } = await askForCode(server.url, 'nobody.here')
    expect(page).toContain('There is nobody of this name')
    const shown = await fetch((await askUnderWay()), { redirect: 'follow' })
    expect(shown.status).toBe(400)
  })
})

/** A page of choosing that belongs to another browser. */
async function askUnderWay(): Promise<string> {
  return server.url.replace('/fhir', '/sign-in/choose/another-browsers')
}

describe('what is no sign-in', () => {
  it('a token that was changed, is not signed, signed with a secret, or is an ID token', async () => {
    const { access_token, id_token } = await signInAs(server.url, 'priya.raman')
    const [head = '', body = '', sig = ''] = access_token.split('.')
    const chair = encode({ ...part(access_token, 1), roles: ['complex-cases/chair'] })
    const none = encode({ alg: 'none', typ: 'at+jwt' })
    const secret = encode({ alg: 'HS256', typ: 'at+jwt' })
    for (const token of [`${head}.${chair}.${sig}`, `${none}.${body}.`, `${none}.${body}.${sig}`, `${secret}.${body}.${sig}`, `${head}.${body}.${sig.slice(0, -4)}AAAA`, id_token]) {
      expect((await asked(token)).status, token.slice(0, 40)).toBe(401)
    }
    expect((await asked(access_token)).status).toBe(200)
  })

  it('a code without its verifier, a code used twice, and one for another redirect', async () => {
    const { url, verifier } = await askForCode(server.url, 'priya.raman')
    const code = url.searchParams.get('code') ?? ''
    const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT }
    expect(await askForTokens(server.url, form)).toMatchObject({ status: 400, error: 'invalid_grant' })
    const { url: second, verifier: right } = await askForCode(server.url, 'priya.raman')
    const whole = { ...form, code: second.searchParams.get('code') ?? '', code_verifier: right }
    const first = await askForTokens(server.url, whole)
    expect(first.status).toBe(200)
    expect(await askForTokens(server.url, whole)).toMatchObject({ status: 400, error: 'invalid_grant' })
    expect(await askForTokens(server.url, { grant_type: 'refresh_token', refresh_token: first.refresh_token })).toMatchObject({ error: 'invalid_grant' })
    const { url: third, verifier: other } = await askForCode(server.url, 'priya.raman')
    const elsewhere = { ...form, code: third.searchParams.get('code') ?? '', code_verifier: other, redirect_uri: 'http://127.0.0.1:50999/signed-in' }
    expect(await askForTokens(server.url, elsewhere)).toMatchObject({ error: 'invalid_grant' })
    expect(verifier).not.toBe(right)
  })

  it('a request without PKCE, with a plain challenge, or to be sent on elsewhere', async () => {
    const sentOn = async (change: Readonly<Record<string, string | undefined>>) => {
      const { url } = await askForCode(server.url, 'priya.raman', change)
      return [url.searchParams.get('error'), url.searchParams.get('code')]
    }
    expect(await sentOn({ code_challenge: undefined, code_challenge_method: undefined })).toEqual(['invalid_request', null])
    expect(await sentOn({ code_challenge_method: 'plain' })).toEqual(['invalid_request', null])
    expect((await askForCode(server.url, 'priya.raman', { redirect_uri: 'https://elsewhere.example/signed-in' })).url.href).toBe('about:blank')
    expect((await askForCode(server.url, 'priya.raman', { redirect_uri: 'http://127.0.0.1:50123/other' })).url.href).toBe('about:blank')
    expect(await sentOn({ resource: 'https://elsewhere.example/fhir' })).toEqual(['invalid_target', null])
  })

  it('a refresh token that was used longer ago than its grace; within it, it gives another', async () => {
    const short = await startIssuer({ graceMs: 500 })
    onTestFinished(short.close)
    const { refresh_token } = await signInAs(short.base, 'priya.raman')
    const refresh = (token: string) => askForTokens(short.base, { grant_type: 'refresh_token', refresh_token: token })
    const [first, again] = await Promise.all([refresh(refresh_token), refresh(refresh_token)])
    expect([first.status, again.status]).toEqual([200, 200])
    await new Promise((later) => setTimeout(later, 600))
    expect(await refresh(refresh_token)).toMatchObject({ status: 400, error: 'invalid_grant' })
    expect(await refresh(again.refresh_token), 'theft ends the sign-in').toMatchObject({ error: 'invalid_grant' })
  })
})

describe('an issuer and its claims', () => {
  /** A trust that takes the sign-ins of an issuer, with roles of its own. */
  function site(issuer: StartedIssuer, values: IssuerSettings['claims']['roles']['values'], now?: () => number): (token: string) => ReturnType<Recognise> {
    const settings = { ...issuer.settings, claims: { user: 'sub', name: 'name', roles: { claim: 'roles', values } } }
    const recognise = recogniseBy(new Map(), { settings, keys: openIssuer(settings, now) })
    return (token) => recognise(`Bearer ${token}`)
  }
  const secretary = { 'complex-cases/secretary': { role: 'secretary', teams: ['complex-cases'] } } as const

  it('somebody without a role here is nobody, and is told so', async () => {
    const issuer = await startIssuer()
    onTestFinished(issuer.close)
    const { access_token } = await signInAs(issuer.base, 'helen.marsh')
    expect(await site(issuer, secretary)(access_token)).toMatchObject({ status: 403, words: expect.stringContaining('gives you no role in any team here') })
  })

  it('roles differ from team to team, and the first that fits counts', async () => {
    const issuer = await startIssuer()
    onTestFinished(issuer.close)
    const { access_token } = await signInAs(issuer.base, 'priya.raman')
    const values = { ...secretary, 'somebody-else': { role: 'chair', teams: ['neuro'] } } as const
    expect(await site(issuer, { ...values, 'complex-cases/secretary': { role: 'secretary', teams: ['complex-cases', 'neuro'] } })(access_token)).toMatchObject({ teams: ['complex-cases', 'neuro'], roles: { neuro: 'secretary' } })
    const person = { user: 'priya.raman', name: 'Priya Raman', role: 'chair', teams: ['complex-cases', 'neuro'], roles: { 'complex-cases': 'chair', neuro: 'observer' } } as const
    const judged = (team: string, role: string) => judgeEntry(person, 'QuestionnaireResponse', anAct({ team, role }))
    expect(judged('complex-cases', 'chair')).toMatchObject({ kind: 'judged', team: 'complex-cases' })
    expect(judged('neuro', 'chair')).toMatchObject({ status: 403, words: expect.stringContaining('Your role (observer)') })
  })

  it('that is down changes nothing while its keys are here; where they never were, it says so; new keys are found', async () => {
    let now = Date.now()
    const first = await startIssuer()
    const [early, late] = [site(first, secretary, () => now), site(first, secretary, () => now)]
    const { access_token } = await signInAs(first.base, 'priya.raman')
    expect(await early(access_token)).toMatchObject({ user: 'priya.raman', role: 'secretary', until: expect.any(Number) })
    await first.close()
    now += 9.5 * 60_000
    expect(await early(access_token)).toMatchObject({ user: 'priya.raman' })
    // Its ten minutes began in some second after this clock was read, on a slow computer a late one.
    now += 120_000
    expect(await early(access_token), 'the token has ended, by more than clocks differ').toMatchObject({ status: 401 })
    expect(await late(access_token)).toMatchObject({ status: 503, words: expect.stringContaining('sign-in service did not answer') })
    const again = await startIssuer({ port: first.port })
    onTestFinished(again.close)
    const { access_token: other } = await signInAs(again.base, 'priya.raman')
    now = Date.now() + 3000
    expect(await late(other)).toMatchObject({ user: 'priya.raman' })
    // Its keys were looked up a moment ago and are not looked up again: the token may be of one that is newer.
    expect(await late(access_token), 'signed with keys that are gone').toMatchObject({ status: 503 })
    expect(await early(access_token), 'keys that are gone are known until they are looked up again').toMatchObject({ user: 'priya.raman' })
    now = Date.now() + 11 * 60_000
    await early(other)
    now = Date.now() + 3000
    await vi.waitFor(async () => expect(await early(other)).toMatchObject({ user: 'priya.raman' }))
    expect(await early(access_token)).toMatchObject({ status: 503 })
  })

  it.each([
    ['a file that is not there', undefined, 'cannot be read as JSON'],
    ['no claim for the user', { user: '', name: 'name', roles: { claim: 'roles', values: { a: { role: 'chair', teams: ['t'] } } } }, 'user and name'],
    ['a role nobody has', { user: 'sub', name: 'name', roles: { claim: 'roles', values: { a: { role: 'king', teams: ['t'] } } } }, 'with a role of chair'],
    ['an algorithm anybody can sign with', { user: 'sub', name: 'name', roles: { claim: 'roles', values: { a: { role: 'chair', teams: ['t'] } } }, algorithms: ['none'] }, 'algorithms must be'],
    ['a shared secret', { user: 'sub', name: 'name', roles: { claim: 'roles', values: { a: { role: 'chair', teams: ['t'] } } }, algorithms: ['HS256'] }, 'algorithms must be'],
    ['an audience that ID tokens have too', { user: 'sub', name: 'name', roles: { claim: 'roles', values: { a: { role: 'chair', teams: ['t'] } } } }, 'An ID token would pass'],
  ])('settings with %s are refused in a sentence', (_, claims, words) => {
    const folder = mkdtempSync(join(tmpdir(), 'consilium-issuer-'))
    const file = join(folder, 'claims.json')
    if (claims !== undefined) writeFileSync(file, JSON.stringify(claims))
    const environment = { OIDC_ISSUER: 'https://issuer.example', OIDC_AUDIENCE: 'consilium', OIDC_CLIENT_ID: 'consilium', OIDC_CLAIMS: file }
    expect(() => readIssuer(environment)).toThrow(words)
    rmSync(folder, { recursive: true })
  })

  it('and so are settings that lack one, or an issuer asked in clear', () => {
    expect(() => readIssuer({ OIDC_ISSUER: 'https://issuer.example' })).toThrow('all of OIDC_ISSUER')
    expect(() => readIssuer({ OIDC_ISSUER: 'http://issuer.example', OIDC_AUDIENCE: 'a', OIDC_CLIENT_ID: 'b', OIDC_CLAIMS: 'c' })).toThrow('https')
    expect(readIssuer({})).toBeUndefined()
  })
})
