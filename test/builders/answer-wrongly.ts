import { createServer, type ServerResponse } from 'node:http'

/** What may stand at a trust server's address in its place. */
export type Answering =
  | { readonly kind: 'html' }
  | { readonly kind: 'status'; readonly status: 401 | 500 }
  /** Takes the request and never answers. */
  | { readonly kind: 'nothing' }
  /** Ends the connection in the middle of a JSON body. */
  | { readonly kind: 'half-json' }

export interface WrongServer {
  readonly answer: (how: Answering) => void
  readonly close: () => Promise<void>
}

/** A server at a port of this computer whose answers a test chooses while it runs. */
export async function answerWrongly(port: number): Promise<WrongServer> {
  let how: Answering = { kind: 'html' }
  const server = createServer((_, reply) => answer(reply, how))
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  return {
    answer: (next) => {
      how = next
    },
    close: () => {
      const closed = new Promise<void>((done) => server.close(() => done()))
      server.closeAllConnections()
      return closed
    },
  }
}

function answer(reply: ServerResponse, how: Answering): void {
  switch (how.kind) {
    case 'html':
      reply.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in to the guest network</title>')
      return
    case 'status':
      reply.writeHead(how.status, { 'content-type': 'application/fhir+json' }).end('{"resourceType":"OperationOutcome","issue":[]}')
      return
    case 'nothing':
      return
    case 'half-json':
      reply.writeHead(200, { 'content-type': 'application/fhir+json', 'content-length': '500' })
      reply.write('{"resourceType":"Bundle","entry":[{"reso', () => reply.destroy())
      return
  }
}
