import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request as askOverTls } from 'node:https'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { putEmptyDatabase } from '../builders/empty-database.ts'
import { freePort } from '../builders/free-port.ts'
import { findPostgres, startPostgres } from '../builders/start-postgres.ts'
import { anAct, listen, Talker, until } from '../builders/talk-to-trust-server.ts'

const main = join(import.meta.dirname, '../../trust-server/main.ts')
const postgres = findPostgres()
const patience = 180_000
const hasOpenssl = spawnSync('openssl', ['version']).error === undefined

interface Running {
  readonly url: string
  readonly process: ChildProcess
  readonly stdout: () => string
  readonly stderr: () => string
}

let folder: string
const started: ChildProcess[] = []
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'consilium-server-')); })
afterEach(async () => {
  await Promise.all(started.splice(0).map((child) => end(child, 'SIGKILL')))
  rmSync(folder, { recursive: true, force: true })
})

/** Runs the server as people do, and waits until it is ready or has ended. */
async function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Running> {
  const { PORT: _port, DATABASE_URL: _url, HOST: _host, TOKENS_FILE: _file, ...inherited } = process.env
  const child = spawn(process.execPath, [main, ...args], { env: { ...inherited, ...environment } })
  started.push(child)
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (data) => { stdout += data; })
  child.stderr.on('data', (data) => { stderr += data; })
  await new Promise<void>((resolve) => {
    child.stdout.once('data', () => resolve())
    child.once('close', () => resolve())
  })
  return { url: /ready at (\S+)/.exec(stdout)?.[1] ?? '', process: child, stdout: () => stdout, stderr: () => stderr }
}

/** As above, on a new data folder whose database is made already, for tests of what comes after. */
async function runPrepared(args: readonly string[] = [], environment: Readonly<Record<string, string>> = {}): Promise<Running> {
  const data = mkdtempSync(join(folder, 'data-'))
  await putEmptyDatabase(data)
  return run(['--data', data, ...args], environment)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill(signal)
    await ended
  }
  return child.exitCode
}

const readEpoch = async (url: string): Promise<string> => (await new Talker(url, undefined).get('metadata')).json.url

describe('the server as a program', () => {
  it('says where it is on one line, warns that the store is not for patients, and closes when told to', async () => {
    const server = await run(['--demo', '--port', '0'])
    expect(server.stdout()).toMatch(/^Trust server ready at http:\/\/127\.0\.0\.1:\d+\/fhir\n$/)
    expect(server.stderr()).toContain('For demonstration and tests only: this store is not for patients.\n')
    expect((await new Talker(server.url, 'demo-chair').get('QuestionnaireResponse')).status).toBe(200)
    expect(await end(server.process, 'SIGTERM')).toBe(0)
  }, patience)

  it('refuses a data folder another server has, in one sentence', async () => {
    await putEmptyDatabase(folder)
    const first = await run(['--demo', '--data', folder])
    const second = await run(['--demo', '--data', folder])
    expect(second.stdout()).toBe('')
    expect(second.stderr()).toContain('Another trust server is already using this data folder.')
    expect(await end(second.process, 'SIGTERM')).toBe(1)
    expect((await new Talker(first.url, 'demo-chair').get('QuestionnaireResponse')).status).toBe(200)
  }, patience)

  it('takes over from a server that was killed, and lets only one of three waiting do so', async () => {
    await putEmptyDatabase(folder)
    const killed = await run(['--demo', '--data', folder])
    const epoch = await readEpoch(killed.url)
    const made = await new Talker(killed.url, 'demo-secretary').postOnce(anAct())
    await end(killed.process, 'SIGKILL')
    const next = (await Promise.all([1, 2, 3].map(() => run(['--demo', '--data', folder])))).filter((server) => server.url !== '')
    expect(next.length).toBe(1)
    const url = next[0]?.url ?? ''
    expect(await readEpoch(url)).toBe(epoch)
    expect((await new Talker(url, 'demo-secretary').get(`QuestionnaireResponse/${made.json.id}`)).text).toBe(made.text)
  }, patience)

  it('keeps its epoch and entries over a restart, and has another epoch once its folder is wiped', async () => {
    await putEmptyDatabase(folder)
    const first = await run(['--demo', '--data', folder])
    const epoch = await readEpoch(first.url)
    const act = anAct()
    const made = await new Talker(first.url, 'demo-secretary').postOnce(act)
    await end(first.process, 'SIGTERM')
    const second = await run(['--demo', '--data', folder])
    const talker = new Talker(second.url, 'demo-secretary')
    expect(await readEpoch(second.url)).toBe(epoch)
    expect((await talker.postOnce(act)).text).toBe(made.text)
    const later = await talker.postOnce(anAct())
    expect(later.json.meta.lastUpdated > made.json.meta.lastUpdated).toBe(true)
    await end(second.process, 'SIGTERM')
    rmSync(folder, { recursive: true })
    const third = await run(['--demo', '--data', folder])
    expect(await readEpoch(third.url)).not.toBe(epoch)
    expect((await new Talker(third.url, 'demo-secretary').get('QuestionnaireResponse?_summary=count')).json.total).toBe(0)
  }, patience)

  it.skipIf(postgres === undefined && process.env['CI'] !== 'true')(
    'keeps its epoch and entries over a restart on a real PostgreSQL, without the warning (to run it: sudo apt-get install -y postgresql)', async () => {
      const database = await startPostgres(postgres ?? '')
      try {
        const environment = { DATABASE_URL: database.url }
        // Two servers may share one real database, and may both find it empty.
        const [first, other] = await Promise.all([run(['--demo'], environment), run(['--demo'], environment)])
        expect(first.stderr()).not.toContain('not for patients')
        expect(await readEpoch(first.url)).toBe(await readEpoch(other.url))
        const act = anAct()
        const replies = await Promise.all([first, other, first, other].map((server) => new Talker(server.url, 'demo-secretary').postOnce(act)))
        expect(replies.map((reply) => reply.status).sort()).toEqual([200, 200, 200, 201])
        // What is added by one is hinted at by the other.
        const ear = await listen(new Talker(other.url, 'demo-chair'))
        await new Talker(first.url, 'demo-secretary').postOnce(anAct())
        await until(() => ear.heard().includes('added'))
        ear.stop()
        const epoch = await readEpoch(first.url)
        await Promise.all([end(first.process, 'SIGTERM'), end(other.process, 'SIGKILL')])
        const again = await run(['--demo'], environment)
        expect(await readEpoch(again.url)).toBe(epoch)
        expect((await new Talker(again.url, 'demo-secretary').postOnce(act)).text).toBe(replies[0]?.text)
      } finally {
        await database.stop()
      }
    }, patience)

  it('answers what it is being asked when it is told to stop', async () => {
    const server = await runPrepared(['--demo'])
    const { port } = new URL(server.url)
    const body = JSON.stringify(anAct())
    const socket = connect(Number(port), '127.0.0.1')
    let heard = ''
    socket.on('data', (data) => { heard += data; })
    socket.write(`POST /fhir/QuestionnaireResponse HTTP/1.1\r\nhost: here\r\nauthorization: Bearer demo-secretary\r\ncontent-type: application/fhir+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, 40)}`)
    await until(() => socket.bytesWritten > 40)
    await new Promise((resume) => setTimeout(resume, 200))
    const ended = end(server.process, 'SIGTERM')
    await new Promise((resume) => setTimeout(resume, 200))
    socket.write(body.slice(40))
    await until(() => heard.includes('"id"'))
    expect(heard).toMatch(/^HTTP\/1\.1 201 /)
    socket.end()
    expect(await ended).toBe(0)
  }, patience)

  it('stops in ten seconds though somebody stays connected and somebody never finishes asking', async () => {
    const server = await runPrepared(['--demo'])
    await listen(new Talker(server.url, 'demo-chair'))
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write('POST /fhir/QuestionnaireResponse HTTP/1.1\r\nhost: here\r\nauthorization: Bearer demo-secretary\r\ncontent-length: 400\r\n\r\n{')
    await until(() => socket.bytesWritten > 40)
    await new Promise((resume) => setTimeout(resume, 200))
    const from = Date.now()
    await end(server.process, 'SIGTERM')
    expect(Date.now() - from).toBeLessThan(15_000)
  }, patience)

  it('serves the figures of its work to this computer, with no name in them', async () => {
    const port = await freePort()
    const server = await runPrepared(['--demo'], { METRICS_PORT: String(port) })
    await new Talker(server.url, 'demo-secretary').postOnce(anAct())
    const ear = await listen(new Talker(server.url, 'demo-chair'))
    const figures = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    expect(figures).toMatch(/trust_server_request_seconds_count\{method="POST",type="QuestionnaireResponse",status="201"\} 1/)
    expect(figures).toContain('trust_server_hint_streams 1')
    expect(figures).not.toMatch(/complex-cases|raman|osei|demo-/)
    expect((await fetch(`${new URL(server.url).origin}/metrics`)).status).toBe(401)
    ear.stop()
  }, patience)

  it.skipIf(!hasOpenssl && process.env['CI'] !== 'true')('answers over TLS alone when it has a certificate (to run it: sudo apt-get install -y openssl)', async () => {
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=trust.example', '-addext', 'subjectAltName=IP:127.0.0.1'], { stdio: 'ignore' })
    const server = await runPrepared(['--demo'], { TLS_CERT: cert, TLS_KEY: key })
    expect(server.url).toMatch(/^https:/)
    const status = await new Promise((resolve, reject) => askOverTls(`${server.url}/metadata`, { ca: readFileSync(cert) }, (response) => resolve(response.statusCode)).on('error', reject).end())
    expect(status).toBe(200)
    await expect(fetch(server.url.replace('https:', 'http:'))).rejects.toThrow('fetch failed')
  }, patience)

  it('signs people in by a site’s own table, which holds no tokens', async () => {
    const file = join(folder, 'tokens.json')
    const hash = createHash('sha256').update('a-long-secret').digest('hex')
    writeFileSync(file, JSON.stringify({ [hash]: { user: 'a.chair', name: 'Dr A Chair', role: 'chair', teams: ['bleeding'] } }))
    const server = await runPrepared([], { TOKENS_FILE: file })
    const at = new Talker(server.url, 'a-long-secret')
    expect((await at.get('QuestionnaireResponse')).status).toBe(200)
    expect((await at.as('demo-chair').get('QuestionnaireResponse')).status).toBe(401)
    expect((await at.as(hash).get('QuestionnaireResponse')).status).toBe(401)
  }, patience)

  it.each([
    ['nobody could sign in', [], {}, 'Nobody could sign in'],
    ['the tokens file is missing', [], { TOKENS_FILE: '/nowhere/tokens.json' }, 'cannot be read as JSON'],
    ['the port is not a port', ['--demo', '--port', 'http'], {}, 'whole number'],
    ['records would travel in clear', ['--demo'], { HOST: '0.0.0.0' }, 'travel in clear'],
    ['the certificate has no key', ['--demo'], { TLS_CERT: '/nowhere/cert.pem' }, 'both TLS_CERT and TLS_KEY'],
    ['the certificate cannot be read', ['--demo'], { TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' }, 'cannot be read'],
    ['the most requests are no number', ['--demo'], { REQUESTS_A_MINUTE: 'many' }, 'whole number above 0'],
    ['an option is unknown', ['--demo', '--verbose'], {}, '--verbose'],
    ['the database cannot be reached', ['--demo'], { DATABASE_URL: 'postgresql://127.0.0.1:9/none' }, 'database'],
  ])('says why it does not start when %s', async (_name, args, environment, words) => {
    const server = await run(args, environment as Record<string, string>)
    expect(server.stdout()).toBe('')
    expect(server.stderr()).toContain(words)
    expect(await end(server.process, 'SIGTERM')).toBe(1)
  }, patience)

  it('says so when the port is taken', async () => {
    const first = await runPrepared(['--demo'])
    const second = await runPrepared(['--demo', '--port', new URL(first.url).port])
    expect(second.stderr()).toContain('Another program is already using this port.')
    expect(await end(second.process, 'SIGTERM')).toBe(1)
  }, patience)
})
