import '#bridge/freeze-built-ins.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, Menu } from 'electron'
import { findWeakening } from './find-weakening.ts'
import { readFlags } from './read-flags.ts'
import { readMake } from './read-make.ts'
import { runApp } from './run-app.ts'
import { registerAppScheme } from './serve-app.ts'
import { sweepDumps } from './sweep-dumps.ts'

/**
 * The entry of the app: what must be settled before it is ready, then one copy of it for each profile. The crash
 * reporter is never started: a dump would hold the memory of a window or of the keeper, records and keys.
 */
const make = readMake(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8'), app.isPackaged)
const weakening = findWeakening({ argv: process.argv.slice(1), env: process.env, isRoot: process.getuid?.() === 0, packaged: app.isPackaged }, make)
const flags = readFlags(process.argv.slice(1), app.isPackaged)
if (flags.profile !== null) app.setPath('userData', join(flags.profile, 'window'))
registerAppScheme()
// As root Chromium starts only without its sandbox, and asking for both ends every process it starts.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
Menu.setApplicationMenu(null)

if (weakening !== null) {
  console.error(weakening)
  app.exit(1)
} else if (app.requestSingleInstanceLock()) {
  sweepDumps(app.getPath('crashDumps'))
  // Not awaited: Electron is not ready before this module has been run to its end.
  void app.whenReady().then(() => runApp(flags, make))
} else {
  console.error('Consilium is open already: its window has been brought to the front.')
  app.exit(0)
}
