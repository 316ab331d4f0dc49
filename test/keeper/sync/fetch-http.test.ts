import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import type { HttpRequest } from '#sync/ports.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function asking(url: string, over: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url, headers: {}, body: null, expects: 'text', signedIn: false, timeoutMs: 5000, ...over }
}

const ask = fetchHttp(fetch)

describe('what comes back', () => {
  it('is status, headers in lower case and text', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(201, { 'Retry-After': '3', 'Content-Type': 'application/fhir+json; charset=utf-8' })
      response.end('{"a":"naïve 👩‍⚕️"}')
    })
    const reply = await ask(asking(url))
    expect(reply).toMatchObject({ kind: 'answered', status: 201, headers: { 'retry-after': '3' }, body: '{"a":"naïve 👩‍⚕️"}' })
  })

  it('is bytes for a file, and words when the file is refused', async () => {
    const bytes = new Uint8Array([0, 255, 128, 10, 13])
    const url = await serve((request, response) => {
      response.writeHead(request.url === '/file' ? 200 : 404)
      response.end(request.url === '/file' ? bytes : 'no')
    })
    expect(await ask(asking(`${url}/file`, { expects: 'bytes' }))).toMatchObject({ status: 200, body: bytes })
    expect(await ask(asking(`${url}/other`, { expects: 'bytes' }))).toMatchObject({ status: 404, body: 'no' })
  })

  it('sends the body and headers as they are, text or bytes', async () => {
    const url = await serve((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => response.end(JSON.stringify({ body: Buffer.concat(parts).toString('hex'), header: request.headers['if-none-exist'] })))
    })
    const headers = { 'if-none-exist': 'identifier=https://consilium.example/act|1' }
    const sent = await ask(asking(url, { method: 'POST', body: new Uint8Array([1, 2, 255]), headers }))
    expect(sent.kind === 'answered' && JSON.parse(String(sent.body))).toEqual({ body: '0102ff', header: headers['if-none-exist'] })
    const text = await ask(asking(url, { method: 'POST', body: 'é' }))
    expect(text.kind === 'answered' && JSON.parse(String(text.body)).body).toBe('c3a9')
  })
})

describe('what is no answer', () => {
  it.each([
    ['nothing', (_: unknown, response: { destroy(): void }) => response.destroy(), 'no-network'],
    ['half an answer', halfAnAnswer, 'no-network'],
    ['a redirect', redirect, 'redirected'],
  ] as const)('%s', async (_name, listener, reason) => {
    const url = await serve(listener as RequestListener)
    expect(await ask(asking(url))).toEqual({ kind: 'failed', reason })
  })

  it('[E33] silence, and an answer that drips', async () => {
    const silent = await serve(() => undefined)
    expect(await ask(asking(silent, { timeoutMs: 100 }))).toEqual({ kind: 'failed', reason: 'timed-out' })
    const drip = await serve((_request, response) => {
      const timer = setInterval(() => response.write('x'), 20)
      response.on('close', () => clearInterval(timer))
    })
    expect(await ask(asking(drip, { timeoutMs: 200 }))).toEqual({ kind: 'failed', reason: 'timed-out' })
  })

  it('an answer without end is read no further than allowed', async () => {
    const url = await serve((_request, response) => {
      const timer = setInterval(() => response.write('x'.repeat(65_536)), 1)
      response.on('close', () => clearInterval(timer))
    })
    expect(await fetchHttp(fetch, 1_000_000)(asking(url))).toEqual({ kind: 'failed', reason: 'too-large' })
  })

  it('a server nobody runs', async () => {
    const url = await serve(() => undefined)
    servers.splice(0).forEach((server) => server.close())
    expect(await ask(asking(url))).toEqual({ kind: 'failed', reason: 'no-network' })
  })

  it('[E21] a server that speaks no TLS', async () => {
    const url = await serve((_request, response) => response.end('hello'))
    expect(await ask(asking(url.replace('http:', 'https:')))).toEqual({ kind: 'failed', reason: 'not-trusted' })
  })

  it.each(['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'SELF_SIGNED_CERT_IN_CHAIN'])(
    'Node’s %s is not trusted',
    async (code) => {
      const failing = fetchHttp(() => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('certificate'), { code }) })))
      expect(await failing(asking('https://trust.example/fhir'))).toEqual({ kind: 'failed', reason: 'not-trusted' })
    },
  )

  it.each([
    ['net::ERR_CERT_AUTHORITY_INVALID', 'not-trusted'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'not-trusted'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timed-out'],
    ['net::ERR_INTERNET_DISCONNECTED', 'no-network'],
    ['net::ERR_NAME_NOT_RESOLVED', 'no-network'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'no-network'],
    ['Redirect was cancelled', 'redirected'],
  ])('Chromium’s %s is %s', async (message, reason) => {
    const failing = fetchHttp(() => Promise.reject(new Error(message)))
    expect(await failing(asking('https://trust.example/fhir'))).toEqual({ kind: 'failed', reason })
  })

  it.each(['http://trust.example/fhir/metadata', 'http://127.0.0.1.evil.example/', 'http://localhost@evil.example/', 'file:///etc/passwd', 'ftp://trust.example', 'nonsense'])(
    '%s is never asked',
    async (url) => {
      const never = fetchHttp(() => Promise.reject(new Error('It was asked')))
      expect(await never(asking(url))).toEqual({ kind: 'failed', reason: 'not-allowed' })
    },
  )
})

function halfAnAnswer(_request: unknown, response: Parameters<RequestListener>[1]): void {
  response.writeHead(200, { 'content-length': '100' })
  response.write('{"resourceType":')
  setTimeout(() => response.destroy(), 20)
}

function redirect(_request: unknown, response: Parameters<RequestListener>[1]): void {
  response.writeHead(302, { location: '/elsewhere' })
  response.end()
}
