import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where the browser is sent back to with a code. */
export interface CodeListener {
  readonly redirectUri: string
  /** The address the browser came with; null when nobody came in time, or it was closed. */
  readonly came: Promise<URL | null>
  /** Tells the browser what came of it, and listens no more. */
  readonly end: (signedIn: boolean) => Promise<void>
}

const PATH = '/signed-in'

/**
 * Listens on this computer alone, at a port of the system's choosing, for the one request that carries `state` (RFC 8252, 7.3).
 * Whatever else asks is told nothing and changes nothing.
 */
export async function waitForCode(state: string, timeoutMs: number): Promise<CodeListener> {
  const server = createServer()
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  let waiting: ServerResponse | null = null
  let settle: (url: URL | null) => void = () => undefined
  const came = new Promise<URL | null>((done) => {
    settle = done
  })
  const timer = setTimeout(() => settle(null), timeoutMs)

  server.on('request', (request: IncomingMessage, reply: ServerResponse) => {
    const url = readAddress(request, host)
    if (waiting === null && url?.searchParams.get('state') === state) {
      waiting = reply
      // No other connection is taken from now on.
      server.close()
      return settle(url)
    }
    show(reply, 404, 'Nothing here')
  })

  return {
    redirectUri: `http://${host}${PATH}`,
    came,
    end: async (signedIn) => {
      clearTimeout(timer)
      settle(null)
      if (waiting !== null) {
        const shown = new Promise((done) => waiting?.once('close', done))
        show(waiting, 200, signedIn ? 'You are signed in. Go back to Consilium.' : 'You are not signed in. Go back to Consilium: it says why.')
        await Promise.race([shown, new Promise((late) => setTimeout(late, 1000).unref())])
      }
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Null unless it is a GET of the one page, under the name it was given: another name is another site's. */
function readAddress({ method, url, headers }: IncomingMessage, host: string): URL | null {
  if (method !== 'GET' || headers.host !== host) return null
  const address = URL.parse(url ?? '', `http://${host}`)
  return address?.pathname === PATH && address.host === host ? address : null
}

function show(reply: ServerResponse, status: number, words: string): void {
  reply.writeHead(status, {
    'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', connection: 'close', 'x-content-type-options': 'nosniff',
    'content-security-policy': 'default-src \'none\'; frame-ancestors \'none\'', 'referrer-policy': 'no-referrer',
  })
  reply.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Consilium</title><body><main><h1>${words}</h1></main></body></html>`)
}
