import { expect, it } from 'vitest'
import { askSignedIn, signInByToken, type SignIn, type TokenNow } from '#electron/keeper/sign-in/sign-in.ts'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'

const request: HttpRequest = { method: 'GET', url: 'https://trust.example/fhir/x', headers: { accept: 'a' }, body: null, expects: 'text', signedIn: true, timeoutMs: 1 }
const answered = (status: number, headers: Readonly<Record<string, string>> = {}): HttpReply => ({ kind: 'answered', status, headers, body: '' })

/** What comes of asking a server that answers each token so, and with which tokens it was asked. */
async function asking(signIn: SignIn, answers: Readonly<Record<string, HttpReply>>): Promise<{ readonly reply: HttpReply; readonly shown: readonly string[] }> {
  const shown: string[] = []
  const http = async ({ headers }: HttpRequest): Promise<HttpReply> => {
    shown.push(headers['authorization'] ?? '')
    return answers[headers['authorization']?.slice('Bearer '.length) ?? ''] ?? answered(401)
  }
  return { reply: await askSignedIn(http, signIn, request), shown }
}

const renewing = (next: TokenNow): SignIn => ({ token: async () => ({ kind: 'token', token: 'old' }), renew: async () => next })
const none = (why: 'refused' | 'not-reached' | 'no-role'): TokenNow => ({ kind: 'none', why })

it('a token that is refused is renewed once, and asked with once', async () => {
  expect(await asking(renewing({ kind: 'token', token: 'new' }), { new: answered(200) })).toEqual({ reply: answered(200), shown: ['Bearer old', 'Bearer new'] })
  expect(await asking(renewing({ kind: 'token', token: 'new' }), {})).toEqual({ reply: answered(401), shown: ['Bearer old', 'Bearer new'] })
  expect(await asking(signInByToken('typed'), {})).toEqual({ reply: { kind: 'failed', reason: 'sign-in-refused' }, shown: ['Bearer typed'] })
})

it('where there is none to ask with nothing is asked, and it is said why', async () => {
  for (const [why, reason] of [['refused', 'sign-in-refused'], ['not-reached', 'sign-in-not-reached'], ['no-role', 'sign-in-gives-no-role']] as const) {
    expect(await asking({ token: async () => none(why), renew: async () => none(why) }, {})).toEqual({ reply: { kind: 'failed', reason }, shown: [] })
    expect((await asking(renewing(none(why)), {})).reply).toEqual({ kind: 'failed', reason })
  }
})

it('a person without a role is not an entry that is refused', async () => {
  const told = answered(403, { 'www-authenticate': 'Bearer realm="x", error="insufficient_scope"' })
  expect((await asking(signInByToken('t'), { t: told })).reply).toEqual({ kind: 'failed', reason: 'sign-in-gives-no-role' })
  expect((await asking(signInByToken('t'), { t: answered(403) })).reply).toEqual(answered(403))
  expect((await asking(renewing({ kind: 'token', token: 'new' }), { new: told })).reply).toEqual({ kind: 'failed', reason: 'sign-in-gives-no-role' })
})
