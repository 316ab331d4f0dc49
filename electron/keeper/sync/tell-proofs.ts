import type { HttpReply, HttpRequest } from '#sync/ports.ts'

type Http = (request: HttpRequest) => Promise<HttpReply>

/** The same requests; where the server did what one with a sign-in asked, it has taken this person for who they are (K37). */
export function tellProofs(http: Http, proved: () => void): Http {
  return async (request) => {
    const reply = await http(request)
    if (request.signedIn && 'authorization' in request.headers && reply.kind === 'answered' && reply.status >= 200 && reply.status < 300) proved()
    return reply
  }
}
