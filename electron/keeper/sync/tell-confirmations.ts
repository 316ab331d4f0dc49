import type { HttpReply, HttpRequest } from '#sync/ports.ts'

type Http = (request: HttpRequest) => Promise<HttpReply>

/**
 * The same requests; where the server took an entry from this person, or showed them one of this team, it has taken them for one of
 * the team (K37). An empty page says nothing: a server shows that to anybody it knows.
 * @param isBare whether nothing of the team came to this computer yet: then there is nothing to see there, and nothing to read here
 */
export function tellConfirmations(http: Http, team: string, isBare: () => boolean, confirmed: () => void): Http {
  return async (request) => {
    const reply = await http(request)
    if (request.signedIn && 'authorization' in request.headers && isConfirmation(request, reply, team, isBare)) confirmed()
    return reply
  }
}

function isConfirmation({ method }: HttpRequest, reply: HttpReply, team: string, isBare: () => boolean): boolean {
  if (reply.kind !== 'answered' || reply.status < 200 || reply.status >= 300) return false
  if (method !== 'GET') return true
  if (typeof reply.body !== 'string' || !reply.body.includes('"searchset"')) return false
  return isBare() || (reply.body.includes('"entry"') && reply.body.includes(JSON.stringify(team)))
}
