import { createSecretKey, randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { signInFile, type SignInFile } from '#electron/keeper/sign-in/keep-refresh-token.ts'
import { openVaultSignIn, type VaultSignIn } from '#electron/keeper/sign-in/vault-sign-in.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { signInAs } from '../../builders/ask-issuer.ts'
import { makeFolder } from '../../builders/make-folder.ts'
import { startIssuer, type StartedIssuer } from '../../builders/start-issuer.ts'

interface Kept {
  readonly issuer: StartedIssuer
  readonly folder: string
  readonly file: SignInFile
  readonly open: () => VaultSignIn
  readonly refreshes: () => number
  now: number
  /** What goes wrong once the issuer has answered a refresh. */
  after: () => HttpReply | null
}

/** A vault's folder with the sign-in of the made-up secretary in it, and an issuer whose refresh tokens have the grace given. */
async function aKeptSignIn(graceMs = 60_000): Promise<Kept> {
  const issuer = await startIssuer({ graceMs })
  onTestFinished(issuer.close)
  const folder = await makeFolder()
  const file = signInFile(folder, createSecretKey(randomBytes(32)))
  const { issuer: address, clientId, claims } = issuer.settings
  const { refresh_token } = await signInAs(issuer.base, 'priya.raman')
  file.write({ plan: { issuer: address, clientId, scopes: [...(claims.ask?.scopes ?? [])], resource: claims.ask?.resource ?? null }, refresh: refresh_token, inFlight: false })
  const real = fetchHttp(globalThis.fetch)
  let asked = 0
  const http = async (request: HttpRequest): Promise<HttpReply> => {
    if (!String(request.body).includes('grant_type=refresh_token')) return real(request)
    asked += 1
    expect(file.read()?.inFlight, 'it is on the disk before it is asked').toBe(true)
    const reply = await real(request)
    return kept.after() ?? reply
  }
  const open = () => openVaultSignIn({ http, file, key: { vault: 'a-vault', sign: () => '' }, server: issuer.base, user: 'priya.raman', team: 'complex-cases', role: 'secretary', now: () => kept.now, changed: () => undefined })
  const kept: Kept = { issuer, folder, file, open, refreshes: () => asked, now: Date.now(), after: () => null }
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
