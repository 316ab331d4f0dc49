import type { HttpReply, HttpRequest } from '#sync/ports.ts'

type Http = (request: HttpRequest) => Promise<HttpReply>

/**
 * The same requests, held to one server (E22): what does not lie under its base, as a browser reads the address, is never
 * asked. Sync forms its addresses itself and follows links only under the base; this holds also if it did not.
 */
export function toServerAlone(http: Http, server: string): Http {
  const base = new URL(`${server.replace(/\/+$/, '')}/`)
  return async (request) => (isUnder(base, request.url) ? http(request) : { kind: 'failed', reason: 'not-allowed' })
}

function isUnder(base: URL, address: string): boolean {
  if (!URL.canParse(address)) return false
  const { origin, pathname, username, password } = new URL(address)
  return origin === base.origin && pathname.startsWith(base.pathname) && username === '' && password === ''
}
