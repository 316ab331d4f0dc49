import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openDemoIssuer, type DemoIssuerPlan } from '../../trust-server/demo-issuer/open-demo-issuer.ts'
import { describeSignIn } from '../../trust-server/issuer/describe-sign-in.ts'
import type { IssuerSettings } from '../../trust-server/issuer/read-issuer.ts'
import { demoTokens } from '../../trust-server/sign-in.ts'

export interface StartedIssuer {
  /** Where its trust server would be, ending in /fhir: only how to sign in is said there. */
  readonly base: string
  readonly port: number
  readonly settings: IssuerSettings
  readonly close: () => Promise<void>
}

/** The demonstration's issuer by itself. Started again at its port it has other keys, unless it has a folder. */
export async function startIssuer({ port = 0, ...plan }: Partial<DemoIssuerPlan> & { readonly port?: number } = {}): Promise<StartedIssuer> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
  const issuer = openDemoIssuer(base, { people: [...demoTokens.values()], ...plan })
  server.on('request', (request, reply) => {
    if (issuer.answer(request, reply)) return
    reply.writeHead(200, { 'content-type': 'application/json' }).end(describeSignIn(issuer.settings, undefined, false))
  })
  return {
    base,
    port: (server.address() as AddressInfo).port,
    settings: issuer.settings,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
