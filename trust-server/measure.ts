import type { FastifyInstance } from 'fastify'
import Fastify from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the server tells of its own work, in the form Prometheus reads: never who asked, of which team, or for what. */
export interface Measures {
  readonly took: (method: string, type: string, status: number, seconds: number) => void
  /** How many people stay connected for hints. */
  readonly listening: (count: number) => void
  /** Serves the figures to this computer alone; gives what ends it. */
  readonly serve: (port: number) => Promise<FastifyInstance>
}

export function startMeasures(): Measures {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'trust_server_request_seconds',
    help: 'Time to answer, by method, type of entry and status.',
    labelNames: ['method', 'type', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  const listeners = new Gauge({ name: 'trust_server_hint_streams', help: 'People who stay connected for hints.', registers: [registry] })
  return {
    took: (method, type, status, seconds) => requests.observe({ method, type, status: String(status) }, seconds),
    listening: (count) => listeners.set(count),
    serve: async (port) => {
      const app = Fastify({ logger: false })
      app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()))
      await app.listen({ host: '127.0.0.1', port })
      return app
    },
  }
}
