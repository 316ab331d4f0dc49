import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { makeFolder } from '../builders/make-folder.ts'

const root = join(import.meta.dirname, '../..')

/** Starts the server as a site would; gives its address, or what it said when it ended. */
async function run(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['trust-server/main.ts', '--demo', ...args], { cwd: root, env: { PATH: process.env['PATH'] ?? '' } })
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  return new Promise((done) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part: Buffer) => {
        out += part.toString()
        const url = /ready at (\S+)/.exec(out)?.[1]
        if (url !== undefined) done(url)
      })
    }
    child.once('close', () => done(out))
  })
}

const signedIn = { authorization: 'Bearer demo-chair', 'content-type': 'application/fhir+json' }

it('imitates a server that is named, says that it is not for patients, and keeps what it was given over a restart', async () => {
  const folder = await makeFolder()
  const url = await run(['--foreign=hapi', '--data', folder])
  expect((await fetch(`${url}/QuestionnaireResponse`)).status).toBe(401)
  const made = await fetch(`${url}/QuestionnaireResponse`, { method: 'POST', headers: signedIn, body: '{"resourceType":"QuestionnaireResponse","status":"completed"}' })
  expect([made.status, made.headers.get('etag'), made.headers.get('location')]).toEqual([201, 'W/"1"', `${url}/QuestionnaireResponse/1/_history/1`])
  const again = await run(['--foreign=hapi', '--data', folder])
  expect(await (await fetch(`${again}/QuestionnaireResponse/1`, { headers: signedIn })).json()).toMatchObject({ id: '1', meta: { source: '#qRzbVIvbJzOZOSoi' } })
})

it('names those it knows when asked for another', async () => {
  expect(await run(['--foreign=epic'])).toContain('Known servers are: medplum, hapi, create-only, hostile.')
  expect(await run(['--foreign=toString'])).toContain('Known servers are')
})
