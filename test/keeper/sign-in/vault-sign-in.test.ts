import { createSecretKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { signInFile, type SignInFile } from '#electron/keeper/sign-in/keep-refresh-token.ts'
import { readOffer } from '#electron/keeper/sign-in/read-offer.ts'
import { openVaultSignIn, type VaultSignIn } from '#electron/keeper/sign-in/vault-sign-in.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { signInAs } from '../../builders/ask-issuer.ts'
import { makeFolder } from '../../builders/make-folder.ts'
import { demoTokens } from '../../../trust-server/sign-in.ts'
import { startTrustServer } from '../../../trust-server/start-trust-server.ts'

const pair = generateKeyPairSync('ed25519')
const key = { vault: pair.publicKey.export({ format: 'jwk' }).x ?? '', sign: (text: string) => sign(null, Buffer.from(text), pair.privateKey).toString('base64url') }

interface Kept {
  readonly folder: string
  readonly file: SignInFile
  readonly open: () => VaultSignIn
  readonly refreshes: () => number
  now: number
  /** How often the trust took them for who they are. */
  confirmations: number
  /** What goes wrong once the issuer has answered a refresh. */
  after: () => HttpReply | null
  /** What goes wrong before anything else is asked. */
  fault: (request: HttpRequest) => HttpReply | null
}

/** A vault's folder with the sign-in of the made-up secretary in it, and an issuer whose refresh tokens have the grace given. */
async function aKeptSignIn(graceMs = 60_000): Promise<Kept> {
  const server = await startTrustServer({ port: 0, tokens: new Map(), demoIssuer: { people: [...demoTokens.values()], graceMs } })
  onTestFinished(server.close)
  const folder = await makeFolder()
  const file = signInFile(folder, createSecretKey(randomBytes(32)))
  const real = fetchHttp(globalThis.fetch)
  const offer = await readOffer(real, server.url)
  if (offer === null || offer === 'failed') throw new Error('The server offers no sign-in')
  const { refresh_token } = await signInAs(server.url, 'priya.raman')
  file.write({ plan: offer.plan, refresh: refresh_token, inFlight: false })
  let asked = 0
  const http = async (request: HttpRequest): Promise<HttpReply> => {
    if (!String(request.body).includes('grant_type=refresh_token')) return kept.fault(request) ?? real(request)
    asked += 1
    expect(file.read()?.inFlight, 'it is on the disk before it is asked').toBe(true)
    const reply = await real(request)
    return kept.after() ?? reply
  }
  const open = () => openVaultSignIn({ http, file, key, server: server.url, user: 'priya.raman', team: 'complex-cases', role: 'secretary', now: () => kept.now, changed: () => undefined, confirmed: () => (kept.confirmations += 1) })
  const kept: Kept = { folder, file, open, refreshes: () => asked, now: Date.now(), confirmations: 0, after: () => null, fault: () => null }
  return kept
}

it('an access token is used until shortly before it ends, and one refresh serves all who ask then', async () => {
  const kept = await aKeptSignIn()
  const signIn = kept.open()
  const first = await Promise.all([signIn.token(), signIn.token(), signIn.token()])
  expect(new Set(first.map((now) => (now.kind === 'token' ? now.token : now.why))).size).toBe(1)
  kept.now += 569_000
  expect(await signIn.token()).toEqual(first[0])
  expect(kept.refreshes()).toBe(1)
  kept.now += 2000
  const [token, again] = await Promise.all([signIn.token(), signIn.renew('an older one')])
  expect(again).toEqual(token)
  expect(token).not.toEqual(first[0])
  expect([kept.refreshes(), kept.file.read()?.inFlight]).toEqual([2, false])
})

it('a refresh token whose answer was lost, over a restart too, is shown again; past its grace the person is asked', async () => {
  const kept = await aKeptSignIn(1000)
  kept.after = () => ({ kind: 'failed', reason: 'timed-out' })
  const before = kept.file.read()?.refresh
  expect(await kept.open().token()).toEqual({ kind: 'none', why: 'not-reached' })
  expect(kept.file.read()).toMatchObject({ refresh: before, inFlight: true })
  kept.after = () => null
  const signIn = kept.open()
  expect(await signIn.token()).toMatchObject({ kind: 'token' })
  expect(kept.file.read()?.refresh).not.toBe(before)
  kept.file.write({ ...kept.file.read()!, refresh: before ?? null })
  await new Promise((later) => setTimeout(later, 1100))
  expect(await kept.open().token()).toEqual({ kind: 'none', why: 'refused' })
})

it('a file that is damaged, of another key, or cannot be written costs a sign-in and nothing else', async () => {
  const kept = await aKeptSignIn()
  expect(signInFile(kept.folder, createSecretKey(randomBytes(32))).read()).toBeNull()
  writeFileSync(join(kept.folder, 'sign-in'), 'damaged')
  expect(kept.file.read()).toBeNull()
  expect(await kept.open().token()).toEqual({ kind: 'none', why: 'refused' })
  expect(signInFile(join(kept.folder, 'not-there'), createSecretKey(randomBytes(32))).write({ plan: { issuer: 'i', clientId: 'c', scopes: [], resource: null }, refresh: 'r', inFlight: false })).toBe(false)
})

it('a token is not used before the server has said who it makes them and has their key: what is refused for want of it is refused for good', async () => {
  for (const way of ['$me', '$register-key']) {
    const kept = await aKeptSignIn()
    kept.fault = ({ url }) => (url.endsWith(way) ? { kind: 'answered', status: 503, headers: {}, body: '' } : null)
    const signIn = kept.open()
    expect(await signIn.token()).toEqual({ kind: 'none', why: 'not-reached' })
    expect(kept.confirmations).toBe(0)
    kept.fault = () => null
    expect(await signIn.token()).toMatchObject({ kind: 'token' })
    expect(kept.confirmations).toBe(1)
  }
})
