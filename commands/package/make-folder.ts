import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createPackageFromFiles } from '@electron/asar'
import { listContents } from './list-contents.ts'
import type { PackagePlan } from './read-plan.ts'
import { setPackageFuses, type Build } from './set-package-fuses.ts'
import { stampTimes } from './stamp-times.ts'

/** What of Electron’s folder stays behind: its own example app, and what only says that it was unpacked. */
const LEFT_OUT = ['resources', 'electron', '.complete']
/** Chromium’s own words, for the languages the app is in. */
const LOCALES = ['en-GB.pak', 'en-US.pak']

/**
 * Makes the folder of the program from a finished build: Electron, `resources/app.asar` and nothing else.
 * @param folder where it shall stand; what is there goes
 */
export async function makeFolder(plan: PackagePlan, build: Build, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'resources'), { recursive: true })
  for (const name of readdirSync(plan.electron)) if (!LEFT_OUT.includes(name)) cpSync(join(plan.electron, name), join(folder, name), { recursive: true })
  for (const name of readdirSync(join(folder, 'locales'))) if (!LOCALES.includes(name)) rmSync(join(folder, 'locales', name))
  const executable = join(folder, plan.name)
  copyFileSync(join(plan.electron, 'electron'), executable)
  chmodSync(executable, 0o755)
  await setPackageFuses(executable, build)
  await makeArchive(plan, build, join(folder, 'resources/app.asar'))
  // In the Debian package it belongs to root, and is what lets an ordinary user’s pages be shut in.
  chmodSync(join(folder, 'chrome-sandbox'), 0o4755)
  stampTimes(folder, plan.epoch)
}

async function makeArchive(plan: PackagePlan, build: Build, file: string): Promise<void> {
  const stage = `${file}.stage`
  const contents = listContents(plan.root)
  for (const path of contents) {
    mkdirSync(dirname(join(stage, path)), { recursive: true })
    copyFileSync(join(plan.root, path), join(stage, path))
  }
  writeFileSync(join(stage, 'package.json'), cardOf(plan, build))
  await createPackageFromFiles(stage, `${file}.new`, [...contents, 'package.json'].map((path) => join(stage, path)))
  renameSync(`${file}.new`, file)
  rmSync(stage, { recursive: true })
}

/** A trial has a name of its own, and so a profile of its own: it never meets records that a released one keeps. */
function cardOf({ name, version, forRecords }: PackagePlan, build: Build): string {
  const make = { forRecords, forTests: build === 'test' }
  return `${JSON.stringify({ name: forRecords ? name : `${name}-trial`, version, type: 'module', main: 'out/main/main.js', desktopName: `${name}.desktop`, make }, null, 2)}\n`
}
