import { refuse } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import { judgeFile } from '../judge-entry.ts'
import { createFile, findFile } from '../store/keep-files.ts'
import { auditOne, notFound, versionHeaders } from './asking.ts'
import type { Answer, Asking, Desk } from './asking.ts'

/** Keeps a file's bytes for the team named in X-Security-Context, the header FHIR gives Binary for this. */
export async function answerFileCreate(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  const contentType = asking.header('content-type') ?? 'application/octet-stream'
  if (/fhir\+(json|xml)/i.test(contentType)) return refuse(415, 'not-supported', 'Send the bytes of the file themselves, with their own content type.')
  if (asking.body.length === 0) return refuse(400, 'invalid', 'The file is empty, so it was not kept.')
  const judged = judgeFile(asking.person, asking.header('x-security-context'))
  if (judged.kind === 'refusal') return judged
  const file = { team: judged.team, contentType, lastUpdated: desk.now(), bytes: asking.body }
  const id = await desk.database.write(async (query) => {
    const made = await createFile(query, file)
    await auditOne(query, desk, asking, 'create', { id: made, team: file.team })
    return made
  })
  const body = JSON.stringify({ resourceType: 'Binary', id, contentType, securityContext: { display: file.team } })
  return { kind: 'answer', status: 201, headers: { location: `${asking.address}/${id}`, ...versionHeaders({ ...file, version: 1 }) }, body }
}

/** Gives a file's bytes, the same as were sent. */
export async function answerFileRead(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  const file = await findFile(desk.database, asking.person.teams, asking.id)
  if (file === undefined) return notFound
  await desk.database.write((query) => auditOne(query, desk, asking, 'read', file))
  const headers = { 'content-type': file.contentType, 'x-security-context': file.team, 'content-security-policy': 'sandbox; default-src \'none\'' }
  return { kind: 'answer', status: 200, headers: { ...headers, ...versionHeaders({ ...file, version: 1 }) }, body: file.bytes }
}
