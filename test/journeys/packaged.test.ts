import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { extractFile, getRawHeader, listPackage } from '@electron/asar'
import { _electron, expect, test } from '@playwright/test'
import { endProcessTree } from '../../commands/demo/end-processes.ts'
import { DEPENDS } from '../../commands/package/debian-texts.ts'
import { makeForTests, makeShipped, type Made } from '../../commands/package/make-package.ts'
import { debianVersion, readPlan, type PackagePlan } from '../../commands/package/read-plan.ts'
import { readFuses, SHIPPED_FUSES } from '../../commands/package/set-package-fuses.ts'
import { namePackages } from '#electron/setup/name-packages.mjs'
import { findRuntime } from '#electron/setup/find-runtime.mjs'
import { freePort } from '../builders/free-port.ts'
import { signLukasz } from '../builders/in-the-clinic.ts'
import { explore } from '../builders/open-app.ts'
import { onThisComputer, processesIn, runProgram, startProgram } from '../builders/packaged-program.ts'

const PROJECT = resolve(import.meta.dirname, '../..')
const NOBODY = 65_534

test.describe.configure({ mode: 'serial' })
test.skip(process.platform !== 'linux', 'a package is made on Linux alone so far')

const folder = mkdtempSync(join(tmpdir(), 'consilium-packaged-'))
let plan: PackagePlan
/** What the Debian package was taken apart into, as dpkg would into the root of a computer. */
const installed = join(folder, 'root')
const programFolder = join(installed, 'usr/lib/consilium')
const program = join(programFolder, 'consilium')
const archive = join(programFolder, 'resources/app.asar')
const wrapper = join(installed, 'usr/bin/consilium')
let made: Made

test.beforeAll(async () => {
  test.setTimeout(240_000)
  // An ordinary user runs what is in here.
  chmodSync(folder, 0o755)
  plan = readPlan(PROJECT)
  made = await makeShipped(plan, join(folder, 'made'))
  expect(spawnSync('dpkg-deb', ['-x', made.debian, installed], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
})

test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))

/** An empty home that anybody may write in. */
function aHome(name: string): string {
  const home = join(folder, name)
  mkdirSync(home)
  chmodSync(home, 0o777)
  return home
}

test('[E5, E17, E18] the program is shipped with its switches set, read back from its bytes', async () => {
  const there = await readFuses(program)
  const wanted = Object.fromEntries(Object.entries(SHIPPED_FUSES).filter(([name]) => name in there))
  expect(there).toEqual(wanted)
  expect(there).toMatchObject({ RunAsNode: false, EnableNodeOptionsEnvironmentVariable: false, EnableNodeCliInspectArguments: false, OnlyLoadAppFromAsar: true, EnableEmbeddedAsarIntegrityValidation: true, GrantFileProtocolExtraPrivileges: false, EnableCookieEncryption: true })
  // What was copied had others, so that this can fail.
  expect(await readFuses(findRuntime().electronPath)).not.toEqual(wanted)
})

test('[E17, E18] its archive holds what runs and nothing else, each file with its sum', () => {
  const paths = listPackage(archive, { isPack: false }).filter((path) => /\.[a-z0-9]+$/.test(path))
  const allowed = /^\/(?:package\.json|out\/(?:main|preload|renderer)\/[\w./-]+\.(?:js|cjs|css|html|ttf|wasm)|resources\/fonts\/[\w./-]+\.(?:ttf|txt)|resources\/demo\/clinic\/[\w-]+\.json)$/
  expect(paths.filter((path) => !allowed.test(path))).toEqual([])
  expect(paths.length).toBeGreaterThan(40)
  const texts = paths.map((path) => ({ path, text: extractFile(archive, path.slice(1)).toString('latin1') }))
  expect(texts.filter(({ text }) => text.includes(PROJECT) || /BEGIN [A-Z ]*PRIVATE KEY-----\n[A-Za-z0-9+/]/.test(text) || text.includes('sourceMappingURL=')).map(({ path }) => path)).toEqual([])
  expect(filesOf(getRawHeader(archive).header).filter(({ integrity }) => integrity?.algorithm !== 'SHA256')).toEqual([])
  const card = JSON.parse(extractFile(archive, 'package.json').toString('utf8')) as object
  expect(card).toMatchObject({ version: plan.version, main: 'out/main/main.js', make: { forRecords: plan.forRecords, forTests: false } })
  expect(Object.keys(card).sort()).toEqual(['desktopName', 'main', 'make', 'name', 'type', 'version'])
})

test('[E18] its Debian package gives every file to root, writable by nobody else, and names what it needs', () => {
  const { stdout } = spawnSync('dpkg-deb', ['-c', made.debian], { encoding: 'utf8' })
  const lines = stdout.trim().split('\n').map((line) => line.trim().split(/\s+/))
  expect(lines.filter(([mode = '', owner]) => owner !== 'root/root' || !/^[-d]rw[xs]r-[-x]r-[-x]$|^-rw-r--r--$/.test(mode))).toEqual([])
  expect(lines.filter(([mode = '']) => mode.includes('s')).map(([mode, , , , , path]) => `${mode} ${path}`)).toEqual(['-rwsr-xr-x ./usr/lib/consilium/chrome-sandbox'])
  const paths = lines.map((line) => line[5])
  for (const path of ['bin/consilium', 'share/applications/consilium.desktop', 'share/doc/consilium/copyright', 'share/doc/consilium/sbom.json', 'share/icons/hicolor/scalable/apps/consilium.svg']) expect(paths).toContain(`./usr/${path}`)
  expect(spawnSync('dpkg-deb', ['-f', made.debian, 'Version'], { encoding: 'utf8' }).stdout.trim()).toBe(debianVersion(plan))
  const linked = spawnSync('ldd', [program], { encoding: 'utf8' }).stdout.matchAll(/^\s*(lib\S+\.so\S*) =>/gm)
  const needed = namePackages([...linked].map(([, name = '']) => name), false)
  expect(needed.length).toBeGreaterThan(5)
  expect(DEPENDS.map((each) => each.split(' ')[0])).toEqual(expect.arrayContaining(needed))
})

test('[E32] the same commit is packed into the same bytes', async () => {
  const again = await makeShipped(plan, join(folder, 'another place', 'made'))
  expect(sumOf(again.debian)).toBe(sumOf(made.debian))
  rmSync(dirname(again.debian), { recursive: true })
})

test('[E17, E23] the shipped program runs nothing else, by variable, switch or folder, and may not be dumped', async () => {
  const home = aHome('home')
  const marker = join(folder, 'ran')
  const script = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'ran')`
  writeFileSync(join(folder, 'required.cjs'), script)
  const asNode = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${join(folder, 'required.cjs')}` }
  // The same Electron as it comes does run it, so that this can fail.
  spawnSync(findRuntime().electronPath, ['-e', '0'], { env: { ...process.env, ...asNode } })
  expect(existsSync(marker)).toBe(true)
  rmSync(marker)
  const loose = join(programFolder, 'resources/app')
  mkdirSync(loose)
  writeFileSync(join(loose, 'package.json'), '{"name":"loose","main":"main.js"}')
  writeFileSync(join(loose, 'main.js'), script)
  // Without its archive it ends, whatever folder lies there.
  renameSync(archive, `${archive}.away`)
  expect(runProgram({ program: wrapper, home })).toMatchObject({ status: 1 })
  renameSync(`${archive}.away`, archive)
  expect(existsSync(marker)).toBe(false)
  const port = await freePort()
  // What a newer Node has compiled it would run in place of the archive's own.
  const compiled = join(folder, 'compiled')

  const child = startProgram({ program: wrapper, home, args: [`--inspect=127.0.0.1:${port}`, `--inspect-brk=127.0.0.1:${port}`, '--proxy-server=127.0.0.1:9'], env: { ...asNode, NODE_COMPILE_CACHE: compiled } })
  try {
    // Window and keeper: the app itself came up. The press rests until somebody is let in.
    await expect.poll(() => kindsOf(programFolder), { timeout: 30_000 }).toMatchObject({ renderer: expect.any(Number), keeperAndPress: 1 })
    const running = processesIn(programFolder)
    expect(running.filter(({ limits }) => !/^Max core file size +0 +0 /m.test(limits))).toEqual([])
    expect(running.filter(({ commandLine }) => commandLine.includes('crashpad'))).toEqual([])
    expect(await answers(port)).toBe(false)
    expect([marker, compiled].filter(existsSync)).toEqual([])
  } finally {
    endProcessTree(child.pid)
    rmSync(loose, { recursive: true })
  }
})

test('[E21] the shipped program does not start with what weakens it', () => {
  const home = aHome('home of the weak')
  for (const weak of ['--ignore-certificate-errors', '--disable-web-security', '--remote-debugging-port=0', '--host-rules=MAP * 127.0.0.1']) {
    expect(runProgram({ program: wrapper, home, args: [weak] })).toMatchObject({ status: 1, said: expect.stringContaining(`does not start with ${weak.split('=')[0]}:`) })
  }
  expect(runProgram({ program: wrapper, home, env: { SSLKEYLOGFILE: join(home, 'keys') } })).toMatchObject({ status: 1, said: expect.stringContaining('SSLKEYLOGFILE is set') })
  expect(existsSync(join(home, 'keys'))).toBe(false)
  // As root Chromium starts only without its sandbox; anybody else is refused.
  const user = process.getuid?.() === 0 ? NOBODY : null
  expect(runProgram({ program: wrapper, home, args: ['--no-sandbox'] }, user)).toMatchObject({ status: 1, said: expect.stringContaining('does not start with --no-sandbox:') })
})

test('[E5, E17] the packaged app opens the made-up clinic and sets a letter; a trial opens no records', async () => {
  test.setTimeout(180_000)
  const forTests = await makeForTests(plan, join(folder, 'for tests'))
  expect(await readFuses(join(forTests, 'consilium'))).toEqual({ ...(await readFuses(program)), EnableNodeCliInspectArguments: true })
  const home = aHome('home of the test')
  const { args, env } = onThisComputer({ home })
  const app = await _electron.launch({ executablePath: join(forTests, 'consilium'), args: [...args], env: env as Record<string, string>, chromiumSandbox: findRuntime().sandboxed })
  try {
    const page = await app.firstWindow()
    const trial = page.getByText('A trial, not for patients:')
    await expect(page.getByRole('heading', { name: 'How do you want to start?' })).toBeVisible()
    await expect(trial).toHaveCount(plan.forRecords ? 0 : 1)
    if (!plan.forRecords) {
      await page.keyboard.press('1')
      await expect(page.getByRole('alert').filter({ hasText: 'It opens the made-up clinic alone' })).toBeVisible()
      await page.keyboard.press('3')
      await expect(page.getByRole('heading', { name: 'How do you want to start?' })).toBeVisible()
    }
    expect(await page.evaluate(() => fetch('file:///etc/passwd').then(() => 'read', () => 'refused'))).toBe('refused')
    await explore(page)
    await signLukasz(page)
    await expect(page.getByRole('heading', { name: /^Signed by/ })).toBeVisible()
    expect(existsSync(join(home, plan.forRecords ? 'consilium' : 'consilium-trial', 'vaults'))).toBe(true)
  } finally {
    await app.close()
  }
})

function sumOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

interface Header {
  readonly files?: Readonly<Record<string, Header>>
  readonly integrity?: { readonly algorithm: string }
}

function filesOf(entry: Header): readonly Header[] {
  return entry.files === undefined ? [entry] : Object.values(entry.files).flatMap(filesOf)
}

function kindsOf(inFolder: string): { readonly renderer: number | undefined; readonly keeperAndPress: number } {
  const lines = processesIn(inFolder).map(({ commandLine }) => commandLine)
  return { renderer: lines.filter((line) => line.includes('--type=renderer')).length || undefined, keeperAndPress: lines.filter((line) => line.includes('node.mojom.NodeService')).length }
}

function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/json/version`).then(() => true, () => false)
}
