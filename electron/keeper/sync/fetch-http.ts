import type { HttpReply, HttpRequest } from '#sync/ports.ts'

/** No answer of a trust server is larger; one that is, is read no further. */
const LARGEST_BODY = 64 * 1024 * 1024

/** Electron's net.fetch in the app, Node's fetch in tests. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

type Failure = Extract<HttpReply, { kind: 'failed' }>['reason']

/**
 * HTTP as sync needs it: nothing cached, no redirects, bounded in time and size, and never an exception. Says
 * nothing to any log, as addresses and bodies are the team's. Plain http is for this computer alone.
 */
export function fetchHttp(fetch: Fetch, largestBody = LARGEST_BODY): (request: HttpRequest) => Promise<HttpReply> {
  return async (request) => {
    if (!isAllowed(request.url)) return failed('not-allowed')
    try {
      const response = await fetch(request.url, {
        method: request.method,
        headers: { ...request.headers },
        body: request.body === null ? null : typeof request.body === 'string' ? request.body : new Uint8Array(request.body),
        cache: 'no-store',
        redirect: 'error',
        credentials: 'omit',
        signal: AbortSignal.timeout(request.timeoutMs),
      })
      const bytes = await readBody(response, largestBody)
      if (bytes === null) return failed('too-large')
      const isFile = request.expects === 'bytes' && response.status === 200
      const body = isFile ? bytes : new TextDecoder().decode(bytes)
      return { kind: 'answered', status: response.status, headers: Object.fromEntries(response.headers), body }
    } catch (error) {
      return failed(reasonOf(error))
    }
  }
}

/** Whether anything is ever asked at an address. */
export function isAllowed(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}

/** Null when the body is larger than allowed. */
async function readBody(response: Response, largest: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.length
    if (size > largest) {
      await reader?.cancel()
      return null
    }
    parts.push(part.value)
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : new Uint8Array(Buffer.concat(parts))
}

/** Node says what failed in `cause.code`, Chromium in the message (`net::ERR_CERT_…`). */
function reasonOf(error: unknown): Failure {
  const words = describe(error)
  if (/\b(TimeoutError|AbortError|UND_ERR_\w*TIMEOUT|ETIMEDOUT|ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT)\b/.test(words)) return 'timed-out'
  if (/ERR_CERT_|ERR_SSL_|ERR_TLS_|CERT_|_CERT\b|SELF_SIGNED|UNABLE_TO_|ERR_BAD_SSL/.test(words)) return 'not-trusted'
  return /redirect/i.test(words) ? 'redirected' : 'no-network'
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const code = 'code' in error ? String(error.code) : ''
  return `${error.name} ${code} ${error.message} ${error.cause === undefined ? '' : describe(error.cause)}`
}

function failed(reason: Failure): HttpReply {
  return { kind: 'failed', reason }
}
