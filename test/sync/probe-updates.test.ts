import { expect, it } from 'vitest'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { checkSafeUpdate } from '#sync/probe/check-updates.ts'
import type { Finding } from '#sync/probe/profile.ts'
import { BASE, ServerModel } from '../builders/server-model.ts'

const ground = { server: BASE, team: 'complex-cases', run: '0190e6c0-0000-4000-8000-000000000001', now: 0, fileBytes: 1, hasOther: false }

/** What is found of a server that answers so. */
function look(serve: (request: HttpRequest) => HttpReply): Finding {
  const check = checkSafeUpdate(ground)
  let step = check.next([])
  while (step.done !== true) step = check.next(step.value.requests.map(serve))
  return step.value
}

/** A server that replaces safely, but for what is told. */
function aServer(instead: (request: HttpRequest, server: ServerModel) => HttpReply | null = () => null) {
  const server = new ServerModel()
  server.instead = (request) => instead(request, server)
  return { server, serve: (request: HttpRequest) => server.serve(request) }
}

const withoutIfMatch = (request: HttpRequest, version: string): HttpRequest => ({ ...request, headers: { ...request.headers, 'if-match': `W/"${version}"` } })

it('[K28] a server that replaces only what was seen newest is one that replaces safely', () => {
  const { server, serve } = aServer()
  expect(look(serve)).toEqual({ check: 'safe-update', verdict: 'good', came: '412 with OperationOutcome to replacing it unseen' })
  expect(server.resources).toMatchObject([{ resourceType: 'ServiceRequest', status: 'entered-in-error', meta: { versionId: '2' }, subject: { display: 'Nobody' } }])
  expect(JSON.stringify(server.resources)).toContain('can be ignored')
})

it('[K28] one that calls a conflict 409 too', () => {
  const { serve } = aServer()
  const called = (request: HttpRequest): HttpReply => {
    const reply = serve(request)
    return reply.kind === 'answered' && reply.status === 412 ? { ...reply, status: 409 } : reply
  }
  expect(look(called).verdict).toBe('good')
})

it.each<readonly [string, (request: HttpRequest, server: ServerModel) => HttpReply | null]>([
  ['keeps no requests', ({ method }, server) => (method === 'POST' ? server.outcome(404, 'Not here') : null)],
  ['takes no requests like these', ({ method }, server) => (method === 'POST' ? server.outcome(422, 'No') : null)],
  ['replaces nothing', ({ method }, server) => (method === 'PUT' ? server.outcome(405, 'No') : null)],
  ['replaces whatever is there', (request, server) => {
    const [there] = server.resources
    const named = `W/"${there?.meta.versionId}"`
    return request.method === 'PUT' && request.headers['if-match'] !== named ? server.serve(withoutIfMatch(request, there?.meta.versionId ?? '')) : null
  }],
  ['says that it did not and did', (request, server) => {
    const [there] = server.resources
    if (request.method !== 'PUT' || request.headers['if-match'] === `W/"${there?.meta.versionId}"`) return null
    server.serve(withoutIfMatch(request, there?.meta.versionId ?? ''))
    return server.outcome(412, 'Another version is here')
  }],
  ['forgets what it was made from', (request, server) => {
    if (request.method !== 'POST') return null
    const sent = JSON.parse(String(request.body)) as { readonly meta: { readonly tag: readonly { readonly system: string }[] } }
    return server.json(201, server.add({ ...sent, meta: { tag: sent.meta.tag.filter(({ system }) => !system.endsWith('/head')) } }))
  }],
  ['answers with a page for people', () => ({ kind: 'answered', status: 200, headers: {}, body: '<html>Welcome</html>' })],
])('[K28] to a server that %s none of it is sent, and it may be fit all the same', (_, instead) => {
  expect(look(aServer(instead).serve).verdict).toBe('limit')
})

it('what the sign-in may not try is not seen', () => {
  expect(look(aServer((_, server) => server.outcome(403, 'Not this role')).serve).verdict).toBe('unknown')
})
