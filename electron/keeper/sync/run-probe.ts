import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import type { Ask, Ground } from '#sync/probe/ask.ts'
import { probeServer } from '#sync/probe/probe-server.ts'
import type { ServerProfile } from '#sync/probe/profile.ts'

/** The sign-ins a server is looked at with. They go into requests and nowhere else. */
export interface ProbeTokens {
  readonly us: string
  /** Null: what another team can read is not tried. */
  readonly other: string | null
}

/** Looks at a live server. */
export async function runProbe(http: (request: HttpRequest) => Promise<HttpReply>, ground: Omit<Ground, 'hasOther'>, tokens: ProbeTokens): Promise<ServerProfile> {
  const probe = probeServer({ ...ground, hasOther: tokens.other !== null })
  let step = probe.next([])
  while (step.done !== true) step = probe.next(await askAll(http, step.value, tokens))
  return step.value
}

async function askAll(http: (request: HttpRequest) => Promise<HttpReply>, { afterMs, as, requests }: Ask, tokens: ProbeTokens): Promise<readonly HttpReply[]> {
  if (afterMs > 0) await new Promise((resume) => setTimeout(resume, afterMs))
  const token = as === 'nobody' ? null : as === 'us' ? tokens.us : tokens.other
  const signIn = token === null ? {} : { authorization: `Bearer ${token}` }
  return Promise.all(requests.map((request) => http({ ...request, headers: { ...request.headers, ...signIn } })))
}
