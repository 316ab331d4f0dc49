import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listenForHints } from '#electron/keeper/sync/listen-for-hints.ts'

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const streaming = { 'content-type': 'text/event-stream' }

/** Listens and notes what comes of it, in order. */
function listen(url: string, silenceMs?: number) {
  const heard: string[] = []
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => (end = resolve))
  const stop = listenForHints(fetch, silenceMs)(url, { authorization: 'Bearer demo-chair' }, {
    opened: () => heard.push('opened'),
    hinted: () => heard.push('hinted'),
    ended: () => {
      heard.push('ended')
      end()
    },
  })
  return { heard, ended, stop }
}

async function until(what: () => boolean): Promise<void> {
  for (const end = Date.now() + 45_000; !what(); ) {
    if (Date.now() > end) throw new Error('This did not come about in time')
    await new Promise((resume) => setTimeout(resume, 5))
  }
}

describe('a stream of hints', () => {
  it('is opened with the sign-in; many hints at once are one, and later ones another', async () => {
    let stream: ServerResponse | undefined
    let signIn: string | undefined
    const url = await serve((request, response) => {
      signIn = request.headers.authorization
      stream = response.writeHead(200, streaming)
      response.write(': here\n\nevent: added\ndata:\n\nevent: added\ndata:\n\nevent: ad')
    })
    const { heard, stop, ended } = listen(url)
    await until(() => heard.includes('hinted'))
    stream?.write('ded\ndata:\n\n')
    await until(() => heard.length === 3)
    stop()
    await ended
    expect(heard).toEqual(['opened', 'hinted', 'hinted', 'ended'])
    expect(signIn).toBe('Bearer demo-chair')
  })

  it('is told of what is added without pause once a second, the first time soon', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, streaming)
      const more = setInterval(() => response.write('event: added\ndata:\n\n'), 20)
      response.on('close', () => clearInterval(more))
    })
    const from = performance.now()
    const { heard, stop, ended } = listen(url)
    await until(() => heard.length === 4)
    const took = performance.now() - from
    stop()
    await ended
    expect(heard).toEqual(['opened', 'hinted', 'hinted', 'hinted', 'ended'])
    expect(took, 'two seconds between three').toBeGreaterThan(2000)
  })

  it('ends when the server ends it, and when nothing is heard for a while', async () => {
    const ending = listen(await serve((_request, response) => response.writeHead(200, streaming).end(': here\n\n')))
    await ending.ended
    expect(ending.heard).toEqual(['opened', 'ended'])
    const silent = listen(await serve((_request, response) => void response.writeHead(200, streaming).write(': here\n\n')), 100)
    await silent.ended
    expect(silent.heard).toEqual(['opened', 'ended'])
  })

  it('hints at nothing by events of another name or by comments', async () => {
    const { heard, ended } = listen(await serve((_request, response) => response.writeHead(200, streaming).end(': added\n\nevent: other\ndata: added\n\ndata: added\n\n')))
    await ended
    expect(heard).toEqual(['opened', 'ended'])
  })

  it('is left when a line has no end, whatever comes in it', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, streaming)
      const more = (): void => void (response.destroyed || response.write('x'.repeat(4096), () => setImmediate(more)))
      more()
    })
    const { heard, ended } = listen(url)
    await ended
    expect(heard).toEqual(['opened', 'ended'])
  })

  it.each([
    ['a page in its place', (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/html' }).end('event: added\ndata:\n\n')],
    ['a refusal', (response: ServerResponse) => response.writeHead(429, streaming).end('event: added\ndata:\n\n')],
    ['a way elsewhere', (response: ServerResponse) => response.writeHead(302, { location: 'https://elsewhere.example/' }).end()],
    ['a connection cut', (response: ServerResponse) => response.destroy()],
  ])('is not opened by %s', async (_, answer) => {
    const { heard, ended } = listen(await serve((_request, response) => void answer(response)))
    await ended
    expect(heard).toEqual(['ended'])
  })

  it('is asked for nowhere but over TLS, or on this computer', async () => {
    const { heard, ended } = listen('http://trust.example/fhir/$hints')
    await ended
    expect(heard).toEqual(['ended'])
  })
})
