import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import type { Chance } from './chance.ts'
import type { SimulatedServer } from './simulated-server.ts'

/** What can go wrong, each switched on or off for a whole schedule: faults that come alone find other things than all at once. */
export const SWITCHES = [
  'network', 'slow', 'proxy', 'portal', 'busy', 'sign-in', 'cut', 'cached', 'hidden', 'lag', 'ties', 'skew', 'refusals', 'mangle', 'several', 'crash',
  'disk', 'away', 'clocks', 'restore', 'clone', 'newer', 'foreign', 'files', 'small-pages', 'bare',
] as const
export type Switch = (typeof SWITCHES)[number]

/** What becomes of one request. */
export type Fate = 'pass' | 'lose-request' | 'lose-reply' | 'duplicate' | 'fail-before' | 'fail-after' | 'portal' | 'busy' | 'sign-in' | 'cut' | 'cached' | 'wrong'

const FATES: Readonly<Partial<Record<Switch, readonly Fate[]>>> = {
  network: ['lose-request', 'lose-reply', 'lose-reply'],
  proxy: ['duplicate', 'fail-before', 'fail-after'],
  portal: ['portal'],
  busy: ['busy'],
  'sign-in': ['sign-in'],
  cut: ['cut', 'wrong'],
  cached: ['cached'],
}

/** The fate of the next request, by what is switched on and how often things go wrong in this schedule. */
export function fateOf(on: ReadonlySet<Switch>, rate: number, chance: Chance): Fate {
  const possible = [...on].flatMap((each) => FATES[each] ?? [])
  return possible.length > 0 && chance.happens(rate) ? chance.pick(possible) : 'pass'
}

const answered = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): HttpReply => ({ kind: 'answered', status, headers, body })

/** What a network and its boxes give in place of the server’s own reply. */
export class Network {
  private readonly server: SimulatedServer
  private readonly chance: Chance
  private readonly passed: { readonly request: HttpRequest; readonly laptop: number }[] = []
  /** When each laptop was last given the first page of a run, ms. */
  readonly firstPageAt = new Map<number, number>()
  private readonly pages = new Map<string, { readonly reply: HttpReply; readonly at: number }>()

  constructor(server: SimulatedServer, chance: Chance) {
    this.server = server
    this.chance = chance
  }

  pass(request: HttpRequest, laptop: number, fate: Fate): HttpReply {
    const early = this.before(request, laptop, fate)
    if (early !== null) return early
    if (request.method === 'POST' && this.passed.length < 40) this.passed.push({ request, laptop })
    const reply = this.server.serve(request, laptop)
    const key = `${laptop} ${request.url}`
    if (request.url.includes('_lastUpdated') && !request.url.includes('_from')) this.firstPageAt.set(laptop, this.server.now)
    if (request.url.includes('_lastUpdated')) this.pages.set(key, { reply, at: this.server.now })
    if (fate === 'duplicate' && request.method === 'POST') return this.server.serve(request, laptop)
    if (fate === 'lose-reply') return { kind: 'failed', reason: this.chance.happens(0.5) ? 'timed-out' : 'no-network' }
    if (fate === 'fail-after') return answered(this.chance.pick([500, 502, 504, 408]), 'Internal Server Error')
    if (fate === 'cut' && reply.kind === 'answered') return { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length * this.chance.next())) }
    return reply
  }

  /** A proxy may send again, much later, what it already sent. */
  again(): void {
    if (this.passed.length === 0) return
    const { request, laptop } = this.chance.pick(this.passed)
    this.server.serve(request, laptop)
  }

  private before(request: HttpRequest, laptop: number, fate: Fate): HttpReply | null {
    if (fate === 'lose-request') return { kind: 'failed', reason: this.chance.happens(0.5) ? 'timed-out' : 'no-network' }
    if (fate === 'fail-before') return this.chance.happens(0.5) ? answered(this.chance.pick([500, 503]), '') : { kind: 'failed', reason: 'not-trusted' }
    if (fate === 'portal') return this.portal()
    if (fate === 'busy') return this.busy()
    if (fate === 'sign-in') return answered(401, '{}')
    if (fate === 'wrong') return this.wrong()
    if (fate !== 'cached') return null
    const page = this.pages.get(`${laptop} ${request.url}`)
    return page !== undefined && this.server.now - page.at < 60_000 ? page.reply : null
  }

  private portal(): HttpReply {
    const html = '<html>Sign in to the guest network</html>'
    return this.chance.pick<HttpReply>([
      answered(200, html), answered(201, html), answered(302, '', { location: 'https://portal.example/' }), answered(403, html), answered(404, html), { kind: 'failed', reason: 'redirected' },
    ])
  }

  private busy(): HttpReply {
    const at = this.server.now + this.server.skew
    const wish = this.chance.pick([undefined, '3', '120', '86400', new Date(at + 60_000).toUTCString(), new Date(at - 60_000).toUTCString(), 'soon'])
    return this.server.outcome(this.chance.pick([429, 503]), 'Slow down', wish === undefined ? {} : { 'retry-after': wish })
  }

  /** JSON of the wrong kind, with the status of a success. */
  private wrong(): HttpReply {
    return this.chance.pick([
      this.server.json(200, {}), this.server.json(201, {}), this.server.outcome(200, 'All is well'), answered(200, ''), answered(204, ''),
      this.server.json(200, { resourceType: 'Bundle', type: 'batch-response' }),
    ])
  }
}
