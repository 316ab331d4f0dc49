import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import { runProbe } from '#electron/keeper/sync/run-probe.ts'
import { sayProfile, writeProfile } from './check-server/say-profile.ts'
import { exitCodes } from './check-server/words.ts'

/** `npm run check-server -- URL`: what a FHIR server really does, asked with made-up entries about nobody. */
const usage = [
  'Usage: TOKEN=… [OTHER_TOKEN=…] npm run check-server -- URL [--team NAME] [--json]',
  '  URL          the base address of the FHIR server',
  '  TOKEN        the sign-in of somebody who may add files for the team; OTHER_TOKEN that of another team',
  '  --team NAME  the team the made-up entries are tagged with (consilium-server-check)',
  '  --json       writes what was found as JSON',
  'It makes two documents, one file and, where it may, one response, all about nobody; they stay there and can be ignored.',
  'Ends with 0: fit for several teams; 1: for one team only; 2: not fit; 3: not reached.',
].join('\n')

/** As large as a letter with its enclosures. */
const FILE_BYTES = 3 * 1024 * 1024
const WRONG_USAGE = 64

interface Options {
  readonly server: string
  readonly team: string
  readonly json: boolean
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  const { TOKEN, OTHER_TOKEN } = process.env
  if (options === null || !TOKEN) {
    process.stderr.write(`${usage}\n`)
    return WRONG_USAGE
  }
  const { server, team, json } = options
  const ground = { server, team, run: randomUUID(), now: Date.now(), fileBytes: FILE_BYTES }
  const profile = await runProbe(fetchHttp(globalThis.fetch), ground, { us: TOKEN, other: OTHER_TOKEN || null })
  process.stdout.write(`${json ? writeProfile(server, profile) : sayProfile(profile)}\n`)
  return exitCodes[profile.fitness]
}

/** Null when it is not clear what is meant. */
function readOptions(args: readonly string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { team: { type: 'string' }, json: { type: 'boolean' } }, allowPositionals: true })
    const [address = '', ...more] = positionals
    if (more.length > 0 || !/^https?:\/\//.test(address) || !URL.canParse(address) || new URL(address).search !== '') return null
    return { server: address.replace(/\/+$/, ''), team: values.team ?? 'consilium-server-check', json: values.json ?? false }
  } catch {
    return null
  }
}

process.exitCode = await main(process.argv.slice(2))
