import { Agent, createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Chance } from '../simulation/chance.ts'
import { drawFault, type NetworkFault } from './draw-fault.ts'

/** A proxy on loopback between laptops and the trust server, which fails as networks do. */
export interface FaultyProxy {
  readonly port: number
  /** How often each fault was met, and how many requests came. */
  readonly met: Map<NetworkFault | 'requests', number>
  /** Faults of single requests: one in so many has one; null for none. */
  setFaults(oneIn: number | null): void
  /** Cuts every connection where it is, and takes none until `comeBack`. */
  goAway(): void
  comeBack(): void
  close(): Promise<void>
}

interface Reply {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

const LATEST_MS = 900
const GATEWAY = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>'

export async function startFaultyProxy(upstream: number, chance: Chance): Promise<FaultyProxy> {
  const met: FaultyProxy['met'] = new Map()
  const sockets = new Set<Socket>()
  const agent = new Agent({ keepAlive: false })
  let oneIn: number | null = null
  let isAway = false

  const server = createServer((request, response) => {
    count('requests')
    response.on('error', () => undefined)
    void serve(request, response).catch(() => response.destroy())
  })
  server.on('connection', (socket: Socket) => {
    if (isAway) return void socket.destroy()
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
  })

  function count(what: NetworkFault | 'requests'): void {
    met.set(what, (met.get(what) ?? 0) + 1)
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.endsWith('$hints') === true) return stream(request, response)
    const body = await wholeBody(request)
    const fault = oneIn === null ? null : drawFault(chance, oneIn)
    if (fault === null) return answer(response, await forward(request, body))
    count(fault)
    await answerWith(fault, request, body, response)
  }

  async function answerWith(fault: NetworkFault, request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    switch (fault) {
      case 'reset-before':
        return void response.socket?.resetAndDestroy()
      case 'closed-before':
        return void response.destroy()
      case 'request-cut':
        return cutRequest(request, body, response)
      case 'gateway-before':
        return answer(response, gateway())
      case 'doubled': {
        const [first, second] = await Promise.all([forward(request, body), forward(request, body)])
        return answer(response, chance.happens(0.5) ? first : second)
      }
      case 'late':
        await new Promise((resume) => setTimeout(resume, chance.next() * LATEST_MS))
        return answer(response, await forward(request, body))
      default:
        return spoil(fault, response, await forward(request, body))
    }
  }

  /** The server has acted. */
  function spoil(fault: NetworkFault, response: ServerResponse, reply: Reply): void {
    const cutAt = chance.below(reply.body.length)
    if (fault === 'reply-lost') return void response.destroy()
    if (fault === 'gateway-after') return answer(response, gateway())
    if (fault === 'body-short') return answer(response, { ...reply, body: reply.body.subarray(0, cutAt) })
    if (fault === 'reset-after') {
      answer(response, reply, () => response.socket?.resetAndDestroy())
      return
    }
    response.writeHead(reply.status, { ...passedOn(reply.headers), 'content-length': reply.body.length })
    response.write(reply.body.subarray(0, cutAt), () => response.destroy())
  }

  /** The body's length is announced whole and half of it comes. */
  function cutRequest(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const headers = { ...passedOn(request.headers), 'content-length': body.length }
    const on = ask({ port: upstream, host: '127.0.0.1', method: request.method, path: request.url, headers, agent })
    on.on('error', () => undefined)
    on.write(body.subarray(0, Math.floor(body.length / 2)), () => on.destroy())
    response.destroy()
  }

  function forward(request: IncomingMessage, body: Buffer): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const headers = { ...passedOn(request.headers), ...(body.length > 0 ? { 'content-length': body.length } : {}) }
      const on = ask({ port: upstream, host: '127.0.0.1', method: request.method, path: request.url, headers, agent }, (from) => {
        wholeBody(from).then((whole) => resolve({ status: from.statusCode ?? 502, headers: from.headers, body: whole }), reject)
      })
      on.on('error', () => resolve(gateway()))
      on.end(body)
    })
  }

  function stream(request: IncomingMessage, response: ServerResponse): void {
    const on = ask({ port: upstream, host: '127.0.0.1', method: 'GET', path: request.url, headers: passedOn(request.headers), agent }, (from) => {
      response.writeHead(from.statusCode ?? 502, passedOn(from.headers))
      from.on('error', () => response.destroy())
      from.pipe(response)
    })
    on.on('error', () => response.destroy())
    response.once('close', () => on.destroy())
    on.end()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cutAll = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    met,
    setFaults: (next) => void (oneIn = next),
    goAway: () => {
      isAway = true
      cutAll()
    },
    comeBack: () => void (isAway = false),
    close: () => {
      cutAll()
      agent.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function answer(response: ServerResponse, { status, headers, body }: Reply, then?: () => void): void {
  response.writeHead(status, { ...passedOn(headers), 'content-length': body.length })
  response.end(body, then)
}

function gateway(): Reply {
  return { status: 502, headers: { 'content-type': 'text/html' }, body: Buffer.from(GATEWAY) }
}

/** Headers of one connection are not the next one's. */
function passedOn(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  const { connection: _connection, 'keep-alive': _keepAlive, 'transfer-encoding': _encoding, 'content-length': _length, ...rest } = headers
  return rest
}

async function wholeBody(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
